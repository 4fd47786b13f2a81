"""Filters that every template has: words for dates and numbers, and isolation inside other text."""

import datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from portal.languages import formats
from portal.languages.table import ENGLISH, current_language, language_for

register = template.Library()


@register.filter
def bdi(value: Any) -> SafeString | str:
    """Keeps a phone number, postcode, price or code in its own order inside right-to-left text."""
    if value in (None, ""):
        return ""
    return format_html('<bdi dir="ltr">{}</bdi>', value)


@register.filter
def tel_link(value: Any) -> SafeString | str:
    """A phone number that can be pressed."""
    shown = str(value or "").strip()
    if not shown:
        return ""
    digits = "".join(character for character in shown if character.isdigit() or character == "+")
    return format_html(
        '<a class="govuk-link tel" href="tel:{}"><bdi dir="ltr">{}</bdi></a>', digits, shown
    )


@register.filter
def datewords(value: datetime.date | None) -> str:
    return formats.date(value) if value else ""


@register.filter
def milesaway(metres: float | None) -> str:
    return formats.distance(metres) if metres is not None else ""


@register.filter
def numberwords(value: int | float | Decimal) -> str:
    return formats.number(value)


@register.filter
def moneywords(amount: Decimal | int | None) -> SafeString | str:
    return bdi(formats.money(amount)) if amount is not None else ""


@register.filter
def andlist(items: list[str]) -> str:
    return formats.and_list([str(item) for item in items])


@register.simple_tag
def time_range(opens: datetime.time, closes: datetime.time) -> SafeString | str:
    return bdi(formats.weekday_time_range(opens, closes))


@register.simple_tag
def english(text: Any) -> SafeString | str:
    """A text that may be in another language than the page: says so to browsers and readers aloud.

    Takes a `Text` of a translated object, or a plain string that is known to be English.
    """
    code = getattr(text, "language", ENGLISH.code)
    shown = conditional_escape(getattr(text, "value", text))
    if code == current_language().code or not shown:
        return shown
    language = language_for(code)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', language.tag, language.direction, shown
    )


@register.filter
def email_link(address: Any) -> SafeString | str:
    if not address:
        return ""
    return format_html(
        '<a class="govuk-link" href="mailto:{0}"><bdi dir="ltr">{0}</bdi></a>', str(address).strip()
    )


@register.filter
def language_name(code: str) -> str:
    """The English name of a language, for staff."""
    return language_for(code).english_name
