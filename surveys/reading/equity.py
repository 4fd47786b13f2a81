"""Who is heard and who uses the portal, beside who lives here: from what the service tier shows."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.usage.gathering import gathered
from portal.usage.months import Period
from portal.usage.sources import LANGUAGE, in_order
from portal.usage.tallying import has_invented
from surveys.charts.monthly import first_month
from surveys.charts.months import Days, closed_periods, days_in_words
from surveys.figures.outside.groups import Dimension, asked_dimensions, dimensions
from surveys.figures.outside.heard import Heard, Verdict, compare, heard_from, missing
from surveys.figures.questions import EQUALITY, equality_of
from surveys.figures.results import Asked, columns_for, results
from surveys.figures.tables import Tier
from surveys.models import Survey

OF_ANSWERS = "answers"
NOTHING_KNOWN = "No figure of the city is known, so that nothing can be set beside it."
NONE_MISSING = "As far as can be told, no group comes less often than its share of the city."
OFTEN = "One person may come many times."
TOO_FEW = "Too few people said who they are for shares."


@dataclass(frozen=True)
class Part:
    """People told apart in one way."""

    code: str
    """For ids in a page."""
    title: str
    of: str
    """What is counted: 'answers', 'plans'."""
    heard: tuple[Heard, ...]
    note: str = ""

    @property
    def missing(self) -> list[Heard]:
        return list(missing(list(self.heard)))

    @property
    def sentence(self) -> str:
        if not any(one.city and one.city.percent is not None for one in self.heard):
            return NOTHING_KNOWN
        if all(one.verdict in (Verdict.TOO_FEW, Verdict.HIDDEN) for one in self.heard):
            return TOO_FEW
        if not self.missing:
            return NONE_MISSING
        return f"Less often than they live here: {'; '.join(map(in_words, self.missing))}."


@dataclass(frozen=True)
class Equity:
    survey: Survey
    days: Days | None
    """None where no quarter is over in which anybody answered."""
    parts: tuple[Part, ...]
    uses: tuple[Part, ...]
    period: Period
    """Months of the use."""
    is_invented: bool

    @property
    def when(self) -> str:
        return days_in_words(self.days) if self.days else ""

    @property
    def months(self) -> str:
        return self.period.words

    @property
    def summary(self) -> str:
        """Groups that are not heard as often as they live here, in one sentence."""
        found = [one.words for part in self.parts for one in part.missing]
        if not found:
            return NONE_MISSING
        return f"Not heard as often as they live here: {', '.join(dict.fromkeys(found))}."


def in_words(one: Heard) -> str:
    """'Asian (about 12%, likely 10% to 15%; of the city 18.5%)'."""
    city = one.city.percent if one.city else None
    if city is None:
        return one.words
    said = "" if one.percent is None else f"about {one.percent:.0f}%, "
    likely = f"likely {one.low:.0f}% to {one.high:.0f}%"
    return f"{one.words} ({said}{likely}; of the city {float(city):g}%)"


def equity(
    survey: Survey, days: Days | None, period: Period, told_apart: Sequence[Dimension]
) -> Equity:
    """Numbers of the service tier alone."""
    codes = [code for code, _ in in_order()]
    return Equity(
        survey=survey,
        days=days,
        parts=tuple(_parts(survey, days, told_apart)) if days else (),
        uses=tuple(_uses(period)),
        period=period,
        is_invented=has_invented(codes, period),
    )


def periods_of(survey: Survey, today: datetime.date) -> list[Days]:
    """Whole years and quarters that are over, the latest first."""
    first = first_month(survey)
    return closed_periods(first, today) if first else []


def asked_by(survey: Survey) -> list[Dimension]:
    """What this survey asks about the person, and the city is known by."""
    columns = columns_for(survey)
    return [one for one in asked_dimensions() if equality_of(columns, one.code)]


def _parts(survey: Survey, days: Days, told_apart: Sequence[Dimension]) -> Iterator[Part]:
    first, last = days
    for dimension in told_apart:
        by = f"{EQUALITY}{dimension.code}"
        asked = Asked(survey, Tier.SERVICE, by=by, first=first, last=last)
        heard = tuple(heard_from(results(asked), dimension.code, last))
        yield Part(dimension.code, dimension.words, OF_ANSWERS, heard, dimension.note)


def _uses(period: Period) -> Iterator[Part]:
    """By language of the page, which is all that is known of people who use it."""
    language = dimensions()["language"]
    for code, source in in_order():
        if LANGUAGE.code not in source.by_code:
            continue
        found = gathered(code, source, period)
        values = found.values[LANGUAGE.code]
        bases = {value: found.of(LANGUAGE.code, value) for value in values}
        heard = tuple(compare(found.total(), bases, language.code, period.last))
        yield Part(code, source.title, source.unit, heard, f"{language.note} {OFTEN}")
