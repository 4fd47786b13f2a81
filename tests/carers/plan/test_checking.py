"""What stands against publishing rules: each fault is found and named."""

import datetime

import pytest

from carers.plan.books import read
from carers.plan.checking import needing, overdue, problems
from questionnaires.definition import read as read_definition
from tests.carers.plan.invented import choice, item, questions, rule, whole

ASKED = questions()
FOOD = {"question": "hard", "any_of": ["food"]}
GOOD = rule("r", "a", when=FOOD, fires=[{"hard": ["food"]}], silent=[{"hard": ["home"]}])


def found(asked=ASKED, **parts):
    body = whole(**{"rules": [GOOD], "items": [item("a")], **parts})
    return problems(read(body), asked)


def texts(**fields):
    named = {"title": "Do it", "what_1": "Just do it.", **fields}
    return {"item/a": {name.replace("_", "."): text for name, text in named.items() if text}}


def test_good_rules_have_no_problems():
    assert found() == []


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"rules": [GOOD, GOOD]}, "The code of rule 'r' is there 2 times."),
        ({"rules": [{**GOOD, "items": ["b"]}]}, "Rule 'r': there is no item 'b'."),
        (
            {"rules": [{**GOOD, "when": {"question": "soft"}}]},
            "Rule 'r': there is no question 'soft'.",
        ),
        (
            {"rules": [{**GOOD, "when": {"not": {"question": "hard", "any_of": ["tea"]}}}]},
            "Rule 'r': question 'hard' has no option 'tea'.",
        ),
        (
            {"rules": [{**GOOD, "when": {"question": "home", "any_of": ["mars"]}}]},
            "Rule 'r': question 'home' has no option 'mars'.",
        ),
        ({"items": [item("a", phone="nobody")]}, "Item 'a': there is no contact 'nobody'."),
        ({"items": [item("a", guide="none")]}, "Item 'a': there is no guide 'none'."),
        (
            {"items": [item("a", link="https://x", link_name="x")]},
            "Item 'a': there is no name of a link 'x'.",
        ),
        ({"contacts": {"council": {}}}, "Contact 'council' has no number."),
        ({"texts": {}}, "Item 'a' has no title."),
        ({"texts": texts(what_1="")}, "Item 'a' has no what.1."),
        (
            {"texts": texts(what_2="Ring {nobody}.")},
            "The what.2 of 'item/a' cannot be filled: {nobody}.",
        ),
        ({"texts": texts(what_2="It is £86.")}, "The what.2 of 'item/a' has an amount of money"),
        (
            {"texts": texts(rate_2="It is a lot.")},
            "The rate.2 of 'item/a' has no words for when its figure is gone.",
        ),
        ({"rules": [{**GOOD, "fires": []}]}, "Rule 'r' has no case in which it holds."),
        ({"rules": [{**GOOD, "silent": []}]}, "Rule 'r' has no case in which it does not hold."),
        (
            {"rules": [{**GOOD, "fires": [{"hard": ["home"]}]}]},
            "Rule 'r' does not hold for hard = home.",
        ),
        (
            {"rules": [{**GOOD, "silent": [{"hard": ["food", "home"]}]}]},
            "Rule 'r' holds for hard = food + home.",
        ),
        ({"rules": [{**GOOD, "fires": [{}]}]}, "Rule 'r' does not hold for no answers."),
        (
            {"rules": [{**GOOD, "silent": [{"hard": ["tea"]}]}]},
            "A case of rule 'r' does not fit the questions: Question 'hard' has no option 'tea'.",
        ),
        (
            {"rules": [{**GOOD, "fires": [{"hard": ["food"], "ill-2": "legs"}]}]},
            "A case of rule 'r' answers a question that is not asked then.",
        ),
        ({"items": [item("a"), item("b")]}, "Item 'b' comes into no plan."),
        ({"items": [item("a", ages="young")]}, "Item 'a' comes into no plan."),
    ],
)
def test_each_fault_is_found_and_named(parts, sentence):
    assert any(one.startswith(sentence) for one in found(**parts)), found(**parts)


def test_a_rule_that_no_answers_can_reach_is_found():
    """It asks for two options of a question that takes one."""
    both = [{"question": "age", "any_of": [one]} for one in ("young", "old")]
    never = rule("never", "a", when={"all": both}, fires=[{"age": "old"}], silent=[{}])
    assert "Rule 'never' does not hold for age = old." in found(rules=[GOOD, never])


def test_an_item_that_others_always_crowd_out_is_found():
    most = {"items": 14, "first": 3, "topic": 1, "topics": {}}
    items = [item("a", topic="same"), item("b", topic="same")]
    rules = [{**GOOD, "items": ["a", "b"]}]
    assert found(items=items, rules=rules, most=most) == ["Item 'b' comes into no plan."]


def test_a_figure_may_stand_only_where_there_are_words_without_it():
    rate = {"code": "pay", "amount": "1", "valid_from": "2026-01-01", "valid_to": "2027-01-01",
            "hide_after": "2027-01-01", "source": "a test"}  # fmt: skip
    assert found(rates=[rate], texts=texts(rate_1="It is {pay}.")) == []
    assert found(rates=[rate], texts=texts(what_1="It is {pay}.")) == [
        "The what.1 of 'item/a' cannot be filled: {pay}."
    ]


def test_cases_may_name_the_readers_language_and_her_home():
    abroad = rule(
        "abroad", "a", when={"question": "reader-language", "any_of": ["ur"]},
        fires=[{"reader-language": "ur"}], silent=[{"reader-language": "en"}, {}],
    )  # fmt: skip
    assert found(rules=[abroad]) == []


def test_an_answer_that_says_something_is_needed_must_lead_somewhere():
    question = choice("sleep", "well", "hardly")
    question["option"][1]["tags"] = ["R1"]
    asked = read_definition(
        {"code": "x", "section": [{"code": "s", "page": [{"code": "p", "question": [question]}]}]}
    )
    assert [(one.code, option.code) for one, option in needing(asked)] == [("sleep", "hardly")]
    everybody = rule("r", "a")
    missing = "Nothing in a plan goes by 'hardly' of question 'sleep'."
    assert found(asked, rules=[everybody]) == [missing]
    opposite = {"not": {"question": "sleep", "any_of": ["hardly"]}}
    rules = [rule("r", "a", when=opposite, fires=[{}], silent=[{"sleep": "hardly"}])]
    assert found(asked, rules=rules) == [missing]
    right = {"question": "sleep", "any_of": ["hardly"]}
    rules = [rule("r", "a", when=right, fires=[{"sleep": "hardly"}], silent=[{}])]
    assert found(asked, rules=rules) == []


def test_items_that_are_overdue_are_told():
    late = read(whole(rules=[], items=[item("a", review_by="2026-11-26"), item("b")]))
    assert overdue(late, datetime.date(2026, 11, 27)) == [
        "Item 'a' was to be checked again by 2026-11-26."
    ]
    assert overdue(late, datetime.date(2026, 11, 26)) == []
