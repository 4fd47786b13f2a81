"""The filter of the page of all paths."""

import pytest

from carers.staff.filtering import PARTS, PathsForm, parts_shown, sections_with
from carers.staff.paths import sections
from questionnaires.in_words import English
from tests.questionnaires import invented

WHOLE = sections(English(invented.definition(), invented.TEXTS))


def codes(section="", words=""):
    return [
        one.question.code
        for part in sections_with(WHOLE, section=section, words=words)
        for page in part.pages
        for one in page.questions
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("What ELSE", ["more"]),
        ("walks", ["walks"]),
        ("a dog", ["kind"]),
        ("R3-H", ["kind"]),
        ("S10-work", ["pets"]),
        ("elephant", []),
    ],
)
def test_questions_are_found_by_title_code_answer_and_tag(words, expected):
    assert codes(words=words) == expected


def test_one_section_alone():
    assert codes(section="end") == ["more"]
    assert codes(section="end", words="dog") == []


def test_everything_is_shown_unless_one_part_is_asked_for():
    assert parts_shown("") == parts_shown("nonsense") == PARTS
    assert parts_shown("rules") == ("rules",)


@pytest.mark.parametrize("given", [{}, {"version": "x", "show": "y", "section": "z"}])
def test_an_unknown_filter_is_none(given):
    asked = PathsForm(given, titles=[("end", "The end")]).asked()
    assert asked == {"version": "", "show": "", "section": "", "words": ""}


def test_words_that_are_too_long_are_no_filter():
    assert PathsForm({"words": "x" * 100_000}, titles=[]).asked()["words"] == ""
