"""Reading a definition, and the copies of repeated pages."""

from typing import Any

import pytest

from questionnaires.definition import BadDefinition, read
from tests.questionnaires.invented import data, definition


def test_pages_come_in_order_with_their_copies_together() -> None:
    assert [page.code for page in definition().pages] == [
        "pets", "kind", "name-2", "kind-2", "more"
    ]  # fmt: skip


def test_a_copy_has_the_words_of_what_it_copies() -> None:
    copy = definition().question_by_code["walks-2"]
    assert (copy.text_code, copy.copy) == ("walks", 2)


def test_a_copy_is_shown_when_there_are_so_many_and_its_own_condition_holds() -> None:
    assert definition().question_by_code["walks-2"].visible_if == {
        "all": [
            {"question": "pets", "any_of": ["two"]},
            {"question": "kind-2", "any_of": ["dog"]},
        ]
    }


def test_each_question_knows_its_section() -> None:
    sections = definition().section_of
    assert (sections["walks-2"].code, sections["more"].code) == ("start", "end")


def test_a_page_is_full_unless_it_says_short() -> None:
    pages = definition().page_by_code
    assert (pages["pets"].length, pages["more"].length) == ("short", "full")


def wrong(change: str) -> dict[str, Any]:
    changed = data()
    question = changed["section"][0]["page"][0]["question"][0]
    if change == "type":
        question["type"] = "essay"
    elif change == "condition":
        question["visible_if"] = {"question": "x", "any_of": []}
    elif change == "length":
        changed["section"][0]["page"][0]["length"] = "long"
    elif change == "no code":
        del question["code"]
    elif change == "no sections":
        del changed["section"]
    elif change == "list":
        changed["section"] = "start"
    return changed


@pytest.mark.parametrize(
    "change", ["type", "condition", "length", "no code", "no sections", "list"]
)
def test_a_wrong_definition_is_refused_with_a_sentence(change: str) -> None:
    with pytest.raises(BadDefinition, match=r"\.$"):
        read(wrong(change))
