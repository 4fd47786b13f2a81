"""A question as staff write it, and what it becomes."""

import pytest

from surveys.bank import bank
from surveys.editing.wording import (
    KINDS,
    NewOption,
    Wording,
    kind_of,
    place_of,
    row_of,
    wording_of,
    words_of,
)


@pytest.mark.parametrize("code", sorted(bank().questions))
def test_a_question_of_the_bank_that_is_saved_as_it_stands_stays_the_same(code):
    row = {name: value for name, value in bank().questions[code].items() if name != "pictures"}
    words = bank().english[f"question/{code}"]
    wording = wording_of(row, words)
    assert row_of(code, wording, wording.options, row) == row
    assert words_of(wording, wording.options, words) == words


@pytest.mark.parametrize(
    ("tags", "place"),
    [
        (["good"], "good"),
        (["middle", "help"], "middle"),
        (["bad", "R0"], "bad"),
        (["lowest", "bad"], "worst"),
        (["unknown"], "unknown"),
        (["wish:contact"], ""),
        ([], ""),
    ],
)
def test_places_on_the_scale(tags, place):
    assert place_of(tags) == place


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_known_again(kind):
    row = row_of("tea", Wording("Tea?", kind), [NewOption("Yes", "yes")], None)
    assert kind_of(row) == kind


def test_tags_that_staff_do_not_set_stay():
    old = {"code": "tea", "type": "choice", "tags": ["contact:x"]}
    old["option"] = [{"code": "no", "tags": ["bad", "R0", "alert"]}]
    wording = Wording("Tea?", "choice", indicator="happy", about_person=True)
    row = row_of("tea", wording, [NewOption("No", "no", place="middle")], old)
    assert row["tags"] == ["contact:x", "indicator:happy", "equality:tea"]
    assert row["option"] == [{"code": "no", "tags": ["middle", "R0"]}]


def test_own_words_measure_nothing_and_have_a_longest_length():
    row = row_of("tea", Wording("Tea?", "long_text", indicator="happy"), [], None)
    assert row == {"code": "tea", "type": "long_text", "max_length": 2000}


def test_hints_of_answers_go_with_their_answers():
    old = {"option_hint.yes": "Always", "option_hint.no": "Never"}
    words = words_of(Wording("Tea?", "choice"), [NewOption("Yes", "yes")], old)
    assert words == {"title": "Tea?", "option.yes": "Yes", "option_hint.yes": "Always"}
