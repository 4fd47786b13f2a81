"""A trial plan in words: which answers counted, which rules held, what was left out."""

import pytest

from carers.models import Ruleset
from carers.plan.making import make_plan
from carers.staff.tracing import trace
from questionnaires.in_words import English
from questionnaires.models import Version
from tests.carers.plan import invented

pytestmark = pytest.mark.django_db
HARD = {"question": "hard", "any_of": ["home"]}
QUESTIONS = {
    "code": "carer-assessment",
    "section": [
        {
            "code": "all",
            "page": [
                {
                    "code": "all",
                    "question": [
                        invented.choice("hard", "home", "food", kind="choices"),
                        {
                            **invented.choice("more", "yes", "no"),
                            "visible_if": {"question": "hard", "any_of": ["food"]},
                        },
                    ],
                }
            ],
        }
    ],
}
TEXTS = {"question/hard": {"title": "What is hard?", "option.home": "Home"}}


def traced(answers, *, rules, items, language="en"):
    body = invented.whole(rules=rules, items=items)
    version = Version(body={"definition": QUESTIONS, "texts": TEXTS}, digest="trace", number=1)
    version.questionnaire = "carer-assessment"
    ruleset = Ruleset(body=body, digest=repr(body), number=1)
    plan = make_plan(version, ruleset, answers, language=language)
    return trace(plan, English.of(version), answers, near="")


def test_a_rule_that_held_names_the_answers_it_went_by():
    rules = [invented.rule("rest", "a", when=HARD), invented.rule("all", "b")]
    found = traced({"hard": ["home"]}, rules=rules, items=[invented.item("a"), invented.item("b")])
    assert [(one.code, one.because) for one in found.held] == [
        ("rest", "‘What is hard?’: ‘Home’"),
        ("all", "It is for everybody."),
    ]
    assert found.held[0].items == [("a", "Do it")]


def test_hidden_answers_are_told_apart_from_those_that_count():
    found = traced({"hard": ["home"], "more": "yes"}, rules=[], items=[])
    assert found.counted == ["‘What is hard?’: ‘Home’"]
    assert found.hidden == ["‘more’: ‘yes’"]


def test_what_there_was_no_room_for_and_what_is_for_another_age():
    items = [invented.item(code, topic="same") for code in ("a", "b", "c")]
    young = invented.item("young", ages="young")
    rules = [
        invented.rule("many", "a", "b", "c"),
        invented.rule("twice", "c", priority=1),
        invented.rule("age", "young"),
    ]
    found = traced({}, rules=rules, items=[*items, young])
    assert [(one.code, one.why.split(".")[0]) for one in found.left_out] == [
        ("c", "Others weigh more: a plan holds only so many, and so many of one topic"),
        ("young", "It is for people of another age"),
    ]


def test_every_part_of_regulation_3_is_there_even_if_nothing_was_said():
    found = traced({}, rules=[], items=[])
    assert len(found.parts) == 27
    assert {part.value for part in found.parts} == {"Not known"}
    assert found.result == "A conversation is needed"
    assert (found.flags, found.held, found.left_out) == ([], [], [])
