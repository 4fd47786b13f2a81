"""Tables beyond the team: what was told once is told again; more is told beside all of it.

Whoever asks first decides what is hidden: numbers that were told stay, and what would let a small
one follow is hidden in what is told later. Two who ask at the same time wait for each other.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from surveys.figures.asked import Asked
from surveys.figures.dimensions import CROSS, NO_SERVICE, NO_TEAM, PLAIN, Axis, axes_of
from surveys.figures.periods import YEAR, days_of
from surveys.figures.tables import ProtectedTable, Table, Tier
from surveys.figures.telling.keeping import kept, unit_from
from surveys.figures.telling.layers import tell
from surveys.figures.telling.order import Span, breakdowns, layers
from surveys.figures.telling.rules import rules_of
from surveys.figures.telling.showing import shown
from surveys.figures.telling.units import MONTH, Period, Unit, unit_of
from surveys.figures.versions import asking_of
from surveys.models import FiguresState, Survey, Team, ToldUnit

NEVER, AT = "-", "/"
"""The edition of a month of which nothing was told yet, for it has no answers."""


@dataclass(frozen=True)
class Numbers:
    """What there is to tell; given by whoever keeps the numbers."""

    stand: Callable[[Survey, datetime.date, datetime.date], object]
    """Takes down the numbers of whole months that are over."""
    editions: Callable[[Survey, datetime.date, datetime.date], Mapping[str, int]]
    """By month that was taken down, how often its numbers have moved on since."""
    exact: Callable[[Asked], Table]
    """Unprotected."""


def told_table(
    asked: Asked, numbers: Numbers, *, today: datetime.date | None = None
) -> ProtectedTable:
    """For closed periods beyond the team. Raises UnknownDimension."""
    return _Telling(asked, numbers, today or timezone.localdate()).table()


@dataclass(frozen=True)
class Wanted:
    span: Span
    dimensions: tuple[str, ...]


class _Telling:
    def __init__(self, asked: Asked, numbers: Numbers, today: datetime.date) -> None:
        if asked.first is None or asked.last is None:
            raise ValueError("What is told is told of whole months.")
        self.asked, self.numbers, self.today = asked, numbers, today
        each = axes_of(asked, asking_of(asked.survey)).each
        self.names = {_called(axis): axis.name for axis in each}
        """By the name under which it is remembered, what was asked for."""
        self.span = Span(f"{asked.first:%Y-%m}", f"{asked.last:%Y-%m}")
        self.around = self.span.years_around
        self._look()

    def _look(self) -> None:
        """Which numbers may be told by now."""
        spans = [span for layer in layers(self.span, self.today) for span in layer]
        first = days_of(min(span.first for span in spans))[0]
        last = days_of(max(span.last for span in spans))[1]
        self.numbers.stand(self.asked.survey, first, last)
        days = days_of(self.around.first)[0], days_of(self.around.last)[1]
        self._editions = self.numbers.editions(self.asked.survey, *days)

    # The table --------------------------------------------------------------------------------

    def table(self) -> ProtectedTable:
        dimensions = tuple(sorted(name for name in self.names if name != MONTH))
        spans = self.span.each_month if MONTH in self.names else [self.span]
        wanted = [Wanted(span, dimensions) for span in spans if self._has_answers(span)]
        whole = Wanted(self.span, ())
        known = self._known([whole, *wanted])
        if len(known) < len({whole, *wanted}):
            self._tell([whole, *wanted])
            known = self._known([whole, *wanted])
        parts = {
            one.span.first if MONTH in self.names else "": known[one]
            for one in wanted
            if one in known
        }
        return shown(known[whole], parts, list(self.names), settings)

    def _has_answers(self, span: Span) -> bool:
        is_told = any(month in self._editions for month in span.months)
        return is_told or MONTH not in self.names

    def _period(self, span: Span) -> Period:
        return frozenset(self._edition(month) for month in span.months)

    def _edition(self, month: str) -> str:
        return f"{month}{AT}{self._editions.get(month, NEVER)}"

    # What is known ----------------------------------------------------------------------------

    def _known(self, wanted: Sequence[Wanted]) -> dict[Wanted, Unit]:
        found = ToldUnit.objects.filter(
            survey=self.asked.survey,
            tier=str(self.asked.tier),
            breakdown__in={CROSS.join(one.dimensions) for one in wanted},
            first_month__in={one.span.first for one in wanted},
            last_month__in={one.span.last for one in wanted},
        )
        units = {}
        for told in found:
            one = Wanted(Span(told.first_month, told.last_month), _dimensions(told))
            if one in wanted and told.editions == self._written(one.span):
                units[one] = _unit(told)
        return units

    def _written(self, span: Span) -> str:
        return " ".join(sorted(self._period(span)))

    def _told_before(self) -> list[Unit]:
        """Of all years that have to do with it, of whatever edition, to both tiers."""
        found = ToldUnit.objects.filter(
            survey=self.asked.survey,
            first_month__lte=self.around.last,
            last_month__gte=self.around.first,
        )
        return [_unit(told) for told in found]

    # Telling more -----------------------------------------------------------------------------

    def _tell(self, wanted: Sequence[Wanted]) -> None:
        """What is hidden is found without keeping others waiting, and written if nothing else was
        told meanwhile; else it is found anew."""
        FiguresState.objects.get_or_create(survey=self.asked.survey)
        while not self._write(self._seen(), self._find(wanted)):
            self._look()

    def _seen(self) -> tuple[int | None, Mapping[str, int]]:
        told = ToldUnit.objects.filter(survey=self.asked.survey)
        return told.aggregate(last=Max("pk"))["last"], self._editions

    @transaction.atomic
    def _write(
        self, seen: tuple[int | None, Mapping[str, int]], found: Mapping[Wanted, Unit]
    ) -> bool:
        # The second one who tells something waits here, and then finds that there is more.
        FiguresState.objects.select_for_update().get(survey=self.asked.survey)
        self._look()
        if self._seen() != seen:
            return False
        ToldUnit.objects.bulk_create([self._row(one, unit) for one, unit in found.items()])
        return True

    def _find(self, wanted: Sequence[Wanted]) -> dict[Wanted, Unit]:
        before, found = self._told_before(), dict[Wanted, Unit]()
        for one in wanted:
            for dimensions in breakdowns(one.dimensions):
                for spans in self._spans(one.span, dimensions):
                    layer = self._with_rests([Wanted(span, dimensions) for span in spans])
                    new = self._layer([each for each in layer if each not in found], before)
                    before += new.values()
                    found |= new
        return found

    def _spans(self, span: Span, dimensions: tuple[str, ...]) -> list[list[Span]]:
        """A year of whose parts nothing was told is told alone: then it keeps the most."""
        parts = ToldUnit.objects.filter(
            survey=self.asked.survey,
            tier=str(self.asked.tier),
            breakdown=CROSS.join(dimensions),
            first_month__gte=span.first,
            last_month__lte=span.last,
        ).exclude(first_month=span.first, last_month=span.last)
        is_alone = len(span.months) == YEAR and not parts.exists()
        return [[span]] if is_alone else layers(span, self.today)

    def _with_rests(self, layer: Sequence[Wanted]) -> list[Wanted]:
        """What would follow of the rest of a longer time is told, too: where months of a quarter
        were told before it was over, or a year before its quarters."""
        found = list(layer)
        for one in layer:
            if one.span == one.span.quarter:
                months = [Wanted(span, one.dimensions) for span in one.span.each_month]
                years = [Wanted(span, one.dimensions) for span in one.span.years]
                rests = months if self._known(months) else []
                for year in self._known(years):
                    rests += [Wanted(span, one.dimensions) for span in year.span.quarters]
                found += [rest for rest in dict.fromkeys(rests) if rest not in found]
        return found

    def _layer(self, layer: Sequence[Wanted], before: Sequence[Unit]) -> dict[Wanted, Unit]:
        """What of it was not told yet, with what is hidden of it."""
        known = self._known(layer)
        new = {one: self._exact(one) for one in layer if one not in known}
        if new:
            around = set(self.around.months)
            tell(
                list(new.values()),
                before,
                {tier: rules_of(tier, settings) for tier in (Tier.SERVICE, Tier.PUBLIC)},
                services=_services(),
                is_within=lambda period: {_month(one) for one in period} <= around,
            )
        return new

    def _exact(self, wanted: Wanted) -> Unit:
        names = [self.names.get(one, one) for one in wanted.dimensions]
        table = self.numbers.exact(
            replace(
                self.asked,
                by=CROSS.join(names),
                first=days_of(wanted.span.first)[0],
                last=days_of(wanted.span.last)[1],
            )
        )
        by = CROSS.join(wanted.dimensions)
        return unit_of(table, self.asked.tier, by, self._period(wanted.span))

    def _row(self, wanted: Wanted, unit: Unit) -> ToldUnit:
        return ToldUnit(
            survey=self.asked.survey,
            tier=str(self.asked.tier),
            breakdown=CROSS.join(wanted.dimensions),
            first_month=wanted.span.first,
            last_month=wanted.span.last,
            editions=self._written(wanted.span),
            lines=kept(unit),
        )


def _month(edition: str) -> str:
    return edition.split(AT, maxsplit=1)[0]


def _called(axis: Axis) -> str:
    """A question about the person has several names, and one store."""
    return axis.name if axis.name in PLAIN else axis.store


def _dimensions(told: ToldUnit) -> tuple[str, ...]:
    return tuple(told.breakdown.split(CROSS)) if told.breakdown else ()


def _unit(told: ToldUnit) -> Unit:
    period = frozenset(told.editions.split(" "))
    return unit_from(told.lines, Tier(told.tier), _dimensions(told), period)


def _services() -> dict[str, str]:
    found = dict(Team.objects.values_list("code", "service"))
    return {NO_TEAM: NO_SERVICE, **{team: of or NO_SERVICE for team, of in found.items()}}
