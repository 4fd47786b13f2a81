"""Danger and strain in her answers: levels R0 (now) to R3, most urgent first.

Only options have a level. Her own words set none: a phrase proves nothing, and leaves nothing out.
"""

from dataclasses import dataclass
from typing import Literal

from questionnaires.answers import chosen_options, visible
from questionnaires.conditions import Answers
from questionnaires.definition import Definition

Level = Literal["R0", "R1", "R2", "R3"]
LEVELS: tuple[Level, ...] = ("R0", "R1", "R2", "R3")
"""R0 danger now; R1 caring that breaks down; R2 harm; R3 strain."""


@dataclass(frozen=True)
class Flag:
    level: Level
    question: str
    option: str

    def as_data(self) -> dict[str, str]:
        return {"level": self.level, "question": self.question, "option": self.option}


def flags(definition: Definition, answers: Answers) -> list[Flag]:
    """Most urgent first, then in the order of the questions; none for a question that is hidden."""
    found = [
        Flag(tag, question.code, option.code)
        for question, option in chosen_options(definition, visible(definition, answers))
        for tag in option.tags
        if tag in LEVELS
    ]
    return sorted(found, key=lambda flag: LEVELS.index(flag.level))


def in_danger_now(found: list[Flag]) -> bool:
    """Whether the page with help comes before anything else."""
    return any(flag.level == "R0" for flag in found)
