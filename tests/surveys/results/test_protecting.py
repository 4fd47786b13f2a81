"""What each tier sees: the vectors of domain/surveys.md, section 5."""

import pytest

from surveys.figures.protecting import protect
from surveys.figures.tables import Sum, Tier
from tests.surveys.results.tables import SETTINGS, by_groups, row, shown, table

FEWER, SMALL, HIDDEN = "fewer than 10 answers", "1 to 4", "hidden"


def at(tier, made):
    return protect(made, tier, SETTINGS)


# The team -----------------------------------------------------------------------------------


def test_the_team_sees_exact_counts_with_shares_of_those_who_answered():
    found = at(Tier.TEAM, table(row(137, 30, apart=(4, 2)), bases={None: 173}))
    good = found.rows[0].cells[0]
    assert (found.base, found.rows[0].base, good.count) == (173, 167, 137)
    assert (round(good.percent, 1), round(good.low, 1), round(good.high, 1)) == (82.0, 75.5, 87.1)
    assert [(cell.count, cell.percent) for cell in found.rows[0].cells[2:]] == [
        (4, None),
        (2, None),
    ]


def test_of_nothing_there_is_no_share():
    cell = at(Tier.TEAM, table(row(0, 0))).rows[0].cells[0]
    assert (cell.count, cell.percent, cell.low) == (0, None, None)


# The public ---------------------------------------------------------------------------------

ROUNDED = [(0, 0), (1, "*"), (7, "*"), (8, 10), (12, 10), (13, 15), (22, 20), (23, 25)]


@pytest.mark.parametrize(("count", "seen"), ROUNDED)
def test_the_public_sees_rounded_counts(count, seen):
    found = at(Tier.PUBLIC, table(row(count, 40), bases={None: count}, invited=count))
    assert (found.rows[0].cells[0].count, found.base, found.invited) == (seen, seen, seen)


@pytest.mark.parametrize(("count", "of", "percent"), [(24, 31, 83), (24, 27, None), (7, 40, None)])
def test_the_public_sees_percents_of_rounded_numbers(count, of, percent):
    cell = at(Tier.PUBLIC, table(row(count, of - count))).rows[0].cells[0]
    assert (cell.percent, cell.low, cell.high) == (percent, None, None)


def test_rounding_never_makes_more_than_all():
    assert at(Tier.PUBLIC, table(row(33, 0, base=32))).rows[0].cells[0].percent == 100


# The service --------------------------------------------------------------------------------

ROWS = [
    ((20, 6, 3), [20, HIDDEN, SMALL]),
    ((20, 2, 1), [20, SMALL, SMALL]),
    ((20, 1, 1), [HIDDEN, SMALL, SMALL]),
    ((20, 4, 4), [HIDDEN, SMALL, SMALL]),
    ((20, 6, 0), [20, 6, 0]),
    ((20, 6, 1, 0), [20, HIDDEN, SMALL, 0]),
    ((9, 3), [HIDDEN, SMALL]),
    # 5 and 1 alone make 6, so that a third has to be hidden.
    ((20, 5, 1), [HIDDEN, HIDDEN, SMALL]),
    ((6, 3), FEWER),
    ((5, 4, 1), [5, SMALL, SMALL]),
]


@pytest.mark.parametrize(("counts", "seen"), ROWS)
def test_the_service_sees_no_small_number_and_none_that_would_tell_one(counts, seen):
    made = table(row(*counts), bases={None: 40})
    assert shown(at(Tier.SERVICE, made)) == {("q", None): seen}


def test_a_hidden_count_hides_its_share():
    for cell in at(Tier.SERVICE, table(row(20, 6, 3))).rows[0].cells[1:]:
        assert (cell.percent, cell.low, cell.high) == (None, None, None)


def test_the_service_sees_whole_percents_with_their_interval():
    cell = at(Tier.SERVICE, table(row(80, 20))).rows[0].cells[0]
    assert (cell.count, cell.percent, cell.low, cell.high) == (80, 80, 71, 87)


def test_fewer_than_ten_answers_and_nothing_else():
    found = at(Tier.SERVICE, table(row(6, 3)))
    assert (found.base, found.rows[0].base, found.rows[0].cells) == (FEWER, FEWER, ())


def test_several_answers_at_once_do_not_add_up_and_hide_no_other():
    made = table(row(20, 6, 3, is_partition=False, base=24))
    assert shown(at(Tier.SERVICE, made)) == {("q", None): [20, 6, SMALL]}


