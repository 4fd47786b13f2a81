"""The words of a questionnaire in the reader's language; English fills the gaps, marked as such.

Each question with its options is one unit of translation, and so are each page and section that
have words of their own. A file of texts:

    [section.you]
    title = "About you"

    [question.hard]
    title = "What is hard at the moment?"
    hint = "Tick all that fit."
    why = "We ask so that your plan starts with what is hardest."
    options = {home = "Keeping the home going", food = "Cooking and eating well"}
    option_hints = {home = "Cleaning, washing, shopping"}
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from portal.languages.translated import Text, TextSet, texts_for
from portal.languages.units import TextUnit
from questionnaires.definition import Page, Question, Section
from questionnaires.models import Version

KIND = "questionnaires.text"
GROUPS = ("section", "page", "question")


def read_file(path: Path) -> dict[str, dict[str, str]]:
    """Unit ("question/hard") to field ("title", "option.home") to text."""
    with path.open("rb") as file:
        return flatten(tomllib.load(file))


def flatten(data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for group in GROUPS:
        for code, row in data.get(group, {}).items():
            fields = {name: text for name, text in row.items() if isinstance(text, str) and text}
            for table, prefix in (("options", "option"), ("option_hints", "option_hint")):
                fields |= {
                    f"{prefix}.{option}": text for option, text in row.get(table, {}).items()
                }
            found[f"{group}/{code}"] = fields
    return found


def units(
    questionnaire: str,
    english: Mapping[str, Mapping[str, str]],
    shared: Mapping[str, str] | None = None,
) -> dict[str, TextUnit]:
    """By unit. Rows of translations belong to the questionnaire, whatever its version.

    `shared` names the owner of units that several questionnaires have in common: a question out of
    a bank is translated and reviewed once.
    """
    owners = shared or {}
    return {
        name: TextUnit(KIND, f"{owners.get(name, questionnaire)}/{name}", fields)
        for name, fields in english.items()
    }


def units_of(version: Version) -> dict[str, TextUnit]:
    """All units of a version, by unit."""
    return units(version.questionnaire, version.english, version.shared)


class Words:
    """The texts of some units for one reader."""

    def __init__(self, found: Mapping[str, TextSet]) -> None:
        self._found = found

    def text(self, unit: str, field: str) -> Text | None:
        """None where the questionnaire says nothing there, not even in English."""
        texts = self._found.get(unit)
        return texts.get(field) if texts else None

    def section(self, section: Section, field: str = "title") -> Text | None:
        return self.text(f"section/{section.code}", field)

    def page(self, page: Page, field: str = "title") -> Text | None:
        return self.text(f"page/{page.text_code}", field)

    def question(self, question: Question, field: str = "title") -> Text | None:
        return self.text(f"question/{question.text_code}", field)

    def option(self, question: Question, code: str) -> Text | None:
        return self.text(f"question/{question.text_code}", f"option.{code}")

    def option_hint(self, question: Question, code: str) -> Text | None:
        return self.text(f"question/{question.text_code}", f"option_hint.{code}")

    def is_checked(self) -> bool:
        """Whether a person has reviewed all of them."""
        return all(texts.state == "reviewed" for texts in self._found.values())


def words(version: Version, language: str, *, only: Iterable[str] | None = None) -> Words:
    """All words of a version, or those of some units; one query, none for English."""
    known = units_of(version)
    wanted = known if only is None else {name: known[name] for name in only if name in known}
    found = texts_for(wanted.values(), language)
    return Words({name: found[unit.pk] for name, unit in wanted.items()})
