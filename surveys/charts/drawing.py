"""Where everything of an XmR chart stands: the template only writes it down. Pure.

Coordinates are written as text, so that no language puts a comma into them. Time goes from left to
right, in every language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.charts.shapes import FILLS, path
from surveys.charts.wording import LEAST, MOST, limit
from surveys.charts.xmr import Limits, Variation

if TYPE_CHECKING:
    from surveys.charts.trend import Trend

STEP, WIDE_STEP = 10, 20
"""Percent between two lines of the axis; the second where it is a long one."""
LONG = 60
APART = 15
"""Between two labels at the end of lines."""


@dataclass(frozen=True)
class Size:
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    mark: float
    labels: int
    """How many months are named."""
    ends: bool
    """Lines are named where they end."""


LARGE = Size(760, 340, 52, 150, 28, 36, 6, 9, ends=True)
SMALL = Size(320, 150, 50, 12, 10, 24, 4.5, 2, ends=False)


@dataclass(frozen=True)
class Line:
    kind: str
    """mean, limit, target, reworded, rebased, noted, grid."""
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Label:
    words: str
    x: str
    y: str
    anchor: str
    """start, middle or end."""


@dataclass(frozen=True)
class Mark:
    path: str
    fill: str
    kind: str


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    courses: tuple[str, ...]
    """From point to point: one for each phase and each wording."""
    marks: tuple[Mark, ...]

    @property
    def box(self) -> str:
        return f"0 0 {self.width} {self.height}"


class _Plan:
    """Turns months and percents into places."""

    def __init__(self, trend: "Trend", size: Size) -> None:
        self.trend, self.size, self.points = trend, size, trend.points
        self.lowest, self.highest = self._range()
        inner = size.width - size.left - size.right
        self.step = inner / max(len(self.points), 1)
        self.places = {one.month.month: place for place, one in enumerate(self.points)}

    def x(self, place: float) -> float:
        return self.size.left + self.step * (place + 0.5)

    def y(self, percent: float) -> float:
        inner = self.size.height - self.size.top - self.size.bottom
        share = (self.highest - percent) / (self.highest - self.lowest)
        return self.size.top + inner * min(max(share, 0), 1)

    def stretches(self) -> Iterator[tuple[Limits, float, float]]:
        """Of each phase that is shown: its limits, and from where to where they go."""
        shown: dict[int, list[int]] = {}
        for place, point in enumerate(self.points):
            if point.judged:
                shown.setdefault(point.judged.phase, []).append(place)
        for phase, places in shown.items():
            limits = self.trend.xmr.phases[phase].limits
            if limits:
                yield limits, self.x(places[0] - 0.4), self.x(places[-1] + 0.4)

    def _range(self) -> tuple[float, float]:
        values = [one.judged.value for one in self.points if one.judged]
        phases = {one.judged.phase for one in self.points if one.judged}
        for phase in phases:
            if limits := self.trend.xmr.phases[phase].limits:
                values += [limits.low, limits.high]
        if self.trend.target:
            values.append(self.trend.target.value)
        if not values:
            return LEAST, MOST
        lowest = max(LEAST, min(values) - 1)
        highest = min(MOST, max(values) + 1)
        step = WIDE_STEP if highest - lowest > LONG else STEP
        lowest, highest = lowest // step * step, -(-highest // step) * step
        return lowest, max(highest, lowest + step)


def draw(trend: "Trend", size: Size) -> Drawing:
    plan = _Plan(trend, size)
    return Drawing(
        size.width,
        size.height,
        lines=(*_grid(plan), *_breaks(plan), *_limits(plan), *_target(plan)),
        labels=(*_axes(plan), *(_ends(plan) if size.ends else ())),
        courses=tuple(_courses(plan)),
        marks=tuple(_marks(plan)),
    )


def _grid(plan: _Plan) -> Iterator[Line]:
    left, right = plan.size.left, plan.size.width - plan.size.right
    for percent in _ticks(plan) if plan.size.ends else (plan.lowest, plan.highest):
        yield _line("grid", left, plan.y(percent), right, plan.y(percent))


def _breaks(plan: _Plan) -> Iterator[Line]:
    top, bottom = plan.size.top - 6, plan.size.height - plan.size.bottom
    months = [("reworded", one) for one in plan.trend.rewordings]
    months += [("rebased", one.from_month) for one in plan.trend.decisions]
    months += [("noted", one) for one, _ in plan.trend.marks if one in plan.places]
    for kind, month in months:
        x = plan.x(plan.places[month] - 0.5)
        yield _line(kind, x, top, x, bottom)


def _limits(plan: _Plan) -> Iterator[Line]:
    for limits, start, end in plan.stretches():
        yield _line("mean", start, plan.y(limits.mean), end, plan.y(limits.mean))
        for percent in (limits.low, limits.high):
            yield _line("limit", start, plan.y(percent), end, plan.y(percent))


def _target(plan: _Plan) -> Iterator[Line]:
    target = plan.trend.target
    if target and plan.points:
        place = plan.places.get(target.month, 0 if target.month < _first(plan) else None)
        if place is not None:
            y, right = plan.y(target.value), plan.size.width - plan.size.right
            yield _line("target", plan.x(place - 0.5), y, right, y)


def _axes(plan: _Plan) -> Iterator[Label]:
    for percent in _ticks(plan) if plan.size.ends else (plan.lowest, plan.highest):
        yield _label(f"{percent:g} %", plan.size.left - 6, plan.y(percent) + 4, "end")
    count = len(plan.points)
    every = max(1, -(-count // plan.size.labels))
    places = range(0, count, every) if plan.size.ends else {0, count - 1}
    for place in sorted(places) if count else ():
        anchor = "middle"
        if not plan.size.ends and count > 1:
            anchor = "start" if place == 0 else "end"
        bottom = plan.size.height - plan.size.bottom + 18
        yield _label(plan.points[place].month.short, plan.x(place), bottom, anchor)
    for month, words in _named_breaks(plan):
        yield _label(words, plan.x(plan.places[month] - 0.5) + 4, plan.size.top - 10, "start")


def _named_breaks(plan: _Plan) -> Iterator[tuple[str, str]]:
    if plan.size.ends:
        yield from ((one, "New words") for one in plan.trend.rewordings)
        yield from ((one.from_month, "New limits") for one in plan.trend.decisions)
        yield from (mark for mark in plan.trend.marks if mark[0] in plan.places)


def _ends(plan: _Plan) -> Iterator[Label]:
    """Names of the lines, pushed apart where they would lie on each other."""
    wanted: list[tuple[float, str]] = []
    stretches = list(plan.stretches())
    if stretches:
        limits = stretches[-1][0]
        trial = "trial " if limits.is_trial else ""
        wanted += [
            (plan.y(limits.high), f"Upper {trial}limit {limit(limits.high)}"),
            (plan.y(limits.mean), f"Mean {limit(limits.mean)}"),
            (plan.y(limits.low), f"Lower {trial}limit {limit(limits.low)}"),
        ]
    if plan.trend.target:
        value = plan.trend.target.value
        wanted.append((plan.y(value), f"Target {value:g}"))
    below = float("-inf")
    for y, words in sorted(wanted):
        below = max(y + 4, below + APART)
        yield _label(words, plan.size.width - plan.size.right + 8, below, "start")


def _courses(plan: _Plan) -> Iterator[str]:
    course: list[str] = []
    phase: int | None = None
    for place, point in enumerate(plan.points):
        if point.judged is None:
            if point.month.month in plan.trend.rewordings:
                phase = None
            continue
        if point.judged.phase != phase or point.month.month in plan.trend.rewordings:
            yield from _written(course)
            course, phase = [], point.judged.phase
        course.append(f"{plan.x(place):.1f} {plan.y(point.judged.value):.1f}")
    yield from _written(course)


def _written(course: Sequence[str]) -> Iterator[str]:
    if len(course) > 1:
        yield f"M{'L'.join(course)}"


def _marks(plan: _Plan) -> Iterator[Mark]:
    for place, point in enumerate(plan.points):
        if point.judged:
            kind = point.judged.variation
            around = plan.x(place), plan.y(point.judged.value), plan.size.mark
            yield Mark(path(kind, *around), FILLS[kind], _class_of(kind))


def _class_of(kind: Variation) -> str:
    return "neutral" if kind in (Variation.HIGH, Variation.LOW) else str(kind)


def _ticks(plan: _Plan) -> list[float]:
    span = plan.highest - plan.lowest
    step = WIDE_STEP if span > LONG else STEP
    return [plan.lowest + step * number for number in range(int(span // step) + 1)]


def _first(plan: _Plan) -> str:
    return plan.points[0].month.month


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Line:
    return Line(kind, *(f"{one:.1f}" for one in (x1, y1, x2, y2)))


def _label(words: str, x: float, y: float, anchor: str) -> Label:
    return Label(words, f"{x:.1f}", f"{y:.1f}", anchor)
