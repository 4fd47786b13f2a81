"""In which languages a test runs, where all nine would take too long. CI has 25 minutes."""

import datetime
import os

from portal.languages.table import BY_CODE, Language


def of_the_day(*always: str) -> list[Language]:
    """Those that are named, and one other that changes by the day."""
    others = [code for code in BY_CODE if code not in always]
    other = others[datetime.date.today().toordinal() % len(others)]
    return [BY_CODE[code] for code in (*always, other)]


def languages_of_slow_tests(*always: str) -> list[Language]:
    """All nine; in CI those that are named, and that of the day."""
    return of_the_day(*always) if os.environ.get("CI") else list(BY_CODE.values())


def languages_of_today() -> list[Language]:
    """Of journeys: English, Urdu and that of the day; all nine when asked for."""
    if os.environ.get("ALL_LANGUAGES"):
        return list(BY_CODE.values())
    return of_the_day("en", "ur")


def languages_of_keyed_pages() -> list[Language]:
    """Of pages that open with a key: there are many. In CI Urdu, which shows most of what can go
    wrong; elsewhere as above."""
    return [BY_CODE["ur"]] if os.environ.get("CI") else languages_of_today()
