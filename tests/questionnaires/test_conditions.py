"""The language of conditions, as a table."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.conditions import BadCondition, asked, check, chosen, holds, renamed

IS_A = {"question": "q", "any_of": ["a"]}
ANSWERED = {"question": "q"}


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        (None, {}, True),
        ({}, {}, True),
        (IS_A, {"q": "a"}, True),
        (IS_A, {"q": "b"}, False),
        (IS_A, {"q": ["b", "a"]}, True),
        (IS_A, {"q": []}, False),
        (IS_A, {}, False),
        (ANSWERED, {"q": "b"}, True),
        (ANSWERED, {"q": ""}, False),
        (ANSWERED, {}, False),
        ({"not": ANSWERED}, {}, True),
        ({"not": IS_A}, {"q": "a"}, False),
        ({"all": [ANSWERED, IS_A]}, {"q": "b"}, False),
        ({"all": [ANSWERED, IS_A]}, {"q": "a"}, True),
        ({"any": [IS_A, {"question": "p"}]}, {"p": "x"}, True),
        ({"any": [IS_A, {"question": "p"}]}, {"q": "b"}, False),
    ],
)
def test_a_condition_holds(condition: Any, answers: Any, expected: bool) -> None:
    assert holds(condition, answers) is expected


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        {"question": "q", "any_of": []},
        {"question": "q", "any_of": "a"},
        {"question": 1},
        {"any_of": ["a"]},
        {"all": []},
        {"all": IS_A},
        {"any": [{"some": 1}]},
        {"not": None},
        {"all": [IS_A], "any": [IS_A]},
        {"question": "q", "is": "a"},
    ],
)
def test_another_shape_is_refused(wrong: Any) -> None:
    with pytest.raises(BadCondition):
        check(wrong)


CONDITIONS = st.recursive(
    st.fixed_dictionaries(
        {"question": st.sampled_from("pqr")},
        optional={"any_of": st.lists(st.sampled_from("abc"), min_size=1)},
    ),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
    ),
    max_leaves=8,
)
ANSWERS = st.dictionaries(
    st.sampled_from("pqr"), st.one_of(st.sampled_from("abc"), st.lists(st.sampled_from("abc")))
)


@given(CONDITIONS, ANSWERS)
def test_a_right_condition_is_accepted_and_denied_by_not(condition: Any, answers: Any) -> None:
    check(condition)
    assert holds({"not": condition}, answers) is not holds(condition, answers)


@given(CONDITIONS, ANSWERS)
def test_only_the_questions_it_asks_decide(condition: Any, answers: Any) -> None:
    named = {question for question, _ in asked(condition)}
    fewer = {code: answer for code, answer in answers.items() if code in named}
    assert holds(condition, fewer) is holds(condition, answers)


@given(CONDITIONS, ANSWERS)
def test_the_same_condition_about_copies(condition: Any, answers: Any) -> None:
    moved = renamed(condition, {code: f"{code}-2" for code in "pqr"})
    copies = {f"{code}-2": answer for code, answer in answers.items()}
    assert holds(moved, copies) is holds(condition, answers)


def test_questions_outside_the_copied_page_stay_themselves() -> None:
    both = {"all": [{"question": "q"}, {"question": "out"}]}
    assert renamed(both, {"q": "q-3"}) == {"all": [{"question": "q-3"}, {"question": "out"}]}


def test_chosen_is_a_list_of_codes() -> None:
    assert [chosen(None), chosen("a"), chosen(["a", "b"])] == [[], ["a"], ["a", "b"]]
