"""What one answer adds to the figures, and where: the numbers of a version in one row. Pure.

A version never changes, so that each of its numbers has a place of its own for good: first how many
whole sets of answers there are; then for each question its options in their order, how many make up
the base, how many left it out; then the same for each indicator. Rollups are stored like this:
whoever changes the order makes them anew (`manage.py rebuild_figures`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from questionnaires.conditions import Answers, chosen, holds
from surveys.figures.questions import SCALE, UNKNOWN, Column

WHOLE = 0
"""Place of the number of whole sets of answers."""
PLACES = (*SCALE, UNKNOWN)


@dataclass(frozen=True)
class Part:
    """Where the numbers of a question or an indicator stand."""

    code: str
    """Of the question; 'indicator:happy'."""
    options: tuple[str, ...]
    first: int

    @cached_property
    def place_of(self) -> dict[str, int]:
        return {option: self.first + number for number, option in enumerate(self.options)}

    @property
    def base(self) -> int:
        return self.first + len(self.options)

    @property
    def left_out(self) -> int:
        return self.base + 1

    @property
    def end(self) -> int:
        return self.base + 2

    def adds(self, picked: Sequence[str], in_base: bool) -> Iterator[int]:
        yield from (self.place_of[option] for option in picked)
        if in_base:
            yield self.base
        if not picked:
            yield self.left_out


class Layout:
    """Of one version."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.length = WHOLE + 1
        self.questions = [self._part(one.question.code, tuple(one.places)) for one in columns]
        names = dict.fromkeys(one.indicator for one in columns if one.indicator)
        self.indicators = {name: self._part(name, PLACES) for name in names}

    def _part(self, code: str, options: tuple[str, ...]) -> Part:
        part = Part(code, options, self.length)
        self.length = part.end
        return part

    def places(self, answers: Answers) -> list[int]:
        """The places that go up by one for these answers. A question that she was not asked has
        none; several options of one question each have theirs."""
        found = [WHOLE]
        indicators: dict[str, list[str]] = {}
        for column, part in zip(self.columns, self.questions, strict=True):
            given = chosen(answers.get(column.question.code))
            picked = [code for code in given if code in column.places]
            if not picked and not holds(column.question.visible_if, answers):
                continue
            found += part.adds(picked, any(code in column.counts for code in picked))
            # Of several that ask the same of different people she was asked one.
            if column.indicator and not indicators.get(column.indicator):
                indicators[column.indicator] = [column.places[code] for code in picked[:1]]
        for indicator, place in indicators.items():
            found += self.indicators[indicator].adds(place, any(one in SCALE for one in place))
        return found

    def named_parts(self) -> Iterator[tuple[str, Part]]:
        """With the names that they have in results."""
        for column, part in zip(self.columns, self.questions, strict=True):
            yield column.name, part
        yield from self.indicators.items()