@pytest.mark.parametrize(
    ("apart", "seen"), [((6, 0), [6, 0]), ((6, 2), [HIDDEN, HIDDEN]), ((1, 0), [HIDDEN, HIDDEN])]
)
def test_dont_know_is_told_where_none_of_those_apart_is_small(apart, seen):
    made = table(row(20, 10, apart=apart), bases={None: 50})
    assert shown(at(Tier.SERVICE, made))["q", None] == [20, 10, *seen]


# Groups -------------------------------------------------------------------------------------

GROUPS = [
    # One with too few: the next smallest goes with it.
    (([6, 3], [9, 9], [20, 20]), [FEWER, HIDDEN, [20, 20]]),
    (([6, 3], [5, 3], [20, 20]), [FEWER, FEWER, [20, 20]]),
    # Two of nine each are known to be nine, for they make eighteen.
    (([6, 3], [5, 4], [20, 20]), [FEWER, FEWER, HIDDEN]),
    (([6, 3], [5, 4]), [HIDDEN, HIDDEN]),
    (([6, 3],), [FEWER]),
    (([9, 9], [20, 20]), [[9, 9], [20, 20]]),
    # One small number in a column: another of its column goes, and so one of each row.
    (
        ([20, 9, 3], [20, 9, 30], [20, 40, 50]),
        [[20, HIDDEN, SMALL], [20, HIDDEN, HIDDEN], [20, 40, 50]],
    ),
]


@pytest.mark.parametrize(("groups", "seen"), GROUPS)
def test_the_service_sees_no_group_that_would_tell_another(groups, seen):
    found = shown(at(Tier.SERVICE, by_groups(*groups)))
    assert [found["q", f"g{n}"] for n in range(1, len(groups) + 1)] == seen


def test_a_group_that_is_gone_is_gone_from_the_bases():
    found = at(Tier.SERVICE, by_groups([6, 3], [9, 9], [20, 20]))
    assert (found.base, found.bases) == (67, {"g1": FEWER, "g2": HIDDEN, "g3": 40})


def in_two_groups(*together):
    made = by_groups([6, 3], [9, 9], [20, 20])
    rows = row(*together), *made.rows[1:]
    return shown(at(Tier.SERVICE, table(*rows, groups_add_up=False)))


def test_groups_that_people_may_be_in_twice_do_not_tell_each_other():
    assert in_two_groups(34, 30)["q", "g2"] == [9, 9]


def test_nobody_is_in_no_group():
    """67 less 18 and 40 are nine at least, and fewer than ten."""
    assert in_two_groups(35, 32)["q", "g2"] == HIDDEN


def test_numbers_of_all_together_stay_hidden_in_a_breakdown():
    """6 of all is hidden beside 3; where it stood in one group alone, that is hidden, too."""
    found = shown(at(Tier.SERVICE, by_groups([40, 6, 3], [40, 0, 0])))
    assert found["q", "g1"][1:] == [HIDDEN, SMALL]


def test_where_one_form_has_too_few_the_indicator_alone_is_told():
    """Else 29 less 21 would tell the eight."""
    sums = tuple(Sum(("i", one), (("q", one), ("e", one))) for one in ("", "a", "b"))
    made = table(
        row(15, 6), row(5, 3, question="e"), row(20, 9, question="i"), sums=sums, bases={None: 29}
    )
    assert shown(at(Tier.SERVICE, made)) == {
        ("q", None): HIDDEN,
        ("e", None): FEWER,
        ("i", None): [20, 9],
    }


def test_an_indicator_does_not_tell_what_its_questions_hide():
    """Middle is one option, whose number the question hides; the indicator must not say it."""
    question, indicator = row(20, 6, 8, 3), row(20, 6, 11, question="i")
    sums = (
        Sum(("i", "a"), (("q", "a"),)),
        Sum(("i", "b"), (("q", "b"),)),
        Sum(("i", "c"), (("q", "c"), ("q", "d"))),
    )
    found = shown(at(Tier.SERVICE, table(question, indicator, sums=sums)))
    assert found["q", None][1:] != [6, HIDDEN, SMALL]
    hidden_here = found["q", None].index(HIDDEN)
    if hidden_here == 1:
        assert found["i", None][1] == HIDDEN
    else:
        assert hidden_here == 2 or found["i", None][2] == HIDDEN
