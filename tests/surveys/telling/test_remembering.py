"""What was told once is told again, and what is told later never adds to it what was hidden."""

import datetime
import json

import pytest
from django.utils import timezone

from surveys.figures.asked import Asked, UnknownDimension
from surveys.figures.documents import document_of
from surveys.figures.results import results
from surveys.figures.tables import Tier
from surveys.figures.telling import remembering
from surveys.figures.telling.ahead import tell_ahead
from surveys.figures.telling.layers import tell as hide
from surveys.models import ToldUnit
from surveys.rollups.draining import catch_up
from tests.surveys.rollups.worlds import give, one, tea_survey

TODAY = datetime.date(2026, 8, 20)
JANUARY, FEBRUARY, MARCH = ((month, month) for month in (1, 2, 3))
QUARTER, JULY = (1, 3), (7, 7)
IN_FEBRUARY, IN_JULY = 40, 190
HIDDEN, SMALL, FEWER = "hidden", "1 to 4", "fewer than 10 answers"


@pytest.fixture
def survey(db):
    return tea_survey()


def asked(survey, by="", months=JANUARY, tier=Tier.SERVICE):
    first = datetime.date(2026, months[0], 1)
    last = datetime.date(2026, months[1] + 1, 1) - datetime.timedelta(days=1)
    return Asked(survey, tier, by, first=first, last=last)


def told(*about, **more):
    return results(asked(*about, **more), today=TODAY)


def document(*about, **more):
    found = asked(*about, **more)
    return json.dumps(document_of(found, results(found, today=TODAY)))


def happy(table, by=None):
    [row] = [row for row in table.rows if (row.question, row.by) == ("happy", by)]
    return [cell.count for cell in row.cells[:3]] or row.base


def people(number, said="very", **more):
    return [one(answers={"happy": said, "age": more.pop("age", "18-64")}, **more)] * number


def late(survey, drawn):
    give(survey, *drawn)
    catch_up(survey)


def test_it_is_told_again_word_for_word(survey):
    give(survey, *people(20), *people(9, "fairly"), *people(3, "not"))
    first = document(survey, "team")
    number = ToldUnit.objects.count()
    assert document(survey, "team") == first
    assert ToldUnit.objects.count() == number > 0


def test_what_is_known_is_given_with_few_questions_to_the_database(
    survey, django_assert_max_num_queries
):
    give(survey, *people(20))
    told(survey, "team")
    with django_assert_max_num_queries(16):
        told(survey, "team")


def test_a_month_does_not_follow_from_its_quarter(survey):
    give(survey, *people(20), *people(9, "fairly"))
    give(survey, *people(20, day=IN_FEBRUARY), *people(2, "fairly", day=IN_FEBRUARY))
    assert happy(told(survey, months=QUARTER)) == [40, 11, 0]
    # 11 less 9 would be two.
    assert happy(told(survey, months=FEBRUARY))[1] == SMALL
    assert happy(told(survey))[1] == HIDDEN


def test_of_a_quarter_that_is_not_over_a_month_is_told_alone(survey):
    give(survey, *people(20, day=IN_JULY), *people(9, "fairly", day=IN_JULY))
    assert happy(told(survey, months=JULY)) == [20, 9, 0]
    assert {told.first_month for told in ToldUnit.objects.all()} == {"2026-07"}


def test_the_quarter_hides_what_its_months_would_tell_once_they_were_told(survey):
    july = people(20, day=IN_JULY) + people(9, "fairly", day=IN_JULY)
    august = people(20, day=IN_JULY + 31) + people(2, "fairly", day=IN_JULY + 31)
    give(survey, *july, *august)
    assert happy(told(survey, months=JULY)) == [20, 9, 0]
    later = datetime.date(2026, 11, 1)
    quarter = results(asked(survey, months=(7, 9)), today=later)
    # Only the quarter is left to be hidden: 11 less the nine that are known would be two.
    assert happy(quarter)[1] == HIDDEN
    assert happy(results(asked(survey, months=(8, 8)), today=later))[1] in (HIDDEN, SMALL)


