"""All that one reader was told, as numbers that add up to each other. Pure.

Each number has what it truly is and the range that is told of it. They hang together by sums:

- the options of a question and its base; the base, who said 'don't know' and who left it out, and
  the whole sets of answers;
- all together and the groups of a breakdown; a service and its teams; a margin and its crossings;
- a year and its quarters, a quarter and its months;
- an indicator and the questions of both forms.

Sums are looked up when somebody asks for those of one number: a year of all breakdowns holds
hundreds of thousands, of which another world touches some tens.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from surveys.figures.tables import BASE, Sum
from surveys.figures.telling.numbers import Dimensions, Numbers, Var
from surveys.figures.telling.rules import ANY, Rules
from surveys.figures.telling.units import SETS, Line, Period, Place, Unit

Balance = Mapping[Var, int]
"""Numbers, each with its sign, that make nothing together; that of the whole is -1."""
TEAM, SERVICE = "team", "service"


class Family(Numbers):
    def __init__(
        self,
        units: Iterable[tuple[Unit, Rules]],
        services: Mapping[str, str],
        is_within: Callable[[Period], bool] = lambda _: True,
    ) -> None:
        """`services`: of each team. `is_within`: whether all that is told of parts of the period is
        here; of others the rest that was not told is held as it is."""
        super().__init__()
        self.services, self.is_within = services, is_within
        self.sums: list[Balance] = []
        self.part_of_sum: list[str] = []
        self._sums_of: dict[Var, tuple[int, ...]] = {}
        self._sums: dict[tuple[object, ...], int] = {}
        self._parts: dict[tuple[Dimensions, Period, str], list[Period]] = {}
        self._members: dict[tuple[Place, Dimensions], list[Place]] = {}
        self._near: dict[tuple[Dimensions, Period, str], tuple[list[Dimensions], ...]] = {}
        for unit, rules in units:
            self.add(unit, rules)

    # Sums -------------------------------------------------------------------------------------

    def sums_of(self, var: Var) -> tuple[int, ...]:
        """Where it has a part, by their place in `sums`."""
        found = self._sums_of.get(var)
        if found is None:
            owner = self.owner[var]
            # A rest has a part in the sum that it was made for, alone.
            mine = dict.fromkeys(self._find(*owner)) if owner else {}
            found = self._sums_of[var] = tuple(at for at in mine if var in self.sums[at])
        return found

    def _sum(self, key: tuple[object, ...], make: Callable[[], Iterable[tuple[Var, int]]]) -> int:
        at = self._sums.get(key)
        if at is None:
            at = self._sums[key] = len(self.sums)
            self.sums.append({})
            made = self.sums[at] = dict(make())
            about = next((self.part[var] for var in made if self.part[var] != SETS), SETS)
            self.part_of_sum.append(about)
            for var in made:
                if self.owner[var] is None:
                    self._sums_of[var] = (at,)
                    self.part[var] = about
        return at

    def _find(self, place: Place, line: Line, option: str) -> Iterator[int]:
        question = line.question
        if line.is_sets:
            for other in self._questions[place]:
                if other != SETS:
                    yield from self._of_sets(place, other)
        else:
            yield from self._of_line(place, question, option)
            yield from self._of_indicators(place, question, option)
        yield from self._of_groups(place, question, option)
        yield from self._of_time(place, question, option)

    # Along a line

    def _of_line(self, place: Place, question: str, option: str) -> Iterator[int]:
        line = self._lines[place, question]
        if option == BASE or option in line.apart:
            yield from self._of_sets(place, question)
        if option in line.apart or not line.row.counts:
            return
        yield self._sum(("line", place, question), partial(self._along, place, line))
        if not line.row.is_partition:
            for one in line.row.counts if option == BASE else (option,):
                key = "in base", place, question, one
                yield self._sum(key, partial(self._within, place, line, one))

    def _along(self, place: Place, line: Line) -> Iterator[tuple[Var, int]]:
        yield self._vars[place, line.question, BASE], -1
        for option in line.row.counts:
            yield self._vars[place, line.question, option], 1
        if not line.row.is_partition:
            # Who gave several answers stands in several counts.
            more = sum(line.row.counts.values()) - line.row.base
            yield self.new(more, (0, ANY)), -1

    def _within(self, place: Place, line: Line, option: str) -> Iterator[tuple[Var, int]]:
        yield self._vars[place, line.question, BASE], -1
        yield self._vars[place, line.question, option], 1
        yield self.new(line.row.base - line.row.counts[option], (0, ANY)), 1

    def _of_sets(self, place: Place, question: str) -> Iterator[int]:
        sets = self._vars.get((place, SETS, BASE))
        line = self._lines[place, question]
        if sets is None or not line.row.counts:
            return
        yield self._sum(("sets", place, question), partial(self._into_sets, place, line, sets))

    def _into_sets(self, place: Place, line: Line, sets: Var) -> Iterator[tuple[Var, int]]:
        yield sets, -1
        yield self._vars[place, line.question, BASE], 1
        rest = self.truth[sets] - line.row.base
        if line.row.is_partition:
            for option in line.apart:
                yield self._vars[place, line.question, option], 1
                rest -= line.apart[option]
        left_out = self.rests[place, line.question] = self.new(max(rest, 0), (0, ANY))
        yield left_out, 1

    # Between lines

    def _of_indicators(self, place: Place, question: str, option: str) -> Iterator[int]:
        for one in self.indicators.get((question, option), ()):
            yield self._sum(("indicator", place, one), partial(self._into_one, place, one))

    def _into_one(self, place: Place, one: Sum) -> Iterator[tuple[Var, int]]:
        whole = self._vars.get((place, *one.whole))
        if whole is None:
            return
        yield whole, -1
        for part in one.parts:
            var = self._vars.get((place, *part))
            if var is not None:
                yield var, 1

    def _of_groups(self, place: Place, question: str, option: str) -> Iterator[int]:
        dimensions, _, period = place
        finer, coarser = self._beside(dimensions, period, question)
        for one in finer:
            yield from self._margins(place, one, question, option)
        for one in coarser:
            whole = self._whole(place, one)
            if (whole, question, option) in self._vars:
                yield from self._margins(whole, dimensions, question, option)

    def _beside(
        self, dimensions: Dimensions, period: Period, question: str
    ) -> tuple[list[Dimensions], ...]:
        """The breakdowns that add up to this one, and those to which this one adds up."""
        key = dimensions, period, question
        if key not in self._near:
            told = [one for one, when in self.told[question] if when == period]
            finer = [one for one in told if dimensions in _coarser(one, told)]
            self._near[key] = finer, _coarser(dimensions, told)
        return self._near[key]

    def _whole(self, place: Place, coarser: Dimensions) -> Place:
        dimensions, group, period = place
        values = dict(zip(dimensions, group, strict=True))
        if TEAM in values:
            values.setdefault(SERVICE, self.services.get(values[TEAM], ""))
        return coarser, tuple(values[one] for one in coarser), period

    def _members_of(self, whole: Place, finer: Dimensions) -> list[Place]:
        key = whole, finer
        if key not in self._members:
            coarser, _, period = whole
            places: list[Place] = [(finer, group, period) for group in self.groups[finer, period]]
            self._members[key] = [one for one in places if self._whole(one, coarser) == whole]
        return self._members[key]

    def _margins(
        self, whole: Place, finer: Dimensions, question: str, option: str
    ) -> Iterator[int]:
        key = whole, finer, question, option
        yield self._sum(("margin", *key), partial(self._across, *key))
        if not self.units[finer, whole[2]].adds_up:
            for part in self._members_of(whole, finer):
                if (part, question, option) in self._vars:
                    ends = whole, part, question, option
                    yield self._sum(("in whole", *ends), partial(self._part_of, *ends))

    def _across(
        self, whole: Place, finer: Dimensions, question: str, option: str
    ) -> Iterator[tuple[Var, int]]:
        total = self._vars[whole, question, option]
        places = self._members_of(whole, finer)
        found = [self._vars.get((place, question, option)) for place in places]
        parts = [part for part in found if part is not None]
        yield total, -1
        yield from ((part, 1) for part in parts)
        if not self.units[finer, whole[2]].adds_up:
            # Who is in two groups is counted in both.
            more = sum(self.truth[part] for part in parts) - self.truth[total]
            yield self.new(max(more, 0), (0, ANY)), -1

    def _part_of(
        self, whole: Place, part: Place, question: str, option: str
    ) -> Iterator[tuple[Var, int]]:
        total, one = self._vars[whole, question, option], self._vars[part, question, option]
        yield total, -1
        yield one, 1
        yield self.new(max(self.truth[total] - self.truth[one], 0), (0, ANY)), 1

    # Over time

    def _of_time(self, place: Place, question: str, option: str) -> Iterator[int]:
        dimensions, group, period = place
        if self._parts_of(dimensions, period, question):
            yield self._over(place, question, option)
        for same, longer in self.told[question]:
            whole = dimensions, group, longer
            is_longer = same == dimensions and period < longer
            if (
                is_longer
                and (whole, question, option) in self._vars
                and period in self._parts_of(dimensions, longer, question)
            ):
                yield self._over(whole, question, option)

    def _parts_of(self, dimensions: Dimensions, period: Period, question: str) -> list[Period]:
        """The longest periods within it of which something was told, too."""
        key = dimensions, period, question
        if key not in self._parts:
            found: list[Period] = []
            told = [when for same, when in self.told[question] if same == dimensions]
            for one in sorted(told, key=lambda one: (-len(one), sorted(one))):
                if one < period and not any(one & other for other in found):
                    found.append(one)
            self._parts[key] = found
        return self._parts[key]

    def _over(self, whole: Place, question: str, option: str) -> int:
        key = "time", whole, question, option
        return self._sum(key, partial(self._within_period, whole, question, option))

    def _within_period(self, whole: Place, question: str, option: str) -> Iterator[tuple[Var, int]]:
        dimensions, group, period = whole
        total = self._vars[whole, question, option]
        yield total, -1
        rest, covered = self.truth[total], frozenset[str]()
        for one in self._parts_of(dimensions, period, question):
            covered |= one
            part = self._vars.get(((dimensions, group, one), question, option))
            if part is not None:
                rest -= self.truth[part]
                yield part, 1
        if covered != period and self.is_within(period):
            yield self.new(max(rest, 0), (0, ANY)), 1


def _coarser(dimensions: Dimensions, told: Collection[Dimensions]) -> list[Dimensions]:
    found = []
    for one in dimensions:
        rest = tuple(other for other in dimensions if other != one)
        by_service = tuple(sorted((*rest, SERVICE)))
        # The teams of each service add up to it, and the services to all.
        if one == TEAM and SERVICE not in rest and by_service in told:
            rest = by_service
        found.append(rest)
    return [one for one in found if one in told]
