"""How far two people agree who labelled the same comments without seeing each other's labels.

Cohen's kappa: agreement beyond what chance would give, 1 for all, 0 for no more than chance. Pure
but for `pairs`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from surveys.models import Label, Survey
from surveys.themes.framework import themes

LEAST = 30
"""Of fewer comments kappa says little; pages say so."""
Pair = tuple[str, str]
"""What the first said, and what the second did."""


@dataclass(frozen=True)
class Agreement:
    """Of one theme, given or not given."""

    theme: str
    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def n(self) -> int:
        return self.both + self.only_first + self.only_second + self.neither

    @property
    def kappa(self) -> float | None:
        said = (
            [("yes", "yes")] * self.both
            + [("yes", "no")] * self.only_first
            + [("no", "yes")] * self.only_second
            + [("no", "no")] * self.neither
        )
        return kappa(said)


def kappa(pairs: Sequence[Pair]) -> float | None:
    """None where there is nothing to agree on: no pairs, or both always said the same one thing."""
    n = len(pairs)
    if not n:
        return None
    firsts, seconds = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    alike = sum(one == two for one, two in pairs) / n
    by_chance = sum(firsts[said] * seconds[said] for said in firsts) / n**2
    return None if by_chance == 1 else (alike - by_chance) / (1 - by_chance)


@dataclass(frozen=True)
class Twice:
    """One comment as two people labelled it."""

    first: frozenset[str]
    second: frozenset[str]
    tones: Pair


def labelled_twice(surveys: Iterable[Survey]) -> list[Twice]:
    """Comments of these surveys that carry two labels."""
    found = Label.objects.filter(comment__survey__in=list(surveys), comment__is_trial=False)
    by_comment: dict[object, dict[bool, Label]] = {}
    for one in found.prefetch_related("given"):
        by_comment.setdefault(one.comment_id, {})[one.is_check] = one
    return [
        Twice(_themes(of[False]), _themes(of[True]), (of[False].tone, of[True].tone))
        for of in by_comment.values()
        if len(of) == 2
    ]


def by_theme(twice: Sequence[Twice]) -> list[Agreement]:
    return [
        Agreement(
            code,
            both=sum(code in one.first and code in one.second for one in twice),
            only_first=sum(code in one.first and code not in one.second for one in twice),
            only_second=sum(code not in one.first and code in one.second for one in twice),
            neither=sum(code not in one.first and code not in one.second for one in twice),
        )
        for code in themes()
    ]


def of_tone(twice: Sequence[Twice]) -> float | None:
    return kappa([one.tones for one in twice])


def _themes(label: Label) -> frozenset[str]:
    return frozenset(one.theme for one in label.given.all())
