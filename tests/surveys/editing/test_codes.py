"""Codes come from words once, are never given twice, and break no address."""

import pytest
from django.urls import resolve, reverse

from surveys.editing.codes import (
    MOST_OF_A_UNIT,
    code_from,
    most_of_a_question,
    next_code,
    option_code,
    question_code,
    survey_code,
)
from surveys.models import Form, Survey
from tests.factories import questionnaires


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Yes, often", "yes-often"),
        ("A very long answer that goes on", "a-very-long-answer-that-goes"),
        ("Supercalifragilisticexpialidocious", "supercalifragilisticexpialidoc"),
        ("چائے", "answer"),
        ("!?", "answer"),
        ("Yes", "yes-2"),
    ],
)
def test_of_answers(words, code):
    assert option_code(words, {"yes"}) == code


def test_a_number_keeps_within_the_length():
    assert next_code("much-too-long", most=10, taken={"much-too-2"}) == "much-too-3"
    assert code_from("Tea", most=10, taken={"tea", "tea-2"}, otherwise="x") == "tea-3"


@pytest.mark.parametrize("title", ["Check", "Date", "Team", "Happy", "Safe", "Age"])
def test_a_question_takes_no_code_that_means_something_else(survey, title):
    """A step of the journey, a column of spreadsheets, a question of the bank or of its own."""
    assert question_code(survey, Form.STANDARD, title) == f"{title.lower()}-2"


def test_the_longest_shipped_survey_leaves_room_for_questions():
    survey = Survey(code="safeguarding-representative")
    unit = f"{survey.questionnaire(Form.EASY)}/question/"
    assert most_of_a_question(survey) >= 15
    assert len(unit) + most_of_a_question(survey) <= MOST_OF_A_UNIT


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("How is the tea?", "how-is-the-tea"),
        ("The tea club", "the-tea-club"),
        ("Tea club", "tea-club-2"),
        ("Tea club easy", "tea-club-2"),
        ("Survey bank", "survey-bank-2"),
        ("Carer assessment", "carer-assessment-2"),
        ("New", "new-2"),
        ("Code", "code-2"),
        ("قهوة", "survey"),
    ],
)
def test_of_surveys(survey, title, code):
    questionnaires.published()
    assert survey_code(title) == code
    assert resolve(reverse("surveys:about", args=[code])).view_name == "surveys:about"
    assert resolve(reverse("staff-surveys:survey", args=[code])).view_name == "staff-surveys:survey"
