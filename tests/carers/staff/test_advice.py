"""Rules and items in words, and which items are due for review."""

import datetime

import pytest

from carers.staff import advice
from questionnaires.in_words import English
from tests.carers.plan import invented

TODAY = datetime.date(2027, 6, 1)
TEXTS = {
    "question/hard": {"title": "What is hard?", "option.home": "Home", "option.food": "Food"},
    "question/age": {"title": "How old are you?", "option.old": "Old"},
}
ENGLISH = English(invented.questions(), TEXTS)
HARD = {"question": "hard", "any_of": ["home"]}


def book(*items, rules=(), **more):
    return invented.book(items=list(items), rules=list(rules), **more)


def test_a_rule_in_words():
    rest = invented.rule(
        "rest", "short", when=HARD, fires=[{"hard": ["home", "food"]}], silent=[{}, {"age": "old"}]
    )
    (found,) = advice.rules(book(invented.item("short"), rules=[rest]), ENGLISH)
    assert found.when == "‘What is hard?’ is ‘Home’"
    assert found.items == [("short", "Do it")]
    assert found.fires == ["‘What is hard?’: ‘Home’ and ‘Food’"]
    assert found.silent == ["no answers", "‘How old are you?’: ‘Old’"]


def test_a_rule_for_everybody_has_no_condition():
    (found,) = advice.rules(book(invented.item("a"), rules=[invented.rule("all", "a")]), ENGLISH)
    assert found.when == ""


@pytest.mark.parametrize(
    ("review_by", "overdue", "soon"),
    [
        ("2027-05-31", True, False),
        ("2027-06-01", False, True),
        ("2027-06-30", False, True),
        ("2027-07-01", False, False),
    ],
)
def test_an_item_is_overdue_after_its_day_and_due_a_month_before(review_by, overdue, soon):
    (found,) = advice.items(book(invented.item("a", review_by=review_by)), TODAY)
    assert (found.is_overdue, found.is_due_soon) == (overdue, soon)
    assert found.is_to_confirm == overdue


def test_an_item_names_its_rules_and_how_many_of_its_topic_there_may_be():
    most = {"items": 14, "first": 3, "topic": 2, "topics": {"money": 5}}
    rules = [invented.rule("one", "a", "b"), invented.rule("two", "a")]
    items = [invented.item("a", topic="money"), invented.item("b"), invented.item("c")]
    found = advice.items(book(*items, rules=rules, most=most), TODAY)
    assert [one.rules for one in found] == [("one", "two"), ("one",), ()]
    assert [one.cap for one in found] == [5, 2, 2]


def test_what_is_due_stands_with_the_most_overdue_first():
    items = [
        invented.item("late", review_by="2027-05-01"),
        invented.item("fine", review_by="2028-01-01"),
        invented.item("soon", review_by="2027-06-20"),
        invented.item("later", review_by="2027-01-01"),
    ]
    due = advice.due_for_review(book(*items), TODAY)
    assert [item.code for item in due] == ["later", "late", "soon"]


def test_rules_and_items_are_found_by_what_they_say():
    rules = [invented.rule("rest", "a", when=HARD), invented.rule("all", "b", level="R1")]
    whole = book(invented.item("a", owner="The cooks"), invented.item("b"), rules=rules)
    found = advice.rules(whole, ENGLISH)
    assert [one.rule.code for one in advice.with_words(found, "what is HARD")] == ["rest"]
    assert [one.rule.code for one in advice.with_words(found, "r1")] == ["all"]
    items = advice.items(whole, TODAY)
    assert [one.item.code for one in advice.items_with_words(items, "cooks")] == ["a"]
    assert len(advice.items_with_words(items, "")) == 2
