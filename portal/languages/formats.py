"""Dates, times, numbers, money, distances and lists, as readers of each language write them.

Django has no formats for two of our languages and American ones for English, so everything here
comes from Babel by the language table. Functions return plain text; `words.py` adds the markup that
keeps numbers in order inside right-to-left text.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from django.utils import timezone
from django.utils.translation import gettext

from portal.languages.table import current_language, language_for

METRES_IN_A_MILE = 1609.344

DATE_PATTERNS = {"en": "d MMMM y", "ti": "d MMMM y", "ur": "d MMMM y"}
"""Our own where CLDR's long date is month first or runs the year into the month."""


def date(value: datetime.date | datetime.datetime) -> str:
    """Day, month in words, year: 27 March 2026."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    language = current_language()
    pattern = DATE_PATTERNS.get(language.code, "long")
    return format_date(value, format=pattern, locale=language.locale)


def weekday(day: int) -> str:
    """The name of a day, Monday = 0."""
    # Not "stand-alone": Babel 2.18 resolves its aliases in a table that all languages share, so
    # that once Urdu has been asked, Romanian and Polish get Urdu names.
    return str(get_day_names("wide", "format", current_language().locale)[day])


def clock(value: datetime.time) -> str:
    """24 hours, two digits: six of our languages would otherwise get am and pm in English."""
    return f"{value:%H:%M}"


def weekday_time_range(opens: datetime.time, closes: datetime.time) -> str:
    """09:00–17:00. Midnight at the end of a day is 24:00."""
    end = "24:00" if closes in (datetime.time(0, 0), datetime.time(23, 59)) else clock(closes)
    return f"{clock(opens)}–{end}"


def number(value: int | float | Decimal) -> str:
    return _number(value, current_language().code)


@lru_cache(maxsize=5000)
def _number(value: int | float | Decimal, code: str) -> str:
    # A result page has some fifty counts, nearly all of them small: Babel is slow to write each.
    return format_decimal(value, locale=language_for(code).locale)


def percent(value: float) -> str:
    """A share between 0 and 1, in whole per cent."""
    return format_percent(value, format=None, locale=current_language().locale)


def money(amount: Decimal | int) -> str:
    """£83.30, or £83 when whole: the same in every language, as on a British bill."""
    amount = Decimal(amount)
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def distance(metres: float) -> str:
    """A sentence about how far it is, in miles: people in Britain know no other road signs."""
    miles = metres / METRES_IN_A_MILE
    if miles < 0.1:
        return gettext("Less than 0.1 miles away")
    shown = format_decimal(miles, format="#,##0.0", locale=current_language().locale)
    return gettext("%(miles)s miles away") % {"miles": shown}


def and_list(items: Sequence[str]) -> str:
    """Polish, Urdu and Arabic."""
    return format_list(list(items), style="standard", locale=current_language().locale)
