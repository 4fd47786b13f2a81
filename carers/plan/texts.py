"""The words of items in the reader's language, with figures and phone numbers filled in.

A file of texts:

    [item.cress]
    title = "Sign up for help in an emergency"
    what = ["Ask the carers service about CRESS.", "They plan with you."]
    rate.1 = "It is {carers-allowance} a week."
    if_not = "If you fall ill, help may start too late."

    [contact.council]
    name = "Adult Social Care Direct"

`rate.1` says what `what.1` says, with a figure; it is taken while the figure may be shown. Figures
and numbers are never written in a text: they are facts, and the same in every language.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from portal.languages.table import ENGLISH, language_for
from portal.languages.translated import Text, TextSet, texts_for
from portal.languages.units import TextUnit

KIND = "carers.item"
GROUPS = ("item", "contact", "link")
REVIEWED = "reviewed"
PLACEHOLDER = re.compile(r"\{([a-z0-9_-]+)\}")
LEFT_TO_RIGHT, POP = "\u2066", "\u2069"
"""Around a number inside a text that runs from right to left."""


def read_file(path: Path) -> dict[str, dict[str, str]]:
    """Unit ("item/cress") to field ("title", "what.1", "rate.1", "if_not") to text."""
    with path.open("rb") as file:
        return flatten(tomllib.load(file))


def flatten(data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    return {
        f"{group}/{code}": _fields(row)
        for group in GROUPS
        for code, row in data.get(group, {}).items()
    }


def _fields(row: Mapping[str, Any]) -> dict[str, str]:
    fields = {name: row.get(name, "") for name in ("title", "name", "if_not", "not_if")}
    fields |= {f"what.{number}": step for number, step in enumerate(row.get("what", ()), start=1)}
    fields |= {f"rate.{number}": step for number, step in row.get("rate", {}).items()}
    return {name: text for name, text in fields.items() if isinstance(text, str) and text}


def units(english: Mapping[str, Mapping[str, str]]) -> dict[str, TextUnit]:
    """By unit. Rows of translations belong to the item, whatever the version of the rules."""
    return {name: TextUnit(KIND, name, _in_order(fields)) for name, fields in english.items()}


def _in_order(fields: Mapping[str, str]) -> dict[str, str]:
    """As a reader meets them: a database does not keep the order of stored JSON."""
    return {name: fields[name] for name in sorted(fields, key=_place)}


def _place(field: str) -> tuple[int, int, bool, str]:
    name, _dot, number = field.partition(".")
    group = {"title": 0, "name": 0, "what": 1, "rate": 1}.get(name, 2)
    return (group, int(number) if number.isdecimal() else 0, name == "rate", name)


class ItemWords:
    """The texts of some units for one reader."""

    def __init__(
        self,
        english: Mapping[str, Mapping[str, str]],
        found: Mapping[str, TextSet],
        values: Mapping[str, str],
    ) -> None:
        self._english = english
        self._found = found
        self._values = values
        """What placeholders stand for; a figure that may not be shown is not there."""

    def text(self, unit: str, field: str) -> Text | None:
        """None where it says nothing there, or nothing without a figure that is gone."""
        texts = self._found.get(unit)
        text = texts.get(field) if texts else None
        if text is None or not text.value:
            return None
        filled = self._filled(text)
        if filled is None and text.language != ENGLISH.code:
            # A translation names something that we do not know: the English is right.
            english = self._english.get(unit, {}).get(field, "")
            filled = self._filled(Text(english, ENGLISH.code, REVIEWED))
        return filled

    def steps(self, code: str) -> list[Text]:
        """What to do, in order."""
        found = []
        number = 1
        while f"what.{number}" in self._english.get(f"item/{code}", {}):
            step = self._step(f"item/{code}", number)
            if step:
                found.append(step)
            number += 1
        return found

    def _step(self, unit: str, number: int) -> Text | None:
        plain = self.text(unit, f"what.{number}")
        with_figure = self.text(unit, f"rate.{number}")
        if with_figure is None:
            return plain
        # Her own language before a figure in English.
        if plain and plain.language != ENGLISH.code and with_figure.language == ENGLISH.code:
            return plain
        return with_figure

    def _filled(self, text: Text) -> Text | None:
        if any(name not in self._values for name in PLACEHOLDER.findall(text.value)):
            return None
        is_rtl = language_for(text.language).is_rtl

        def value(match: re.Match[str]) -> str:
            known = self._values[match[1]]
            return f"{LEFT_TO_RIGHT}{known}{POP}" if is_rtl else known

        return Text(PLACEHOLDER.sub(value, text.value), text.language, text.state)


def item_words(
    english: Mapping[str, Mapping[str, str]],
    language: str,
    *,
    only: Iterable[str],
    values: Mapping[str, str],
) -> ItemWords:
    """The texts of these units; one query, none for English."""
    known = units({name: english[name] for name in only if name in english})
    found = texts_for(known.values(), language)
    return ItemWords(english, {name: found[unit.pk] for name, unit in known.items()}, values)
