"""The invented cases are such as a carer could send."""

from carers.models import Case
from questionnaires.answers import faults
from tests.factories import questionnaires
from tests.factories.cases import (
    ANSWERS,
    call_back,
    case_in_danger,
    case_of,
    case_with_harm,
    referral,
    shipped_questions,
)


def test_answers_fit_the_questions_that_ship(db):
    assert not faults(shipped_questions().definition, ANSWERS)


def test_all_of_the_answers_count(db):
    assert case_of().answers == ANSWERS


def test_what_follows_from_the_answers_is_worked_out(db):
    case = Case.objects.get(pk=case_of().pk)
    assert case.eligibility["result"] == "T"
    assert case.routing == ["adult"]
    assert (case.urgency, case.has_harm) == (Case.Urgency.NORMAL, False)


def test_harm_and_danger_are_marked(db):
    assert case_with_harm().has_harm
    assert case_in_danger().urgency == Case.Urgency.NOW


def test_calls_and_referrals_have_no_answers(db):
    assert not call_back().has_answers
    assert referral().referrer["organisation"] == "Example Surgery"


def test_other_questions_may_be_in_use_meanwhile(db):
    in_use = questionnaires.published()
    assert case_of().version != in_use
    assert shipped_questions() == shipped_questions()
