"""Few items, in order, the most urgent first."""

import random

from carers.plan.choosing import choose
from carers.plan.criteria import fired
from tests.carers.plan.invented import book, item, questions, rule

ASKED = questions()


def plan(made, answers=None, *, young=False):
    return choose(made, fired(made, ASKED, answers or {}), young=young)


def codes(made, answers=None, *, young=False):
    return [one.item.code for one in plan(made, answers, young=young)]


def test_order_is_by_time_then_priority_then_code():
    made = book(
        items=[
            item("month", when="month"), item("today", when="today"), item("safe", when="safety"),
            item("b"), item("a"), item("c"),
        ],
        rules=[
            rule("one", "month", priority=99), rule("two", "today", priority=1),
            rule("three", "safe", priority=1), rule("four", "a", "b", priority=5),
            rule("five", "c", priority=6),
        ],
    )  # fmt: skip
    assert codes(made) == ["safe", "today", "c", "a", "b", "month"]


def test_order_does_not_depend_on_the_order_of_the_files():
    items = [item(f"i{n}", when=("week", "month", "today")[n % 3]) for n in range(12)]
    rules = [rule(f"r{n}", f"i{n}", priority=n % 4) for n in range(12)]
    expected = codes(book(items=items, rules=rules))
    shuffled = random.Random(1)
    for _ in range(10):
        shuffled.shuffle(items)
        shuffled.shuffle(rules)
        assert codes(book(items=items, rules=rules)) == expected


def test_at_most_three_are_first_and_they_are_the_first():
    made = book(
        items=[item(f"i{n}") for n in range(5)], rules=[rule("r", *(f"i{n}" for n in range(5)))]
    )
    assert [one.is_first for one in plan(made)] == [True, True, True, False, False]


def test_an_item_is_there_once_with_the_greatest_priority_and_the_earliest_time():
    made = book(
        items=[item("a", when="month")],
        rules=[
            rule("low", "a", priority=10, by="today"),
            rule("high", "a", priority=90, by="week", level="R3"),
            rule("mid", "a", priority=50, level="R1"),
        ],
    )
    [only] = plan(made)
    assert (only.priority, only.when, only.level) == (90, "today", "R1")


def test_answers_of_the_weightiest_rule_come_first():
    hard = {"question": "hard", "any_of": ["food"]}
    age = {"question": "age", "any_of": ["old"]}
    made = book(
        items=[item("a")],
        rules=[rule("low", "a", when=age, priority=1), rule("high", "a", when=hard, priority=2)],
    )
    [only] = plan(made, {"age": "old", "hard": ["food"]})
    assert [said.question for said in only.because] == ["hard", "age"]


def test_a_topic_is_cut_to_its_weightiest():
    items = [item(code, topic="same") for code in "abc"]
    rules = [rule(code, code, priority=n) for n, code in enumerate("abc")]
    assert codes(book(items=items, rules=rules)) == ["c", "b"]
    most = {"items": 14, "first": 3, "topic": 2, "topics": {"same": 1}}
    assert codes(book(items=items, rules=rules, most=most)) == ["c"]


def test_a_plan_is_cut_to_its_weightiest_whatever_their_time():
    items = [item("soon", when="today"), item("late", when="month"), item("mid")]
    rules = [
        rule("a", "soon", priority=1),
        rule("b", "late", priority=3),
        rule("c", "mid", priority=2),
    ]
    most = {"items": 2, "first": 3, "topic": 2, "topics": {}}
    assert codes(book(items=items, rules=rules, most=most)) == ["mid", "late"]


def test_nothing_about_safety_is_cut():
    items = [item(f"s{n}", topic="safety", when="safety") for n in range(5)]
    most = {"items": 2, "first": 3, "topic": 1, "topics": {}}
    rules = [rule("r", *(f"s{n}" for n in range(5)), priority=1)]
    assert len(codes(book(items=items, rules=rules, most=most))) == 5


def test_items_are_for_an_age_or_for_any():
    items = [item("grown"), item("young", ages="young"), item("any", ages="any")]
    made = book(items=items, rules=[rule("r", "grown", "young", "any")])
    assert codes(made) == ["any", "grown"]
    assert codes(made, young=True) == ["any", "young"]


def test_no_rule_makes_an_empty_plan():
    assert plan(book(items=[item("a")], rules=[])) == []
