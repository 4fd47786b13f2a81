"""Words and parts of the staff screens that keep the directory."""

import datetime
from typing import Any

from django import template
from django.utils import timezone

from directory.models import Publication, Service, Status
from directory.permissions import (
    can_edit_directory,
    can_see_directory_figures,
    can_translate_directory,
)
from portal.languages import formats
from portal.languages.templatetags.text_states import text_state

register = template.Library()

PLACES = (
    ("listings", "Listings", can_edit_directory),
    ("reports", "Reports", can_edit_directory),
    ("translations", "Translations", can_translate_directory),
    ("empty-searches", "Searches without results", can_see_directory_figures),
    ("use", "Use", can_see_directory_figures),
)
"""Pages of the staff directory: address, name, who may open it."""


@register.inclusion_tag("staff/directory/nav.html", takes_context=True)
def directory_nav(context: dict[str, Any]) -> dict[str, Any]:
    """The pages of the directory that this person may open."""
    request = context["request"]
    current = request.resolver_match.url_name if request.resolver_match else ""
    links = [
        (f"staff-directory:{name}", label, name == current)
        for name, label, open_to in PLACES
        if open_to(request.user)
    ]
    return {"links": links}


@register.filter
def days_since(day: datetime.date | datetime.datetime) -> str:
    """How long something has waited: 'today', '1 day', '12 days'."""
    if isinstance(day, datetime.datetime):
        day = timezone.localdate(day)
    return _days((timezone.localdate() - day).days)


@register.filter
def due_in_words(day: datetime.date | None) -> str:
    """Whether a check is late, and by how much."""
    if day is None:
        return "No date set"
    left = (day - timezone.localdate()).days
    if left == 0:
        return "Due today"
    return f"{_days(-left)} late" if left < 0 else f"In {_days(left)}"


@register.filter
def percentwords(share: float) -> str:
    return formats.percent(share)


@register.filter
def is_due(day: datetime.date | None) -> bool:
    return day is not None and day <= timezone.localdate()


@register.filter
def public_state(service: Service) -> dict[str, str]:
    """Whether the public sees it, as word, icon and colour."""
    if service.is_visible:
        closed = service.status == Status.TEMPORARILY_CLOSED
        said = "Shown, closed for now" if closed else "Shown"
        return {"words": said, "icon": "tick-circle", "kind": "warn" if closed else "good"}
    if service.publication == Publication.PUBLISHED:
        return {"words": f"Hidden: {service.get_status_display().lower()}", "icon": "close",
                "kind": "warn"}  # fmt: skip
    return {
        "words": service.get_publication_display(),
        "icon": "edit" if service.publication == Publication.DRAFT else "close",
        "kind": "quiet",
    }


register.filter(text_state)


def _days(number: int) -> str:
    if number == 0:
        return "today"
    return "1 day" if number == 1 else f"{number:,} days"
