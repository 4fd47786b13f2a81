"""Addresses of a journey, whichever room it is in."""

from django import template

from questionnaires.journey.room import Room
from questionnaires.models import Draft

register = template.Library()


@register.simple_tag
def journey_url(room: Room, name: str, draft: Draft | None = None) -> str:
    return room.url(name, draft.pk if draft else None)
