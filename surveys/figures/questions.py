"""The questions of the versions of a survey: which of them are one question, how each is counted.

An edit makes the next version. A question whose words and options stayed the same is the same
question; so is one whose versions a person has found comparable. Any other one is counted by
itself, and says of which version it is: `happy@1`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from questionnaires.conditions import Condition
from questionnaires.definition import Option, Question
from questionnaires.models import Version

INDICATOR, EQUALITY = "indicator:", "equality:"
SCALE = ("good", "middle", "bad")
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Column:
    """A question of one version."""

    name: str
    """What it is called in results."""
    question: Question
    indicator: str
    """'indicator:happy', or nothing."""

    @property
    def visible_if(self) -> Condition | None:
        return self.question.visible_if

    @cached_property
    def counts(self) -> frozenset[str]:
        """Options that make up the base. On a scale of good and bad those that have a place on it;
        'don't know' and 'rather not' are counted apart."""
        options = self.question.options
        has_scale = any(place_of(option) in SCALE for option in options)
        return frozenset(
            option.code
            for option in options
            if UNKNOWN not in option.tags and (not has_scale or place_of(option) in SCALE)
        )

    @cached_property
    def places(self) -> Mapping[str, str]:
        return {option.code: place_of(option) for option in self.question.options}


def place_of(option: Option) -> str:
    """'good', 'middle', 'bad', else 'unknown'."""
    return next((tag for tag in option.tags if tag in SCALE), UNKNOWN)


def columns_of(
    versions: Sequence[Version], comparable: Iterable[tuple[int, int]]
) -> dict[int, tuple[Column, ...]]:
    """By version, in its order. `versions` come the newest first, standard before easy read."""
    alike = _alike(versions, comparable)
    names: dict[tuple[str, str], str] = {}
    """By code and what it says."""
    by_link: dict[tuple[str, int], str] = {}
    """By code and the newest of the versions that are comparable."""
    taken: dict[str, str] = {}
    found = {}
    for version in versions:
        columns = []
        for question in version.definition.questions:
            if not question.is_choosing:
                continue
            said, link = (
                (question.code, _said(version, question)),
                (question.code, alike[version.pk]),
            )
            name = names.get(said) or by_link.get(link) or _new_name(question, version, taken)
            names.setdefault(said, name)
            by_link.setdefault(link, name)
            taken[name] = version.questionnaire
            columns.append(Column(name, question, tag_of(question, INDICATOR)))
        found[version.pk] = tuple(columns)
    return found


def equality_of(columns: Mapping[int, tuple[Column, ...]], dimension: str) -> dict[int, Question]:
    """By version the question that asks it: `--by age` or `--by eq-age`."""
    return {
        pk: column.question
        for pk, of in columns.items()
        for column in of
        if (kind := tag_of(column.question, EQUALITY))
        and dimension in (column.question.code, kind, kind.removeprefix(EQUALITY))
    }


def tag_of(question: Question, prefix: str) -> str:
    return next((tag for tag in question.tags if tag.startswith(prefix)), "")


def _said(version: Version, question: Question) -> str:
    """Its type, options and words: where they are the same, it is the same question."""
    words = version.english.get(f"question/{question.text_code}", {})
    options = [option.code for option in question.options]
    return json.dumps([question.type, options, sorted(words.items())])


def _new_name(question: Question, version: Version, taken: Mapping[str, str]) -> str:
    if question.code not in taken:
        return question.code
    same = taken[question.code] == version.questionnaire
    of = f"{version.number}" if same else f"{version.questionnaire}/{version.number}"
    return f"{question.code}@{of}"


def _alike(versions: Iterable[Version], comparable: Iterable[tuple[int, int]]) -> dict[int, int]:
    """By version the first in a chain of those that can be read as one line."""
    first = {version.pk: version.pk for version in versions}
    for version, earlier in comparable:
        if version in first and earlier in first:
            old, new = first[earlier], first[version]
            first = {pk: new if one == old else one for pk, one in first.items()}
    return first
