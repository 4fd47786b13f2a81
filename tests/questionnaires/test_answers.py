"""Which answers count, and which fit."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.answers import (
    chosen_options,
    faults,
    visible,
    visible_pages,
    visible_questions,
)
from tests.questionnaires.invented import definition

TWO_DOGS = {"pets": "two", "kind": ["dog"], "walks": "no", "kind-2": ["dog"], "walks-2": "yes"}


def codes(answers: dict[str, Any], **kwargs: Any) -> list[str]:
    known = definition()
    return [page.code for page in visible_pages(known, visible(known, answers), **kwargs)]


def test_nothing_answered_asks_what_has_no_condition() -> None:
    assert codes({}) == ["pets", "more"]


def test_short_pages_alone() -> None:
    assert codes(TWO_DOGS, lengths=["short"]) == ["pets", "kind", "name-2", "kind-2"]


def test_an_answer_in_a_closed_branch_does_not_count_nor_open_anything_further_on() -> None:
    """formtools keeps them, and they still open deeper branches (its fault 12)."""
    assert visible(definition(), {**TWO_DOGS, "pets": "none"}) == {"pets": "none"}


def test_what_was_answered_counts_again_when_its_branch_is_opened_again() -> None:
    assert visible(definition(), TWO_DOGS) == TWO_DOGS


def test_questions_of_a_page_by_what_is_shown() -> None:
    known = definition()
    page = known.page_by_code["kind"]
    shown = {"pets": "one", "kind": ["cat"]}
    assert [one.code for one in visible_questions(page, shown)] == ["kind"]
    shown["kind"] = ["dog"]
    assert [one.code for one in visible_questions(page, shown)] == ["kind", "walks"]


def test_every_chosen_option_in_the_order_of_the_questions() -> None:
    known = definition()
    found = chosen_options(known, visible(known, {"kind": ["cat", "dog"], "pets": "one"}))
    assert [(question.code, option.code) for question, option in found] == [
        ("pets", "one"),
        ("kind", "cat"),
        ("kind", "dog"),
    ]


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"wings": "two"}, "wings"),
        ({"pets": "seven"}, "seven"),
        ({"kind": ["dog", "fish"]}, "fish"),
        ({"pets": ["one", "two"]}, "pets"),
        ({"pets": 1}, "pets"),
        ({"pets": None}, "pets"),
        ({"kind": [["dog"]]}, "kind"),
        ({"more": ["a"]}, "more"),
        ({"more": {"a": 1}}, "more"),
    ],
)
def test_what_does_not_fit_is_named(answers: dict[str, Any], named: str) -> None:
    (sentence,) = faults(definition(), answers)
    assert repr(named) in sentence


def test_what_fits_has_no_faults() -> None:
    assert not faults(definition(), {**TWO_DOGS, "pets": ["two"], "more": "They bark."})


@given(
    st.dictionaries(
        st.sampled_from(["pets", "kind", "walks", "kind-2", "walks-2", "more"]),
        st.one_of(st.text(), st.lists(st.sampled_from(["dog", "one", "two", "x"]))),
    )
)
def test_what_counts_is_a_part_of_what_was_answered_and_stays_so(answers: dict[str, Any]) -> None:
    known = definition()
    shown = visible(known, answers)
    assert shown.items() <= answers.items()
    assert visible(known, shown) == shown
