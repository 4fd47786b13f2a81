"""All numbers that one reader was told: what each truly is, and the range that is told. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from surveys.figures.tables import BASE, Sum
from surveys.figures.telling.rules import Range, Rules
from surveys.figures.telling.units import SETS, Group, Line, Period, Place, Unit

Var = int
Dimensions = tuple[str, ...]
Owner = tuple[Place, Line, str]


@dataclass
class Room:
    """What each number may be, and what it costs to have it differ."""

    low: list[int]
    high: list[int]
    cost: dict[Var, int] = field(default_factory=dict)


class Numbers:
    """By their places in `truth`, `low`, `high`, `owner` and `part`."""

    def __init__(self) -> None:
        self.truth: list[int] = []
        self.low: list[int] = []
        self.high: list[int] = []
        self.owner: list[Owner | None] = []
        """None of a rest that is never told."""
        self.part: list[str] = []
        """The question that it belongs to; of those that an indicator joins, one."""
        self.units: dict[tuple[Dimensions, Period], Unit] = {}
        self.groups: dict[tuple[Dimensions, Period], list[Group]] = defaultdict(list)
        self.told: dict[str, dict[tuple[Dimensions, Period], None]] = defaultdict(dict)
        """By question the breakdowns that tell something of it."""
        self.indicators: dict[tuple[str, str], dict[Sum, None]] = defaultdict(dict)
        self.rests: dict[tuple[Place, str], Var] = {}
        """Who left a question out."""
        self._vars: dict[tuple[Place, str, str], Var] = {}
        self._lines: dict[tuple[Place, str], Line] = {}
        self._questions: dict[Place, list[str]] = defaultdict(list)
        self._options: dict[str, dict[str, None]] = defaultdict(dict)
        self._joined: dict[str, str] = {}
        self._copies: list[Room] = []

    def add(self, unit: Unit, rules: Rules) -> None:
        at = unit.dimensions, unit.period
        self.units.setdefault(at, unit)
        for one in unit.sums:
            for question, _ in (one.whole, *one.parts):
                self._joined[question] = self._joined.get(one.whole[0], one.whole[0])
        for line in unit.lines:
            place = unit.place(line)
            if (place, line.question) not in self._lines:
                self._lines[place, line.question] = line
                self._questions[place].append(line.question)
                self.told[line.question][at] = None
                if line.is_sets:
                    self.groups[at].append(line.group)
            self._options[line.question].update(dict.fromkeys((*line.row.counts, *line.apart)))
            for option, range_ in ranges(line, rules):
                self._tell(place, line, option, range_)
        for one in unit.sums:
            for key in (one.whole, *one.parts):
                self.indicators[key][one] = None

    def _tell(self, place: Place, line: Line, option: str, told: Range) -> None:
        key = place, line.question, option
        count = number(line, option)
        var = self._vars.get(key)
        if var is None:
            self._vars[key] = self.new(count, told, (place, line, option))
        elif self.truth[var] == count:
            # Told by both tiers: whoever reads both knows both.
            self.low[var] = max(self.low[var], told[0])
            self.high[var] = min(self.high[var], told[1])

    def new(self, count: int, told: Range, owner: Owner | None = None) -> Var:
        self.truth.append(count)
        self.low.append(told[0])
        self.high.append(told[1])
        for room in self._copies:
            room.low.append(told[0])
            room.high.append(told[1])
        self.owner.append(owner)
        self.part.append(self._joined.get(owner[1].question, owner[1].question) if owner else SETS)
        return len(self.truth) - 1

    def copy(self) -> Room:
        """Of all ranges, to widen some of them; it grows as the family does."""
        self._copies.append(Room(list(self.low), list(self.high)))
        return self._copies[-1]

    def var(self, place: Place, question: str, option: str) -> Var | None:
        return self._vars.get((place, question, option))

    def sets_of(self, var: Var) -> Var | None:
        owner = self.owner[var]
        return self._vars.get((owner[0], SETS, BASE)) if owner else None

    def known(self, var: Var) -> tuple[Place, str, list[str]]:
        """Of whom it is, what was said, and the question, those that hang together with it last."""
        owner = self.owner[var]
        if owner is None:
            raise ValueError("The rest of a sum is no number that is told.")
        place, line, option = owner
        others = [one for one in self.questions_of(self.part[var]) if one != line.question]
        return place, option, [line.question, *others]

    def questions_of(self, part: str) -> list[str]:
        """The question, or those that an indicator joins."""
        joined = [one for one, of in self._joined.items() if of == part]
        return joined or [part]

    def options_of(self, question: str) -> list[str]:
        """What somebody may have said to it; the first is that she left it out."""
        return [BASE, *self._options.get(question, ())]

    def going_along(self, sets: Var, question: str, option: str) -> list[Var]:
        """The numbers that change where a whole set of answers, with this one, is elsewhere."""
        owner = self.owner[sets]
        if owner is None or (owner[0], question) not in self._lines:
            return []
        place, line = owner[0], self._lines[owner[0], question]
        if option == BASE:
            return [self.rests[place, question]] if (place, question) in self.rests else []
        counted = [BASE] if option in line.row.counts else []
        keys = [(place, question, one) for one in (*counted, option)]
        return [self._vars[key] for key in keys if key in self._vars]

    def secrets(self, reader: Rules) -> Iterator[Var]:
        """Numbers that this reader may not know; those of whole sets of answers first."""
        for (place, question), line in sorted(
            self._lines.items(), key=lambda one: one[0][1] != SETS
        ):
            for option in reader.secrets(line):
                yield self._vars[place, question, option]


def number(line: Line, option: str) -> int:
    if option == BASE:
        return line.row.base
    return line.row.counts[option] if option in line.row.counts else line.row.apart[option]


def ranges(line: Line, rules: Rules) -> Iterator[tuple[str, Range]]:
    yield BASE, rules.base(line)
    for option in line.row.counts:
        yield option, rules.count(line, option)
    for option in line.apart:
        yield option, rules.apart(line, option)
