"""What ships of figures from elsewhere: once, with source, conflicts side by side."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from surveys.bank import bank
from surveys.constructs import constructs
from surveys.figures.dated import figure_on, kinds
from surveys.figures.outside import direction_of, population_of, target_of
from surveys.figures.outside.beside import NO_BASE, beside
from surveys.figures.outside.groups import asked_dimensions, dimensions
from surveys.figures.outside.loading import load_outside
from surveys.figures.outside.measures import NOT_COMPARABLE, areas, groups, measures
from surveys.models import DatedFigure, OutsideFigure
from tests.factories.surveys import survey_of

TODAY = datetime.date(2026, 11, 28)
Kind = OutsideFigure.Kind


@pytest.fixture
def known(db):
    load_outside()


def rows(**of):
    found = OutsideFigure.objects.filter(**of)
    return sorted((row.value, row.period, row.base) for row in found)


def test_it_is_loaded_once(db):
    assert load_outside() > 100
    before = OutsideFigure.objects.count(), DatedFigure.objects.count()
    assert load_outside() == 0
    assert (OutsideFigure.objects.count(), DatedFigure.objects.count()) == before


def test_every_figure_has_a_source_and_no_day_that_is_to_come(known):
    for row in [*OutsideFigure.objects.all(), *DatedFigure.objects.all()]:
        assert row.source
        assert row.on <= TODAY
        assert row.ships
        assert row.entered_by is None


def test_every_code_is_one_that_pages_know(known):
    for row in OutsideFigure.objects.filter(kind=Kind.RESULT):
        assert row.of in measures()
        assert row.part in areas()
    for row in OutsideFigure.objects.filter(kind=Kind.POPULATION):
        assert row.part in dimensions()[row.of].by_code
    assert {row.code for row in DatedFigure.objects.all()} <= set(kinds())
    for one in measures().values():
        assert one.group in groups()
        assert not one.resembles or one.resembles in constructs()


def test_groups_are_made_of_answers_of_the_bank():
    for dimension in asked_dimensions():
        options = {one["code"] for one in bank().questions[dimension.question]["option"]}
        grouped = {option for group in dimension.groups for option in group.options}
        assert grouped == options - {"rather-not"}, dimension.code


@pytest.mark.parametrize(
    ("measure", "percent", "base"),
    [
        ("own-experience-independent", 82, 167),
        ("own-experience-happy", 76, 167),
        ("own-payments-happy", 74, 42),
        ("own-safeguarding-involved", 97, 30),
        ("own-safeguarding-wishes", 87, 30),
        ("own-one-coventry-positive", Decimal("95.45"), 44),
    ],
)
def test_results_with_a_published_base_have_it(known, measure, percent, base):
    found = OutsideFigure.objects.filter(of=measure, value=percent)
    assert [row.base for row in found] == [base]


def test_papers_that_differ_are_both_kept(known):
    coventry = rows(of="sace-satisfied", part="coventry")
    assert [value for value, _, _ in coventry] == [Decimal("32.61"), Decimal("33.20")]
    assert {value for value, period, _ in rows(of="ascs-information") if period == "2023/24"} >= {
        Decimal("64.00"),
        Decimal("65.30"),
    }


@pytest.mark.parametrize("measure", ["sace-satisfied", "sace-contact", "ascs-control"])
def test_nothing_is_worked_out_of_a_direction(known, measure):
    assert not [row for row in rows(of=measure) if row[1] == "2025/26"]
    assert "not published" in measures()[measure].note


def test_separate_and_joint_assessments_are_never_added_up(known):
    values = set(DatedFigure.objects.values_list("value", flat=True))
    assert {457, 900, 1564} <= values
    assert 1357 not in values


def test_denominators_of_a_day(known):
    assert figure_on("people-on-direct-payments", TODAY).value == 793
    assert figure_on("people-in-long-term-support", datetime.date(2025, 12, 1)).value == 3728
    assert figure_on("people-in-long-term-support", TODAY).value == 3864


def test_what_staff_entered_of_the_same_day_holds(known):
    DatedFigure.objects.create(
        code="people-in-long-term-support",
        value=3721,
        on=datetime.date(2025, 3, 31),
        source="Performance and Insight",
    )
    DatedFigure.objects.create(
        code="people-in-long-term-support",
        value=3714,
        on=datetime.date(2025, 3, 31),
        source="A later release",
        ships=True,
    )
    assert figure_on("people-in-long-term-support", datetime.date(2025, 4, 1)).value == 3721


def test_of_the_city_the_exact_census_holds_before_the_rounded_one(known):
    found = population_of("ethnicity", TODAY)
    assert found["white"].percent == Decimal("65.50")
    assert found["asian"].percent == Decimal("18.50")
    assert found["mixed-other"].percent == 6
    assert "mixed" not in found


def test_the_latest_that_was_known_on_a_day(known):
    assert population_of("age", datetime.date(2022, 1, 1))["65-plus"].percent == 13
    assert population_of("age", TODAY)["65-plus"].percent == Decimal("14.10")
    assert population_of("age", datetime.date(2020, 1, 1)) == {}
    assert population_of("nonsense", TODAY) == {}


@pytest.mark.parametrize("dimension", ["sex", "disability", "orientation", "area"])
def test_where_papers_give_nothing_there_is_nothing_and_that_is_said(known, dimension):
    assert population_of(dimension, TODAY) == {}
    assert dimensions()[dimension].note


def test_beside_a_measure_of_ours_stands_that_it_is_not_comparable(known):
    found = {one.measure.code: one for one in beside("indicator:happy", TODAY)}
    assert found["ascs-satisfied"].measure.label.startswith(NOT_COMPARABLE)
    assert {told.base for told in found["ascs-satisfied"].told} == {NO_BASE}
    assert {told.period for told in found["ascs-satisfied"].told} == {"2024/25"}
    own = found["own-experience-happy"]
    assert NOT_COMPARABLE not in own.measure.label
    assert own.told[0].base == "167 answers"
    assert beside("plain-words", TODAY) == []


def target(value, on, part="up"):
    OutsideFigure.objects.create(
        kind=Kind.TARGET, of="experience-adult:happy", part=part, value=value, on=on, source="Plan"
    )


def test_the_target_that_holds_on_a_day(db):
    target(75, datetime.date(2025, 4, 1))
    target(80, datetime.date(2026, 4, 1))
    for day, held in (
        (datetime.date(2025, 3, 31), None),
        (datetime.date(2026, 3, 31), 75),
        (TODAY, 80),
    ):
        assert target_of("experience-adult", "happy", day) == held
    assert target_of("experience-adult", "indicator:happy", TODAY) == 80
    assert target_of("experience-adult", "safe", TODAY) is None


def test_which_way_is_better(db):
    assert direction_of("experience-adult", "happy", TODAY) == "up"
    target(10, datetime.date(2026, 4, 1), part="down")
    assert direction_of("experience-adult", "happy", TODAY) == "down"


@pytest.mark.parametrize(
    ("survey", "measure"),
    [("experience-adult", "ascs-satisfied"), ("experience-carer", "sace-satisfied")],
)
def test_carers_stand_beside_carers(known, survey, measure):
    found = {one.measure.code for one in beside("happy", TODAY, survey)}
    assert measure in found
    assert len(found & {"ascs-satisfied", "sace-satisfied"}) == 1


def test_the_page_of_a_measure_says_what_is_known_elsewhere(known, sign_in):
    survey_of("experience-adult")
    measure = ["experience-adult", "indicator:happy", "good"]
    url = reverse("staff-surveys:result-measure", args=measure)
    page = " ".join(sign_in("survey_analyst").get(url).content.decode().split())
    for words in ("Elsewhere", "67.1%", "base not published", "167 answers", NOT_COMPARABLE):
        assert words in page
