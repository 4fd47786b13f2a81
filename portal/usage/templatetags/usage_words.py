"""Numbers and months of use, in words of staff pages."""

import datetime
from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def times(number: int | str) -> str:
    """1,450; or what stands in the place of a number."""
    return f"{number:,}" if isinstance(number, int) else number


@register.filter
def plain(number: Decimal) -> str:
    """66.8 for 66.80, 36 for 36.00."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


@register.filter
def short_month(month: datetime.date) -> str:
    return f"{month:%b %Y}"
