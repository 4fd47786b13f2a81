"""What runs less where time is short: in CI, which has 25 minutes for everything."""

import datetime
import os
from collections.abc import Sequence
from typing import TypeVar

from portal.languages.table import BY_CODE, Language

T = TypeVar("T")
CI = bool(os.environ.get("CI"))


def examples(count: int) -> int:
    """Of a property test that asks the database for each of them; in CI a third."""
    return max(count // 3, 5) if CI else count


def third_of_the_day(things: Sequence[T]) -> Sequence[T]:
    """All of them; in CI every third, the others on the next two days."""
    return things[datetime.date.today().toordinal() % 3 :: 3] if CI else things


def of_the_day(*always: str) -> list[Language]:
    """Those that are named, and one other that changes by the day."""
    others = [code for code in BY_CODE if code not in always]
    other = others[datetime.date.today().toordinal() % len(others)]
    return [BY_CODE[code] for code in (*always, other)]


def languages_of_slow_tests(*always: str) -> list[Language]:
    """All nine; in CI those that are named, and that of the day."""
    return of_the_day(*always) if CI else list(BY_CODE.values())


def languages_of_today() -> list[Language]:
    """Of journeys: English, Urdu and that of the day; all nine when asked for."""
    if os.environ.get("ALL_LANGUAGES"):
        return list(BY_CODE.values())
    return of_the_day("en", "ur")


def languages_of_keyed_pages() -> list[Language]:
    """Of pages that open with a key: there are many. In CI Urdu, which shows most of what can go
    wrong; elsewhere as above."""
    return [BY_CODE["ur"]] if CI else languages_of_today()
