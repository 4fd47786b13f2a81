"""Who is heard: by group its share of the answers beside its share of the city. Pure but for the
city's figures.

Works with what the tier shows and nothing else. Where a group is hidden, so is all that would need
its number; what can be said all the same is said of the range in which the truth lies.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from surveys.figures.outside.groups import Group, dimension_of
from surveys.figures.outside.population import Share, population_of
from surveys.figures.tables import NOT_ANSWERED, ProtectedTable
from surveys.figures.wilson import wilson

UNSAID = ("rather-not", NOT_ANSWERED)
"""Groups of those who did not say."""
HIDDEN = "hidden"
LEAST_SAID = 30
"""Of fewer people who said, nothing is said of shares."""
EVERY = 100


class Verdict(StrEnum):
    FEWER = "fewer than their share"
    ABOUT = "about their share"
    MORE = "more than their share"
    TOO_FEW = "too few answers to say"
    HIDDEN = "hidden"
    UNKNOWN = "no figure of the city"


@dataclass(frozen=True)
class Heard:
    group: str
    """Code of data/outside/groups.toml."""
    words: str
    answers: int | str
    """Or 'hidden'."""
    percent: float | None
    """Of those who said; None where not all numbers are shown, or too few said."""
    low: float | None
    high: float | None
    """At 95 %, by Wilson."""
    city: Share | None
    verdict: Verdict

    @property
    def is_missing(self) -> bool:
        """Whether the group is not heard as often as it lives here."""
        return self.verdict == Verdict.FEWER


def heard_from(table: ProtectedTable, dimension: str, on: datetime.date) -> list[Heard]:
    """`table` is broken down by that dimension ('age', or 'eq-age'). Empty for one that is not
    known. Of groups that overlap, such as White and White British, each has its own line."""
    return compare(table.base, table.bases, dimension, on)


def compare(
    base: int | str, bases: Mapping[str, int | str], dimension: str, on: datetime.date
) -> list[Heard]:
    """The same of anything that is counted by group: `base` all together, `bases` by answer."""
    found = dimension_of(dimension)
    if found is None:
        return []
    city = population_of(found.code, on)
    said = _said(base, bases)
    groups = [group for group in found.groups if group.options]
    return [_heard(group, bases, said, city.get(group.code)) for group in groups]


def missing(heard: list[Heard]) -> Iterator[Heard]:
    """Those who are not heard as often as they live here."""
    return (one for one in heard if one.is_missing)


def _said(base: int | str, bases: Mapping[str, int | str]) -> tuple[int, int] | None:
    """How many said: the least and the most that it can be; None where nothing can be told."""
    if not bases and base != 0:
        # Where even the names of groups would tell too much, none is told: that is not nobody.
        return None
    said = {code: number for code, number in bases.items() if code not in UNSAID}
    least = sum(number for number in said.values() if isinstance(number, int))
    if all(isinstance(number, int) for number in said.values()):
        return least, least
    if isinstance(base, str):
        return None
    unsaid = sum(number for code in UNSAID if isinstance(number := bases.get(code, 0), int))
    return least, max(least, base - unsaid)


def _heard(
    group: Group,
    bases: Mapping[str, int | str],
    said: tuple[int, int] | None,
    city: Share | None,
) -> Heard:
    numbers = [bases.get(option, 0) for option in group.options]
    shown = [number for number in numbers if isinstance(number, int)]
    if said is None or len(shown) < len(numbers):
        return Heard(group.code, group.words, HIDDEN, None, None, None, city, Verdict.HIDDEN)
    answers, (least, most) = sum(shown), said
    if least < LEAST_SAID:
        return Heard(group.code, group.words, answers, None, None, None, city, Verdict.TOO_FEW)
    low, high = wilson(answers, most)[0], wilson(answers, least)[1]
    percent = EVERY * answers / least if least == most else None
    verdict = _verdict(low, high, city.percent if city else None)
    return Heard(group.code, group.words, answers, percent, low, high, city, verdict)


def _verdict(low: float, high: float, city: Decimal | None) -> Verdict:
    if city is None:
        return Verdict.UNKNOWN
    if high < city:
        return Verdict.FEWER
    return Verdict.MORE if low > city else Verdict.ABOUT
