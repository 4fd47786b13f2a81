"""The self-assessment as it ships: fit to publish, plain, and answerable from its list alone."""

import json
import re
from collections.abc import Iterator
from io import StringIO
from itertools import product
from typing import Any

import pytest
from django.core.management import call_command

from carers.eligibility import OUTCOMES, work_out
from questionnaires.checking import problems
from questionnaires.conditions import holds
from questionnaires.definition import Definition, read
from questionnaires.models import Version

S10 = {
    "S10-ABLE", "S10-WILLING", "S10-WELLBEING", "S10-OUTCOMES", "S10-SUPPORT",
    "S10-WORK", "S10-LEARN", "S10-INVOLVE", "S10-OTHER",
}  # fmt: skip
"""What section 10(5) to (8) of the Care Act says an assessment must cover."""
LONGEST_SENTENCE = 15


def texts(body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for unit, fields in body["texts"].items():
        for field, text in fields.items():
            yield f"{unit}, {field}", text


def test_it_can_be_published(asked: Definition, assessment_body: dict[str, Any]) -> None:
    assert problems(asked, assessment_body["texts"]) == []


def test_every_point_of_section_10_must_be_covered(asked: Definition) -> None:
    assert set(asked.required_tags) == S10


@pytest.mark.parametrize("tag", sorted(S10))
def test_it_cannot_be_published_while_a_point_of_section_10_has_no_question(
    asked: Definition, assessment_body: dict[str, Any], tag: str
) -> None:
    definition = json.loads(json.dumps(assessment_body["definition"]).replace(f'"{tag}"', '"-"'))
    definition["required_tags"] = asked.required_tags
    assert problems(read(definition), assessment_body["texts"]) == [f"No question covers {tag}."]


def test_everybody_may_rather_not_say(asked: Definition, assessment_body: dict[str, Any]) -> None:
    for question in asked.questions:
        if question.is_choosing:
            assert question.options[-1].code == "rather-not", question.code
            assert not question.options[-1].tags
            words = assessment_body["texts"][f"question/{question.text_code}"]
            assert words["option.rather-not"] == "I’d rather not say"


def test_nothing_has_to_be_answered_and_nobody_has_to_say_who_she_is(asked: Definition) -> None:
    assert not [question.code for question in asked.questions if question.required]
    words = [question.code for question in asked.questions if not question.is_choosing]
    assert words == ["postcode", "want", "help-words", "talk-language", "anything-else"]


def test_sentences_are_short_and_quotes_are_curly(assessment_body: dict[str, Any]) -> None:
    for where, text in texts(assessment_body):
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert len(sentence.split()) < LONGEST_SENTENCE, where
        assert not set("'\"") & set(text), where


def test_nobody_is_called_a_service_user(assessment_body: dict[str, Any]) -> None:
    everything = " ".join(text for _, text in texts(assessment_body)).lower()
    for word in ("service user", "cared-for", "eligib", "burden", "client"):
        assert word not in everything


def test_all_questions_of_an_outcome_are_worded_alike(assessment_body: dict[str, Any]) -> None:
    """So that what counts is the difference between the limbs, not between the words."""
    for part in ("help", "strain", "risk"):
        options = [
            {field: text for field, text in assessment_body["texts"][unit].items() if "." in field}
            for unit in (f"question/o{number}-{part}" for number in OUTCOMES)
        ]
        assert all(one == options[0] for one in options)


def test_questions_that_may_be_dangerous_to_be_seen_with_can_be_left_at_once(
    asked: Definition,
) -> None:
    for page in asked.pages:
        levels = {tag for one in page.questions for option in one.options for tag in option.tags}
        assert page.exit_page is bool(levels & {"R0", "R2"}), page.code


# From the list alone --------------------------------------------------------------------------


@pytest.fixture
def listed(assessment: Version) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("questions", "carer-assessment", json=True, stdout=out)
    rows: list[dict[str, Any]] = json.loads(out.getvalue())
    return rows


def answer(listed: list[dict[str, Any]], tag: str) -> dict[str, Any]:
    """Somebody who knows the list only: the first option with this tag, alone in its question."""
    for row in listed:
        for option in row["options"]:
            if tag in option["tags"]:
                code = option["code"]
                return {row["code"]: [code] if row["type"] == "choices" else code}
    raise AssertionError(f"No option has the tag {tag}.")


def test_the_truth_table_can_be_answered_from_the_list_alone(
    listed: list[dict[str, Any]], asked: Definition
) -> None:
    for c1, h, w in product("FUT", repeat=3):
        said = {
            code: given
            for tag in (f"R3-C1={c1}", f"R3-H={h}", f"R3-W={w}")
            for code, given in answer(listed, tag).items()
        }
        trace = work_out(asked, said).as_data()
        assert (trace["C1"], trace["H"], trace["W"]) == (c1, h, w)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_limb_can_be_answered_from_the_list_alone(
    listed: list[dict[str, Any]], asked: Definition, outcome: str
) -> None:
    by_code = {row["code"]: row for row in listed}
    for limb, value in product("abc", "UT"):
        said = answer(listed, f"R3-O{outcome}{limb}={value}")
        (code,) = said
        assert holds(by_code[code]["visible_if"], {})
        assert work_out(asked, said).as_data()["O"][outcome][limb] == value
    nothing_is_hard = answer(listed, f"R3-O{outcome}a=F")
    assert work_out(asked, nothing_is_hard).as_data()["O"][outcome]["value"] == "F"


def test_the_list_has_the_fields_that_others_rely_on(listed: list[dict[str, Any]]) -> None:
    fields = ["code", "section", "type", "visible_if", "tags", "options"]
    assert all(list(row) == fields for row in listed)
    assert all(list(option) == ["code", "tags"] for row in listed for option in row["options"])
    assert [row["code"] for row in listed[:2]] == ["situation", "your-age"]
    copies = {row["code"]: row["visible_if"] for row in listed if row["code"].endswith("-3")}
    assert copies["cared-age-3"] == {"question": "how-many", "any_of": ["more"]}
