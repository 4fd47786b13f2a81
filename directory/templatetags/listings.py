"""Filters for pages about services."""

import datetime
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from directory.geography.places import Place
from directory.opening import Hours, Opening
from directory.search import Facet
from directory.words import COSTS, language_name
from portal.languages import formats
from portal.languages.templatetags.words import bdi, english
from portal.languages.translated import Text

register = template.Library()

SENTENCE_END = re.compile(r"[.!?۔؟።。！？।](?=\s|$|[^\x00-\x7f])")
"""In the scripts of all nine languages."""
FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
MIDNIGHT = datetime.time(0, 0)
LONG_ENOUGH = 20
"""'Hello!' alone says nothing: a first sentence this short takes the next one with it."""


@register.filter
def first_sentence(text: Text) -> Text:
    """The first sentence that says something, still with its language."""
    for end in SENTENCE_END.finditer(text.value):
        if end.end() >= LONG_ENOUGH:
            return Text(text.value[: end.end()], text.language, text.state)
    return text


@register.filter
def isolated(text: str) -> str:
    """Typed words, kept apart from the sentence's direction; for titles, where no tag may stand."""
    return f"{FIRST_STRONG_ISOLATE}{text}{END_OF_ISOLATE}" if text else ""


@register.filter
def label_of_place(place: Place | None) -> str:
    return isolated(place.label) if place else ""


@register.filter
def clock(moment: datetime.datetime) -> SafeString | str:
    """09:00, in its own order."""
    return bdi(formats.clock(moment.time()))


@register.filter
def closing_time(opening: Opening) -> SafeString | str:
    """17:00; the midnight that ends the day is 24:00."""
    if opening.until is None:
        return ""
    return bdi("24:00") if opening.until.time() == MIDNIGHT else clock(opening.until)


@register.filter
def weekday(date: datetime.date) -> str:
    """The name of the day."""
    return formats.weekday(date.weekday())


@register.filter
def day_words(moment: datetime.datetime, today: datetime.date) -> str:
    """The name of a day of the coming week; day and date of a later one."""
    name = formats.weekday(moment.weekday())
    is_near = moment.date() < today + datetime.timedelta(days=7)
    return name if is_near else f"{name} {formats.date(moment.date())}"


@register.filter
def hours(stretch: Hours) -> SafeString | str:
    """09:00–17:00; the opening time alone where nobody knows the end."""
    if stretch.closes is None:
        return clock(stretch.opens)
    return bdi(formats.weekday_time_range(stretch.opens.time(), stretch.closes.time()))


@register.filter
def cost_words(code: str) -> str:
    return str(COSTS.get(code, ""))


@register.filter
def language_names(codes: Iterable[str]) -> list[str]:
    return [language_name(code) for code in codes]


@register.simple_tag
def in_language(text: str, code: str) -> SafeString | str:
    """A text with the language it is in, marked where that is not the page's."""
    return english(Text(text, code, ""))


@register.filter
def website(url: str) -> str:
    """The name of the site, as on a leaflet: www.example.org."""
    return urlsplit(url).netloc


@register.filter
def text_link(number: str) -> SafeString:
    """A number for text messages only: pressing it begins one."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return format_html(
        '<a class="govuk-link tel" href="sms:{}"><bdi dir="ltr">{}</bdi></a>', digits, number
    )


@register.filter
def has_choice(facet: Facet) -> bool:
    """Whether something of this filter is chosen: it is then shown unfolded."""
    return any(option.selected for option in facet.options)