def test_months_beside_each_other_are_the_months_themselves(survey):
    give(survey, *people(20), *people(12, "fairly"), *people(15, day=IN_FEBRUARY))
    beside = told(survey, "month", QUARTER)
    assert list(beside.bases) == ["2026-01", "2026-02"]
    assert happy(beside, "2026-01") == happy(told(survey)) == [20, 12, 0]
    crossed = told(survey, "team*month", QUARTER)
    assert crossed.bases == {"north*2026-01": 32, "north*2026-02": 15}
    turned = told(survey, "month*team", QUARTER)
    assert turned.bases == {"2026-01*north": 32, "2026-02*north": 15}


def test_a_question_by_any_of_its_names_is_told_in_one_way(survey):
    give(survey, *people(20), *people(15, age="65-plus"))
    assert told(survey, "age").bases == {"18-64": 20, "65-plus": 15}
    number = ToldUnit.objects.count()
    assert told(survey, "equality:age") == told(survey, "age")
    assert ToldUnit.objects.count() == number


def test_late_answers_make_another_one_and_the_old_one_stays(survey):
    give(survey, *people(20), *people(9, "fairly"))
    before = document(survey)
    late(survey, people(4))
    assert document(survey) == before
    late(survey, people(4))
    assert happy(told(survey)) == [28, 9, 0]
    editions = ToldUnit.objects.filter(breakdown="", first_month="2026-01", last_month="2026-01")
    assert [one.editions for one in editions] == ["2026-01/0", "2026-01/1"]


def test_both_tiers_are_told_each_in_its_way(survey):
    give(survey, *people(20), *people(9, "fairly"))
    assert happy(told(survey)) == [20, 9, 0]
    assert happy(told(survey, tier=Tier.PUBLIC)) == [20, 10, 0]


TOO_MANY = [("team*age*month", Tier.SERVICE, "Two"), ("team*month", Tier.PUBLIC, "One")]


@pytest.mark.parametrize(("by", "tier", "number"), TOO_MANY)
def test_no_more_is_crossed_than_a_tier_may_see(survey, by, tier, number):
    with pytest.raises(UnknownDimension, match=number):
        told(survey, by, tier=tier)


def test_of_nothing_there_is_a_table_too(survey):
    found = told(survey, "team")
    assert (found.base, found.bases, found.rows) == (FEWER, {}, ())


def test_quarters_and_years_are_told_before_anybody_asks(survey):
    give(survey, *people(20), *people(20, day=IN_FEBRUARY))
    told(survey, months=QUARTER)
    ToldUnit.objects.all().delete()
    tell_ahead(datetime.date(2027, 5, 20))
    spans = {(one.tier, one.breakdown, one.last_month) for one in ToldUnit.objects.all()}
    for last in ("2026-03", "2026-12"):
        for what in (("service", ""), ("service", "team"), ("public", "")):
            assert (*what, last) in spans
    assert ("service", "", "2026-01") in spans
    number = ToldUnit.objects.count()
    tell_ahead(datetime.date(2027, 5, 20))
    assert ToldUnit.objects.count() == number


def test_it_goes_with_its_survey(survey):
    give(survey, *people(20))
    told(survey)
    assert ToldUnit.objects.filter(told_at__lte=timezone.now()).exists()
    survey.responses.all().delete()
    assert ToldUnit.objects.exists()


def test_what_somebody_else_told_meanwhile_is_taken_into_account(survey, monkeypatch):
    """Hiding is found without a lock; two who tell different things never miss each other."""
    give(survey, *people(30), *people(12, "fairly", age="65-74"), *people(3, "not"))
    seen = []

    def first_somebody_else(layer, before, *others, **more):
        if not seen:
            seen.append(True)
            told(survey, by="age")
        return hide(layer, before, *others, **more)

    monkeypatch.setattr(remembering, "tell", first_somebody_else)
    told(survey, by="language")
    breakdowns = list(ToldUnit.objects.values_list("breakdown", flat=True))
    assert {"", "equality:age", "language"} <= set(breakdowns)
    order = list(ToldUnit.objects.order_by("pk").values_list("breakdown", flat=True))
    assert order.index("equality:age") < order.index("language")
