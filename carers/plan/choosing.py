"""From rules that hold to the items of a plan: few, in order, the most urgent first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from carers.plan.books import Book
from carers.plan.criteria import Fired, Said
from carers.plan.items import TIMES, Item

SAFETY = "safety"


@dataclass(frozen=True)
class Chosen:
    """An item of a plan, and why it is there."""

    item: Item
    when: str
    priority: int
    because: tuple[Said, ...] = ()
    """Her answers, those of the weightiest rule first; empty for what is for everybody."""
    level: str = ""
    """The most urgent red flag that it answers."""
    is_first: bool = False


@dataclass
class _Candidate:
    item: Item
    by: list[Fired] = field(default_factory=list)

    def chosen(self) -> Chosen:
        rules = sorted(self.by, key=lambda one: (-one.rule.priority, one.rule.code))
        times = [self.item.when, *(one.rule.by for one in rules if one.rule.by)]
        levels = sorted(one.rule.level for one in rules if one.rule.level)
        return Chosen(
            self.item,
            when=min(times, key=TIMES.index),
            priority=rules[0].rule.priority,
            because=tuple(dict.fromkeys(said for one in rules for said in one.because)),
            level=levels[0] if levels else "",
        )


def choose(book: Book, fired: Sequence[Fired], *, young: bool) -> list[Chosen]:
    """In the order of the plan; at most `most.first` of them are first steps.

    `young`: she is under 18, so that what only adults can get is left out.
    """
    candidates: dict[str, _Candidate] = {}
    for one in fired:
        for code in one.rule.items:
            item = book.items[code]
            if item.is_for(young=young):
                candidates.setdefault(code, _Candidate(item)).by.append(one)
    kept = _few([candidate.chosen() for candidate in candidates.values()], book)
    kept.sort(key=_order)
    return [replace(one, is_first=place < book.most.first) for place, one in enumerate(kept)]


def _order(one: Chosen) -> tuple[int, int, str]:
    return (TIMES.index(one.when), -one.priority, one.item.code)


def _few(found: list[Chosen], book: Book) -> list[Chosen]:
    """The weightiest of each topic, then of all; nothing about safety is left out."""
    by_weight = sorted(found, key=lambda one: (one.when != SAFETY, -one.priority, one.item.code))
    of_topic: Counter[str] = Counter()
    kept: list[Chosen] = []
    for one in by_weight:
        is_safety = one.when == SAFETY
        of_topic[one.item.topic] += 1
        is_room = len(kept) < book.most.items
        if is_safety or (is_room and of_topic[one.item.topic] <= book.most.of(one.item.topic)):
            kept.append(one)
    return kept
