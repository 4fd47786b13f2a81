"""How answers to a question spread: one stacked bar for each group. Pure.

A letter stands in each part and in the key above, so that no colour is needed. Widths are shares of
the page, so that the words in the bar keep their size on a phone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from surveys.charts.wording import number
from surveys.figures.questions import INDICATOR, SCALE, Column
from surveys.figures.tables import Cell, ProtectedRow, ProtectedTable
from surveys.reading.results_shown import Words

WHITE, INK = "#ffffff", "#14212b"
GOOD = (("#0f4c5c", WHITE), ("#2f7182", WHITE))
MIDDLE = (("#e7f1f2", INK),)
BAD = (("#f2c29b", INK), ("#b8400a", WHITE))
PLACES = dict(zip(SCALE, (GOOD, MIDDLE, BAD), strict=True))
PLAIN = (("#0f4c5c", WHITE), ("#e7f1f2", INK), ("#7fb0bb", INK), ("#ffffff", INK), ("#c9d3d8", INK))
"""For answers of which none is better: neighbours are far apart."""
LETTER, WHOLE = 3.0, 14.0
"""Percent from which on a part has room for its letter, and for the number too."""
ALL = 100.0


@dataclass(frozen=True)
class Told:
    """One answer in one group."""

    letter: str
    label: str
    count: int | str
    percent: float | None
    low: float | None
    high: float | None
    fill: str

    @property
    def share(self) -> str:
        return "" if self.percent is None else number(self.percent)

    @property
    def interval(self) -> str:
        if self.low is None or self.high is None:
            return ""
        return f"{number(self.low)} to {number(self.high)}"

    @property
    def words(self) -> str:
        share = f" ({self.share} %)" if self.share else ""
        return f"{self.label} {self.count}{share}"


@dataclass(frozen=True)
class Part:
    """Of a bar; coordinates are percents of its width."""

    x: str
    width: str
    middle: str
    words: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Bar:
    key: str
    """For ids in a page."""
    group: str
    base: int | str
    told: tuple[Told, ...]
    """Those in the base."""
    apart: tuple[Told, ...]
    """Don't know, left out: never in the base."""
    parts: tuple[Part, ...]
    leading: Told | None
    """What is said below the bar: the good answers of an indicator, else the most frequent."""

    @property
    def answered(self) -> str:
        return f"{self.base} answered" if isinstance(self.base, int) else self.base

    @property
    def description(self) -> str:
        said = ", ".join(one.words for one in self.told)
        return f"{said}. {self.answered}." if said else f"{self.answered}."

    @property
    def sentence(self) -> str:
        """'‘Very happy’: 52.2 % of those who answered, likely 42.0 to 62.2 %.'"""
        if self.leading is None or not self.leading.share:
            return ""
        likely = f", likely {self.leading.interval} %" if self.leading.interval else ""
        return f"‘{self.leading.label}’: {self.leading.share} % of those who answered{likely}."


@dataclass(frozen=True)
class Spread:
    """A question, with a bar for each group."""

    name: str
    title: str
    is_indicator: bool
    is_stacked: bool
    """Everybody chose one answer, so that they make up a whole."""
    bars: tuple[Bar, ...]

    @property
    def key(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower())

    @property
    def is_broken_down(self) -> bool:
        return any(bar.group for bar in self.bars)

    @property
    def apart(self) -> tuple[Told, ...]:
        """What is not counted, for the heads of a table."""
        return next((bar.apart for bar in self.bars if bar.told), ())

    @property
    def columns(self) -> int:
        """Of a table with a row for each group, without the name."""
        return 1 + len(self.legend) + len(self.apart)

    @property
    def legend(self) -> tuple[Told, ...]:
        """Letters and colours, the same in every bar."""
        return next((bar.told for bar in self.bars if bar.told), ())


