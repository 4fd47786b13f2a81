"""What is found wrong with a definition before anybody is asked to answer it."""

from collections.abc import Callable
from typing import Any

import pytest

from questionnaires.checking import problems
from questionnaires.definition import Definition, read
from questionnaires.reaching import MOST_TRIED, can_be_shown
from tests.questionnaires import invented

English = dict[str, dict[str, str]]
WORDS: English = {**invented.TEXTS, "page/kind": {"title": "About it"}}


def found(change: Callable[[dict[str, Any]], object], words: English = WORDS) -> list[str]:
    data = invented.data()
    change(data)
    return problems(read(data), words)


def page(data: dict[str, Any], number: int) -> Any:
    return data["section"][0]["page"][number]


def question(data: dict[str, Any], page_number: int, number: int = 0) -> Any:
    return page(data, page_number)["question"][number]


def test_nothing_is_wrong_with_a_good_one() -> None:
    assert found(lambda data: None) == []


# Codes ----------------------------------------------------------------------------------------


def test_a_doubled_question() -> None:
    same = found(lambda data: question(data, 1).update(code="pets"))
    assert "The code of question 'pets' is there 2 times." not in same
    # The page of names starts with its second copy, so that the clash is with 'pets-2'.
    clash = found(lambda data: data["section"][1]["page"][0]["question"][0].update(code="kind-2"))
    assert "The code of question 'kind-2' is there 2 times." in clash


@pytest.mark.parametrize("what", ["section", "page", "option"])
def test_other_doubled_codes(what: str) -> None:
    def change(data: dict[str, Any]) -> None:
        if what == "section":
            data["section"][1]["code"] = "start"
        elif what == "page":
            data["section"][1]["page"][0]["code"] = "pets"
        else:
            question(data, 0)["option"].append({"code": "one"})

    assert any(f"{what} '" in one and "2 times" in one for one in found(change))


# Conditions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"question": "fish"}, "Question 'kind' depends on 'fish', which is not there."),
        ({"not": {"question": "more"}}, "Question 'kind' depends on 'more', which is asked later."),
        ({"question": "kind"}, "Question 'kind' depends on 'kind', which is asked later."),
        (
            {"any": [{"question": "pets", "any_of": ["three"]}]},
            "Question 'kind' depends on option 'three' of 'pets', which is not there.",
        ),
    ],
)
def test_a_condition_names_what_was_asked_before(condition: Any, sentence: str) -> None:
    assert sentence in found(lambda data: question(data, 2).update(visible_if=condition))


# Reach ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition",
    [
        # Two options of a question that takes one.
        {"all": [{"question": "pets", "any_of": ["one"]}, {"question": "pets", "any_of": ["two"]}]},
        # Open only where the question it depends on is closed.
        {"all": [{"question": "kind"}, {"question": "pets", "any_of": ["none"]}]},
        {"all": [{"question": "pets"}, {"not": {"question": "pets"}}]},
        # One that excludes all others, together with another.
        {
            "all": [
                {"question": "kind", "any_of": ["neither"]},
                {"question": "kind", "any_of": ["dog"]},
            ]
        },
    ],
)
def test_a_question_that_no_answers_open(condition: Any) -> None:
    out_of_reach = found(lambda data: question(data, 2, 1).update(visible_if=condition))
    assert "No answers ever open question 'walks'." in out_of_reach


@pytest.mark.parametrize(
    "condition",
    [
        {"all": [{"question": "kind", "any_of": ["dog"]}, {"question": "kind", "any_of": ["cat"]}]},
        {"not": {"question": "kind"}},
        {"all": [{"question": "kind"}, {"not": {"question": "kind", "any_of": ["dog", "cat"]}}]},
    ],
)
def test_a_question_that_some_answers_open(condition: Any) -> None:
    assert found(lambda data: question(data, 2, 1).update(visible_if=condition)) == []


def test_own_words_open_questions_too() -> None:
    data = invented.data()
    data["section"][0]["page"][2]["question"][1]["visible_if"] = {"question": "name-2"}
    definition = read(data)
    assert can_be_shown(definition, definition.question_by_code["walks"])


def test_a_condition_that_nobody_could_follow_is_refused() -> None:
    tangled = tangled_definition(questions=12)
    assert MOST_TRIED < 5**12
    assert "Question 'last' depends on too many others." in problems(tangled, {})


def tangled_definition(questions: int) -> Definition:
    codes = [f"q{number}" for number in range(questions)]
    options = [{"code": code} for code in "abcd"]
    named = [{"question": code, "any_of": ["a", "b", "c"]} for code in codes]
    rows = [{"code": code, "type": "choice", "option": options} for code in codes]
    rows.append({"code": "last", "type": "text", "visible_if": {"all": named}})
    pages = [{"code": row["code"], "question": [row]} for row in rows]
    return read({"code": "tangled", "section": [{"code": "all", "page": pages}]})


# Dead ends ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: page(data, 1).update(question=[]), "Page 'name-2' asks nothing."),
        (
            lambda data: question(data, 2).update(option=[]),
            "Question 'kind' has no option to choose.",
        ),
        (lambda data: data["section"][1].update(page=[]), "Section 'end' has no page."),
        (lambda data: data.update(section=[]), "There is no section."),
    ],
)
def test_dead_ends(change: Any, sentence: str) -> None:
    assert sentence in found(change)


def test_a_questionnaire_that_nobody_could_start() -> None:
    def change(data: dict[str, Any]) -> None:
        for section in data["section"]:
            for one in section["page"]:
                for row in one["question"]:
                    row["visible_if"] = {"question": "pets"}

    assert any(sentence.startswith("Every question depends") for sentence in found(change))


# Tags and words -------------------------------------------------------------------------------


def test_a_required_tag_without_a_question() -> None:
    assert found(lambda data: data.update(required_tags=["S10-ABLE", "S10-WORK"])) == [
        "No question covers S10-ABLE."
    ]


@pytest.mark.parametrize(
    ("unit", "field"),
    [
        ("section/start", "title"),
        ("page/kind", "title"),
        ("question/pets", "title"),
        ("question/pets", "option.one"),
    ],
)
def test_something_without_words(unit: str, field: str) -> None:
    texts = {name: text for name, text in WORDS[unit].items() if name != field}
    for words in ({**WORDS, unit: texts}, {**WORDS, unit: {**texts, field: "  "}}):
        sentences = found(lambda data: None, words)
        assert sentences == [f"There are no English words for {unit}, {field}."]


def test_a_question_that_stands_alone_is_the_title_of_its_page() -> None:
    assert "page/pets" not in WORDS
    assert found(lambda data: None) == []


@pytest.mark.parametrize(
    ("unit", "field"),
    [
        ("question/fish", "title"),
        ("question/pets", "option.three"),
        ("question/kind", "option_hint.fish"),
    ],
)
def test_words_for_what_is_not_there(unit: str, field: str) -> None:
    """A slip in a code, as a rule."""
    words = {**WORDS, unit: {**WORDS.get(unit, {}), field: "Fish"}}
    sentences = found(lambda data: None, words)
    assert sentences == [f"There are words for {unit}, {field}, which is not there."]
