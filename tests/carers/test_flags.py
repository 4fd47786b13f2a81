"""Levels of danger and strain: from options only, the most urgent first."""

import pytest

from carers.flags import LEVELS, Flag, flags, in_danger_now
from questionnaires.definition import Definition

BY_LEVEL = {
    "R0": {"safe": ["end-life", "hurt-them", "unsafe-now", "alone-now"]},
    "R1": {
        "carry-on": ["not-long", "cannot"],
        "backup": ["nobody"],
        "sleep": ["hardly"],
        "soon": ["my-hospital"],
    },
    "R2": {"safe": ["hurt-me", "controlled", "neglect", "rough"]},
    "R3": {
        "health": ["at-risk", "worse"],
        "money": ["tight", "cannot-pay"],
        "lonely": ["often"],
        "break": ["never"],
    },
}
"""Danger now; caring that breaks down; harm; strain."""


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_has_these_answers_and_no_others(asked: Definition, level: str) -> None:
    found: dict[str, list[str]] = {}
    for question in asked.questions:
        for option in question.options:
            if level in option.tags:
                found.setdefault(question.code, []).append(option.code)
    assert found == BY_LEVEL[level]


def test_most_urgent_first_then_as_asked(asked: Definition) -> None:
    said = {
        "sleep": "hardly",
        "lonely": "often",
        "safe": ["rough", "end-life"],
        "carry-on": "cannot",
    }
    assert [(flag.level, flag.option) for flag in flags(asked, said)] == [
        ("R0", "end-life"),
        ("R1", "hardly"),
        ("R1", "cannot"),
        ("R2", "rough"),
        ("R3", "often"),
    ]


def test_her_own_words_set_no_level(asked: Definition) -> None:
    words = "I want to end my life and I might hurt him"
    said = {"want": words, "help-words": words, "anything-else": words, "talk-language": "R0"}
    assert flags(asked, said) == []


def test_that_all_is_well_or_not_to_say_sets_none(asked: Definition) -> None:
    assert flags(asked, {"safe": ["all-fine"]}) == flags(asked, {"safe": ["rather-not"]}) == []


def test_only_danger_now_stops_the_journey(asked: Definition) -> None:
    assert in_danger_now(flags(asked, {"safe": ["alone-now"]}))
    others = {
        question: options
        for level in ("R1", "R2", "R3")
        for question, options in BY_LEVEL[level].items()
    }
    assert not in_danger_now(flags(asked, others))


def test_a_flag_is_stored_by_its_codes() -> None:
    flag = Flag("R2", "safe", "hurt-me")
    assert flag.as_data() == {"level": "R2", "question": "safe", "option": "hurt-me"}
