"""What a whole set of answers is made of."""

import copy

import pytest

from questionnaires.definition import read
from surveys.splitting import split
from tests.factories.surveys import definition

DEFINITION = read(definition())


def test_codes_words_and_contact_are_told_apart():
    found = split(
        DEFINITION,
        {
            "safe": "yes",
            "contact-wanted": "yes",
            "happy": "very",
            "change": "  Warmer tea. ",
            "contact-name": "Asha",
            "contact-how": "07700 900001",
        },
    )

    assert found.coded == {"safe": "yes", "contact-wanted": "yes", "happy": "very"}
    assert found.words == {"change": "Warmer tea."}
    assert found.contact is not None
    assert (found.contact.wishes, found.contact.name, found.contact.how) == (
        ("contact",),
        "Asha",
        "07700 900001",
    )


def test_a_wish_without_a_way_to_reach_her_is_no_contact():
    assert split(DEFINITION, {"contact-wanted": "yes", "contact-name": "Asha"}).contact is None


def test_a_way_to_reach_her_without_a_wish_is_no_contact():
    assert split(DEFINITION, {"contact-how": "07700 900001"}).contact is None


@pytest.mark.parametrize(
    ("tags", "alarms"), [(["alert"], True), (["R0"], True), (["help"], False), ([], False)]
)
def test_an_answer_alarms_where_it_says_so_or_stops_with_help_numbers(tags, alarms):
    data = copy.deepcopy(definition())
    data["section"][0]["page"][0]["question"][0]["option"][1]["tags"] = tags

    assert bool(split(read(data), {"safe": "no"}).alarming) == alarms


def test_what_alarms_and_what_is_worst_are_said_by_tags():
    found = split(DEFINITION, {"safe": "no", "happy": "not"})

    assert [(one.code, option.code) for one, option in found.alarming] == [("safe", "no")]
    assert found.has_lowest
    assert not split(DEFINITION, {"safe": "yes", "happy": "fairly"}).has_lowest


def test_a_thank_you_is_passed_on_without_a_way_to_reach_her():
    passing = {"code": "pass", "type": "choice", "option": [{"code": "yes", "tags": ["wish:x"]}]}
    words = {"code": "said", "type": "long_text", "tags": ["contact:words"]}
    page = {"code": "page", "question": [passing, words]}
    small = read({"code": "small", "section": [{"code": "questions", "page": [page]}]})

    found = split(small, {"pass": "yes", "said": "Asha was kind."})

    assert found.contact is not None
    assert (found.contact.words, found.contact.how) == ("Asha was kind.", "")
    assert found.words == {}
