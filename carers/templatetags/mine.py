"""Days and times that pages and messages to a carer name, as words of the reader's language."""

import datetime

from django import template
from django.utils import timezone

from carers.models import KeptDraft
from portal.accounts.models import User
from portal.languages import formats
from questionnaires.models import Draft

register = template.Library()


@register.filter
def day_of(moment: datetime.datetime | str) -> str:
    """27 March 2026, as it is here. In messages moments stand in ISO form."""
    return formats.date(_here(moment))


@register.filter
def weekday_of(moment: datetime.datetime | str) -> str:
    return formats.weekday(_here(moment).weekday())


@register.filter
def clock_of(moment: datetime.datetime | str) -> str:
    """14:30, as it is here."""
    return formats.clock(_here(moment).time())


@register.filter
def is_kept_by(draft: Draft, user: User) -> bool:
    """Whether these answers are in her account."""
    return KeptDraft.objects.filter(draft=draft, user=user).exists()


def _here(moment: datetime.datetime | str) -> datetime.datetime:
    read = datetime.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return timezone.localtime(read)
