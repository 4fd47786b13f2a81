"""What a new version of the rules changes, in words."""

import pytest

from carers.models import Ruleset
from carers.staff.rule_differences import in_ruleset
from questionnaires.comparing import Detail, compare
from questionnaires.in_words import English
from tests.carers.plan import invented

ENGLISH = English(invented.questions(), {"question/hard": {"title": "What is hard?"}})
HARD = {"question": "hard", "any_of": ["home"]}
RULE = invented.rule("rest", "a", when=HARD, silent=[{"hard": ["food"]}])
WHOLE = invented.whole(rules=[RULE], items=[invented.item("a")])


def changes(english=ENGLISH, **parts):
    before, after = (Ruleset(body=body) for body in (WHOLE, {**WHOLE, **parts}))
    return {
        title: found
        for (title, was), (_, now) in zip(
            in_ruleset(before, english), in_ruleset(after, english), strict=True
        )
        if (found := compare(was, now))
    }


def test_the_same_is_no_change():
    assert changes() == {}


def test_another_condition_another_weight_other_cases():
    new = {
        **RULE,
        "when": {"not": HARD},
        "priority": 70,
        "person": True,
        "fires": [{}, {"age": "old"}],
    }
    (change,) = changes(rules=[new])["Rules"]
    assert set(change.details) == {
        Detail("Priority", "50", "70"),
        Detail("Person", "", "yes"),
        Detail("Holds when", "‘What is hard?’ is ‘home’", "‘What is hard?’ is not ‘home’"),
        Detail("Holds for", "no answers", "no answers | ‘age’: ‘old’"),
    }


def test_a_rule_for_everybody_reads_as_always():
    (change,) = changes(rules=[{**RULE, "when": None}])["Rules"]
    assert change.details == (Detail("Holds when", "‘What is hard?’ is ‘home’", "always"),)


def test_new_and_removed_rules_and_items():
    found = changes(rules=[{**RULE, "code": "sleep"}], items=[invented.item("b")])
    assert [(one.kind, one.code) for one in found["Rules"]] == [
        ("added", "sleep"),
        ("removed", "rest"),
    ]
    assert [(one.kind, one.code) for one in found["Items"]] == [("added", "b"), ("removed", "a")]


def test_changed_words_and_facts_of_an_item():
    texts = {"item/a": {"title": "Rest", "what.1": "Just do it."}}
    item = invented.item("a", services=["cress", "drop-in"], confirm=True)
    (change,) = changes(items=[item], texts=texts)["Items"]
    assert change.title == "Rest"
    assert set(change.details) == {
        Detail("Services", "", "cress and drop-in"),
        Detail("Confirm", "", "yes"),
        Detail("Words: title", "Do it", "Rest"),
    }


@pytest.mark.parametrize(
    ("parts", "heading", "detail"),
    [
        (
            {"most": {**WHOLE["most"], "items": 9}},
            "How much a plan holds",
            Detail("Items", "14", "9"),
        ),
        (
            {"sources": {"paper": {"name": "A newer paper", "date": "2025-09-30"}}},
            "Sources",
            Detail("Name", "A paper", "A newer paper"),
        ),
    ],
)
def test_sources_and_limits(parts, heading, detail):
    (change,) = changes(**parts)[heading]
    assert change.details == (detail,)


def test_figures_and_phone_numbers():
    found = changes(
        rates=[{"code": "allowance", "amount": "86.45"}], contacts={"council": {"number": "024"}}
    )
    assert [one.kind for one in found["Figures"]] == ["added"]
    assert [one.code for one in found["Phone numbers"]] == ["council"]


def test_rules_can_be_compared_before_there_are_questions():
    (change,) = changes(english=None, rules=[{**RULE, "when": None}])["Rules"]
    assert change.details == (Detail("Holds when", str(HARD), "always"),)
