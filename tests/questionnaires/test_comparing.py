"""What a new version of the questions changes, in words."""

import pytest

from questionnaires.comparing import Detail, compare, moved, other_texts, questions
from questionnaires.definition import read
from questionnaires.in_words import English
from tests.questionnaires import invented

BEFORE = English(invented.definition(), invented.TEXTS)


def changed(data, texts=None):
    after = English(read(data), texts or invented.TEXTS)
    return compare(questions(BEFORE), questions(after))


def pages(data):
    return data["section"][0]["page"]


def test_the_same_is_no_change():
    assert changed(invented.data()) == []


def test_a_new_question_and_one_that_is_gone():
    data = invented.data()
    data["section"][1]["page"][0]["question"][0]["code"] = "rest"
    first, second = changed(data)
    assert (first.kind, first.code) == ("added", "rest")
    assert (second.kind, second.title) == ("removed", "What else should we know?")


def test_another_condition_and_another_answer_are_named_before_and_after():
    data = invented.data()
    kind = pages(data)[2]["question"][0]
    kind["visible_if"] = {"question": "pets", "any_of": ["one"]}
    kind["option"][1] = {"code": "cat", "tags": ["R2"]}
    kind["option"].append({"code": "fish"})
    (change,) = changed(data)
    assert (change.kind, change.code) == ("changed", "kind")
    assert change.details == (
        Detail(
            "Asked when",
            "‘How many pets do you have?’ is ‘One’ or ‘Two’",
            "‘How many pets do you have?’ is ‘One’",
        ),
        Detail("Answers", "dog, cat, neither", "dog, cat, neither, fish"),
        Detail("Answer ‘cat’ stands for", "", "R2"),
    )


def test_changed_words_of_questions_and_answers():
    texts = {
        **invented.TEXTS,
        "question/walks": {"title": "Do you go out with it?", "option.yes": "Yes, daily"},
    }
    (change,) = changed(invented.data(), texts)
    assert change.title == "Do you go out with it?"
    assert Detail("Words of the answer ‘yes’", "Yes", "Yes, daily") in change.details
    assert Detail("Words of the answer ‘no’", "No", "") in change.details


def test_another_number_of_people():
    data = invented.data()
    for page in pages(data)[1:]:
        page["repeat"] = 3
        page["repeat_if"].append({"question": "pets", "any_of": ["two"]})
    details = {change.code: change.details for change in changed(data)}
    assert details["kind"] == (Detail("How often", "for each of 2 people", "for each of 3 people"),)


def test_titles_of_sections_and_pages():
    texts = {**invented.TEXTS, "section/end": {"title": "The end"}}
    after = English(invented.definition(), texts)
    (change,) = compare(other_texts(BEFORE), other_texts(after))
    assert change.details == (Detail("title", "Anything else", "The end"),)


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ("abcd", []),
        ("bacd", [("b", "after ‘a’", "first")]),
        ("acdb", [("b", "after ‘a’", "after ‘d’")]),
        ("axbcd", []),
        ("dbc", [("d", "after ‘c’", "first")]),
    ],
)
def test_only_questions_that_moved_are_told(order, places):
    found = moved(in_this_order("abcd"), in_this_order(order))
    assert [(one.code, one.details[0].before, one.details[0].after) for one in found] == places


def in_this_order(codes):
    pages = [{"code": code, "question": [{"code": code, "type": "text"}]} for code in codes]
    return English(read({"code": "q", "section": [{"code": "s", "page": pages}]}), {})
