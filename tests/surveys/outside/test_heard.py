"""Share of the answers beside share of the city: with its interval, in words, hiding what is."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.figures.outside import Verdict, heard_from
from surveys.figures.outside.heard import LEAST_SAID, compare
from surveys.figures.tables import NOT_ANSWERED, ProtectedTable, Tier
from surveys.figures.wilson import wilson
from surveys.models import OutsideFigure

DAY = datetime.date(2026, 3, 31)
CITY = {"asian": "18.5", "black": "9", "mixed-other": "6", "white": "65.5", "white-british": "55"}
ANSWERS = {
    "asian": 10,
    "black": 9,
    "mixed": 2,
    "white-british": 60,
    "white-other": 19,
    "rather-not": 30,
    NOT_ANSWERED: 70,
}


@pytest.fixture(autouse=True)
def _city(db):
    for group, percent in CITY.items():
        in_the_city(group, percent)


def in_the_city(group, percent, *, of="ethnicity", on=DAY, **more):
    return OutsideFigure.objects.create(
        kind=OutsideFigure.Kind.POPULATION,
        of=of,
        part=group,
        value=Decimal(percent),
        on=on,
        source="Census",
        **more,
    )


def heard(bases, base=200, dimension="ethnicity", on=DAY):
    return {one.group: one for one in compare(base, bases, dimension, on)}


def test_shares_are_of_those_who_said():
    found = heard(ANSWERS)
    assert found["asian"].percent == 10
    assert (found["asian"].low, found["asian"].high) == wilson(10, 100)
    assert found["asian"].city.percent == Decimal("18.5")
    assert found["asian"].city.source == "Census"


@pytest.mark.parametrize(
    ("group", "verdict"),
    [
        ("asian", Verdict.FEWER),
        ("black", Verdict.ABOUT),
        ("mixed-other", Verdict.ABOUT),
        ("white", Verdict.MORE),
        ("other", Verdict.UNKNOWN),
    ],
)
def test_what_that_says(group, verdict):
    assert heard(ANSWERS)[group].verdict == verdict
    assert heard(ANSWERS)[group].is_missing == (verdict == Verdict.FEWER)


def test_groups_that_a_source_does_not_tell_apart_are_taken_together():
    found = heard(ANSWERS)
    assert found["white"].answers == 79
    assert found["mixed-other"].answers == 2


def test_a_group_nobody_is_of_is_there_all_the_same():
    bases = {**ANSWERS, "asian": 0}
    del bases["asian"]
    assert heard(bases)["asian"].answers == 0
    assert heard(bases)["asian"].verdict == Verdict.FEWER


def test_few_who_said_say_nothing():
    found = heard({"asian": 1, "white-british": LEAST_SAID - 2, NOT_ANSWERED: 500}, base=529)
    assert {one.verdict for one in found.values()} == {Verdict.TOO_FEW}
    assert all(one.percent is None and one.low is None for one in found.values())


def test_a_hidden_group_stays_hidden_and_so_does_what_holds_it():
    bases = {**ANSWERS, "white-other": "hidden", "mixed": "fewer than 10 answers"}
    found = heard(bases, base=200)
    for group in ("white-other", "white", "mixed", "mixed-other", "not-white-british"):
        assert found[group].verdict == Verdict.HIDDEN
        assert found[group].answers == "hidden"
        assert found[group].low is None
    assert found["asian"].answers == 10


def test_where_a_group_is_hidden_the_interval_holds_every_base_that_there_may_be():
    bases = {**ANSWERS, "mixed": "fewer than 10 answers", "white-other": "hidden"}
    one = heard(bases, base=200)["asian"]
    assert one.percent is None
    assert one.low == wilson(10, 100)[0]
    assert one.high == wilson(10, 79)[1]


def test_a_base_that_is_hidden_hides_all_where_a_group_is():
    found = heard({**ANSWERS, "asian": "hidden"}, base="hidden")
    assert {one.verdict for one in found.values()} == {Verdict.HIDDEN}


@given(
    st.dictionaries(
        st.sampled_from(["asian", "black", "mixed", "other", "white-british", "white-other"]),
        st.one_of(st.integers(0, 300), st.just("hidden")),
    ),
    st.integers(0, 200),
    st.integers(0, 300),
)
def test_no_hidden_number_is_used(bases, unsaid, hidden):
    """Whatever stands behind 'hidden', what is said is the same but for the known total."""
    known = sum(number for number in bases.values() if isinstance(number, int))
    found = compare(known + unsaid + hidden, {**bases, NOT_ANSWERED: unsaid}, "ethnicity", DAY)
    for one in found:
        if one.low is not None:
            assert 0 <= one.low <= one.high <= 100
            assert isinstance(one.answers, int)
        else:
            assert one.verdict in (Verdict.HIDDEN, Verdict.TOO_FEW)


@pytest.mark.parametrize("dimension", ["ethnicity", "eq-ethnicity", "equality:ethnicity"])
def test_a_table_is_compared_by_whichever_name_it_was_asked_for(dimension):
    table = ProtectedTable(Tier.SERVICE, 200, ANSWERS, 0, ())
    assert heard_from(table, dimension, DAY)[0].group == "asian"


@pytest.mark.parametrize("dimension", ["", "team", "nonsense"])
def test_what_is_not_about_people_is_compared_with_nothing(dimension):
    assert heard_from(ProtectedTable(Tier.SERVICE, 9, {}, 0, ()), dimension, DAY) == []


def test_only_what_was_known_by_then():
    found = heard(ANSWERS, on=DAY - datetime.timedelta(days=1))
    assert {one.verdict for one in found.values()} == {Verdict.UNKNOWN}


def test_a_number_of_people_is_no_share():
    in_the_city("asian", "63000", unit="count", on=DAY + datetime.timedelta(days=1))
    found = heard(ANSWERS, on=DAY + datetime.timedelta(days=2))
    assert found["asian"].verdict == Verdict.UNKNOWN
    assert found["asian"].city.count == 63000


def test_where_no_group_is_named_nobody_is_said_to_be_silent():
    """A breakdown may not be told at all, for even the names of its groups would say too much."""
    assert {one.verdict for one in heard({}).values()} == {Verdict.HIDDEN}
