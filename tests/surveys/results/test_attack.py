"""Whoever adds and subtracts what the service sees learns no small number. Tried by trying all."""

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from surveys.figures.protecting import protect
from surveys.figures.tables import Sum, Tier
from tests.surveys.results.tables import SETTINGS, by_groups, row, table

SMALL, FEWER = "1 to 4", "fewer than 10 answers"
NUMBERS = st.lists(st.integers(0, 12), min_size=3, max_size=3)


def fits(counts, seen):
    """Whether a row could be these numbers, by what is seen of it."""
    if seen.base == FEWER:
        return sum(counts) < 10
    if isinstance(seen.base, str):
        return True
    if sum(counts) != seen.base:
        return False
    return all(
        1 <= count <= 4 if cell.count == SMALL else cell.count in (count, "hidden")
        for count, cell in zip(counts, seen.cells, strict=True)
    )


def possible(seen, highest):
    """All that a row of three numbers could be."""
    most = seen.base if isinstance(seen.base, int) else highest
    pairs = product(range(most + 1), repeat=2)
    if isinstance(seen.base, int):
        rows = ((a, b, most - a - b) for a, b in pairs if a + b <= most)
    else:
        rows = ((a, b, c) for a, b in pairs for c in range(most + 1 - a - b))
    return {one for one in rows if fits(one, seen)}


def secrets_of(counts, seen):
    """Which of its numbers nobody may know."""
    if seen.base == FEWER:
        return [place for place, count in enumerate(counts) if count > 0]
    return [place for place, cell in enumerate(seen.cells) if cell.count == SMALL]


@given(NUMBERS)
def test_of_one_row(counts):
    seen = protect(table(row(*counts)), Tier.SERVICE, SETTINGS).rows[0]
    rows = possible(seen, 9)
    assert tuple(counts) in rows
    for place in secrets_of(counts, seen):
        assert len({one[place] for one in rows}) > 1


SUMS = tuple(Sum(("i", one), (("q", one), ("e", one))) for one in ("", "a", "b", "c"))
FEW = st.lists(st.integers(0, 6), min_size=3, max_size=3)


@settings(max_examples=10)
@given(FEW, FEW)
def test_of_two_forms_beside_their_indicator(standard, easy):
    both = [a + b for a, b in zip(standard, easy, strict=True)]
    assume(sum(both) >= 10)
    rows = row(*standard), row(*easy, question="e"), row(*both, question="i")
    made = table(*rows, sums=SUMS, bases={None: sum(both)})
    seen = {one.question: one for one in protect(made, Tier.SERVICE, SETTINGS).rows}
    ways = [
        (one, other)
        for one in possible(seen["q"], sum(both))
        for other in possible(seen["e"], sum(both))
        if fits([a + b for a, b in zip(one, other, strict=True)], seen["i"])
    ]
    assert (tuple(standard), tuple(easy)) in ways
    for form, (name, counts) in enumerate((("q", standard), ("e", easy))):
        for place in secrets_of(counts, seen[name]):
            assert len({way[form][place] for way in ways}) > 1


@settings(max_examples=30)
@given(NUMBERS, NUMBERS)
def test_of_two_groups_beside_all_together(first, second):
    whole = [a + b for a, b in zip(first, second, strict=True)]
    assume(sum(whole) >= 10)
    made = by_groups(first, second)
    both = protect(table(row(*whole)), Tier.SERVICE, SETTINGS).rows[0]
    seen = protect(made, Tier.SERVICE, SETTINGS).rows
    ways = [
        (one, tuple(a - b for a, b in zip(all_of_it, one, strict=True)))
        for all_of_it in possible(both, sum(whole))
        for one in possible(seen[0], sum(whole))
    ]
    ways = [(one, other) for one, other in ways if min(other) >= 0 and fits(other, seen[1])]
    assert (tuple(first), tuple(second)) in ways
    for group, counts in enumerate((first, second)):
        for place in secrets_of(counts, seen[group]):
            assert len({way[group][place] for way in ways}) > 1
