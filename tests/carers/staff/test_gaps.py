"""What is never reached."""

import pytest

from carers.staff.gaps import (
    gaps,
    idle_options,
    items_in_no_plan,
    questions_out_of_reach,
    rules_never_holding,
)
from carers.staff.paths import sections
from portal.languages.table import LANGUAGES
from questionnaires.definition import read
from questionnaires.in_words import English
from tests.carers.plan import invented as rules
from tests.carers.staff import shipped
from tests.questionnaires import invented

HARD = {"question": "hard", "any_of": ["home"]}
NEVER = {"all": [HARD, {"not": HARD}]}


def test_a_question_that_no_answers_open_is_named():
    data = invented.data()
    data["section"][1]["page"][0]["question"][0]["visible_if"] = {
        "all": [
            {"question": "pets", "any_of": ["none"]},
            {"question": "kind", "any_of": ["dog"]},
        ]
    }
    english = English(read(data), invented.TEXTS)
    assert questions_out_of_reach(english) == [("more", "What else should we know?")]


def test_a_question_that_hangs_on_what_is_not_there_is_out_of_reach():
    data = invented.data()
    data["section"][1]["page"][0]["question"][0]["visible_if"] = {"question": "gone"}
    assert [code for code, _ in questions_out_of_reach(English(read(data), {}))] == ["more"]


def test_a_rule_that_holds_for_none_of_its_cases_is_named():
    found = rules.book(
        items=[rules.item("a")],
        rules=[
            rules.rule("never", "a", when=NEVER, fires=[{"hard": ["home"]}]),
            rules.rule("untried", "a", fires=[]),
            rules.rule("reads", "a", when={"question": "reader-language", "any_of": ["ur"]},
                       fires=[{}, {"reader-language": "ur"}]),
            rules.rule("hard", "a", when=HARD, fires=[{"hard": ["home"]}]),
        ],
    )  # fmt: skip
    assert rules_never_holding(found, rules.questions()) == ["never", "untried"]


def test_an_item_is_in_no_plan_without_a_rule_and_where_others_always_weigh_more():
    items = [rules.item(code, topic="same") for code in ("a", "b", "c", "d")]
    whole = rules.book(
        items=items,
        rules=[rules.rule("all", "a", "b", priority=90), rules.rule("weak", "c", priority=1)],
    )
    assert items_in_no_plan(whole, rules.questions()) == ["c", "d"]


def test_answers_that_change_nothing_are_listed_by_question():
    english = English(invented.definition(), invented.TEXTS)
    found = {
        one.question.code: [answer.option.code for answer in answers]
        for one, answers in idle_options(sections(english))
    }
    assert found == {"pets": ["none"], "kind": ["cat"], "walks": ["yes", "no"]}


@pytest.mark.django_db
def test_nothing_that_ships_is_out_of_reach(book):
    found = gaps(shipped.english(), sections(shipped.english(), book.rules), book)
    assert (found.questions, found.rules, found.items) == ([], [], [])


@pytest.mark.django_db
def test_missing_texts_are_counted_by_kind_and_language(assessment):
    found = gaps(shipped.english(), [], None)
    rows = {row.label: dict(row.numbers) for row in found.missing()}
    assert len(rows["Questions"]) == len(LANGUAGES) - 1
    fields = sum(len(texts) for texts in assessment.english.values())
    assert rows["Questions"]["pl"] == fields
