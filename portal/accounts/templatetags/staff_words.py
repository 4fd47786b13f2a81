"""Words of staff pages, which are English: dates, times and role titles."""

import datetime

from django import template
from django.utils import timezone

from portal.accounts.roles import title_of

register = template.Library()


@register.filter
def role_title(code: str) -> str:
    return title_of(code)


@register.filter
def staff_date(value: datetime.date | datetime.datetime) -> str:
    """5 June 2027, in Coventry's time."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value)
    return f"{value.day} {value:%B %Y}"


@register.filter
def staff_time(value: datetime.datetime) -> str:
    """5 June 2027, 14:05, in Coventry's time."""
    return f"{staff_date(value)}, {timezone.localtime(value):%H:%M}"
