"""A survey out of the bank: what it asks, with which words."""

import pytest

from surveys.bank import BANK, Bank, compose
from surveys.bank_files import Page
from surveys.models import Form

YES = {"code": "yes", "picture": "yes"}
SMALL = Bank(
    questions={
        "tea": {"code": "tea", "type": "choice", "pictures": "easy", "option": [YES]},
        "milk": {
            "code": "milk",
            "type": "choice",
            "option": [YES],
            "visible_if": {"any": [{"question": "tea"}, {"question": "cake"}]},
        },
        "crumbs": {"code": "crumbs", "type": "text", "visible_if": {"question": "cake"}},
        "swept": {"code": "swept", "type": "text", "visible_if": {"question": "crumbs"}},
    },
    pages={"all": Page(("milk", "crumbs", "swept"), {"not": {"question": "bread"}}, True)},
    english={"question/tea": {"title": "Tea?"}, "section/questions": {"title": "Tea"}},
)


def composed(form=Form.STANDARD, **more):
    outline = {"code": "club", "standard": {"questions": ["tea", "all"]}, **more}
    return compose(outline, form, SMALL)["definition"]


def test_what_nothing_could_open_is_left_out_and_what_depends_on_it():
    [section] = composed()["section"]
    assert [page["code"] for page in section["page"]] == ["tea", "all"]
    [milk] = section["page"][1]["question"]
    assert milk["visible_if"] == {"question": "tea"}


def test_an_easy_form_has_a_code_of_its_own_and_all_pictures():
    easy = composed(Form.EASY, easy={"questions": ["tea"]})
    assert easy["code"] == "club-easy"
    assert easy["section"][0]["page"][0]["question"][0]["option"] == [YES]
    plain = composed()["section"][0]["page"][0]["question"][0]
    assert plain["option"] == [{**YES, "picture": ""}]


def test_pages_that_are_dangerous_to_be_seen_with_say_so():
    def exits(**more):
        return [page.get("exit_page", False) for page in composed(**more)["section"][0]["page"]]

    assert exits() == [False, True]
    assert exits(safeguarding=True) == [True, True]


def test_words_come_along_and_belong_to_the_bank():
    body = compose({"code": "club", "standard": {"questions": ["tea"]}}, Form.STANDARD, SMALL)
    assert body["texts"] == dict(SMALL.english)
    assert set(body["shared"].values()) == {BANK}
    assert set(body["shared"]) == set(body["texts"])


def test_a_question_that_is_not_there_is_a_fault():
    with pytest.raises(KeyError):
        composed(standard={"questions": ["toast"]})
