"""What pages ask about what a carer has sent, and about when somebody sees it."""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.utils import timezone

from carers.cases.call_backs import told_of_danger
from carers.cases.sending import sent_from
from carers.models import Case
from portal.alerts import clock
from questionnaires.models import Draft

register = template.Library()


@dataclass(frozen=True)
class Hours:
    is_open: bool
    opens: datetime
    """When the offices open again, in local time."""


@register.simple_tag
def sent_case(draft: Draft) -> Case | None:
    """What was sent with these answers, or the call that was asked for."""
    return sent_from(draft)


@register.simple_tag
def who_knows_of_danger(draft: Draft) -> Case | None:
    """The case by which people know that there is danger; None where nobody knows."""
    return told_of_danger(draft)


@register.simple_tag
def who_looks_when() -> Hours:
    """Whether somebody is in the office now."""
    now = timezone.now()
    return Hours(clock.is_open(now), timezone.localtime(clock.opens_again(now)))


@register.filter
def clocktime(moment: datetime) -> str:
    """09:00, the same in every language."""
    return f"{moment:%H:%M}"