@dataclass(frozen=True)
class _Asked:
    """What is known of a question beside its numbers."""

    words: Words
    name: str
    is_stacked: bool
    places: Mapping[str, str]
    counted: frozenset[str]
    """Answers that make up the base."""

    @property
    def is_indicator(self) -> bool:
        return self.name.startswith(INDICATOR)

    def told(self, cell: Cell, letter: str = "", fill: str = "") -> Told:
        label = self.words.option(self.name, cell.option)
        return Told(letter, label, cell.count, cell.percent, cell.low, cell.high, fill)


def spreads(words: Words, table: ProtectedTable) -> list[Spread]:
    """By question, in the order in which they are asked, what both forms share last."""
    rows: dict[str, list[ProtectedRow]] = {}
    for row in table.rows:
        rows.setdefault(row.question, []).append(row)
    columns = {column.name: column for of in words.columns.values() for column in of}
    groups = {group: words.group(group) for group in (None, *table.bases)}
    found = []
    for name, own in rows.items():
        asked = _asked(words, name, columns.get(name))
        bars = tuple(
            _bar(asked, row, groups[row.by], str(number_)) for number_, row in enumerate(own, 1)
        )
        title = words.title(name)
        found.append(Spread(name, title, asked.is_indicator, asked.is_stacked, bars))
    return found


def _asked(words: Words, name: str, column: Column | None) -> _Asked:
    if column is None:
        return _Asked(words, name, True, {place: place for place in SCALE}, frozenset(SCALE))
    is_stacked = column.question.type == "choice"
    return _Asked(words, name, is_stacked, column.places, column.counts)


def _bar(asked: _Asked, row: ProtectedRow, group: str, key: str) -> Bar:
    counted = [cell for cell in row.cells if cell.option in asked.counted]
    colours = _colours([asked.places.get(cell.option, "") for cell in counted])
    told = tuple(
        asked.told(cell, letter, fill)
        for cell, letter, (fill, _) in zip(counted, ascii_uppercase, colours, strict=False)
    )
    apart = tuple(asked.told(cell) for cell in row.cells if cell not in counted)
    parts = tuple(_parts(told, [ink for _, ink in colours])) if asked.is_stacked else ()
    return Bar(key, group, row.base, told, apart, parts, _leading(asked, told))


def _leading(asked: _Asked, told: Sequence[Told]) -> Told | None:
    if asked.is_indicator:
        return told[0] if told else None
    shares = [one for one in told if one.percent is not None]
    if not asked.is_stacked or not shares:
        return None
    return max(shares, key=lambda one: one.percent or 0)


def _colours(places: Sequence[str]) -> list[tuple[str, str]]:
    """Of answers in their order: the best and the worst are the darkest."""
    found = []
    for number_, place in enumerate(places):
        if place not in PLACES:
            found.append(PLAIN[number_ % len(PLAIN)])
            continue
        colours, same = PLACES[place], [at for at, one in enumerate(places) if one == place]
        nth, count = same.index(number_), len(same)
        if place == "bad":
            nth += max(0, len(colours) - count)
        found.append(colours[min(nth, len(colours) - 1)])
    return found


def _parts(told: Sequence[Told], inks: Sequence[str]) -> Iterator[Part]:
    """What is hidden stands together at the end, as wide as what is left."""
    x = 0.0
    for one, ink in zip(told, inks, strict=True):
        if one.percent:
            words = one.letter if one.percent < WHOLE else f"{one.letter} {one.count}"
            yield _part(x, one.percent, words if one.percent >= LETTER else "", one.fill, ink)
            x += one.percent
    if any(isinstance(one.count, str) for one in told) and 0 < x < ALL:
        yield _part(x, ALL - x, "hidden" if ALL - x >= WHOLE else "", WHITE, INK)


def _part(x: float, width: float, words: str, fill: str, ink: str) -> Part:
    return Part(f"{x:.2f}%", f"{width:.2f}%", f"{x + width / 2:.2f}%", words, fill, ink)
