"""How hard our English is to read.

Measured as the Flesch-Kincaid grade: about the school year that can read a text, so that grade 4
is a reader of nine. All three are counted here, since staff are told the grade of what they write:
textstat brings a dictionary of sounds from the network, and a tool kit for languages to find full
stops with.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.languages.catalogues.extract import Message
from portal.registry.registry import Registry

MOST_ON_AVERAGE = 5.0
"""Of all pages together, and of all services together."""
MOST_OF_A_PAGE = 6.5
MOST_OF_A_SERVICE = 12.0
"""Names of conditions and organisations cannot be made shorter."""
MOST_OF_A_TEXT = 8.0
"""Of a question with its options, an item, a guide: names of benefits and peoples are long."""
FEWEST_WORDS = 20
"""A text of fewer words has no grade worth the name: one long word decides it."""

SERVICE_COLUMNS = ("description", "eligibility", "how_to_start", "cost_note", "opening")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%?\{\w+\}")
TAG = re.compile(r"<[^>]+>")
VOWELS = re.compile(r"[aeiouy]+")
SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")

NOT_READ = ("words",)
"""What people type when they search is nobody's reading."""

english_files: Registry[Path] = Registry("files of English texts")
"""`texts/en.toml` of each room: tables of [group.code], each of them one text to a reader."""


@dataclass(frozen=True)
class Reading:
    """One text and its grade."""

    what: str
    grade: float


def syllables(word: str) -> int:
    """Groups of vowels without the silent e at the end: right to a few per cent of a text."""
    word = word.lower().replace("’", "")
    if word.endswith("e") and not word.endswith(("le", "ee", "ie", "ye")):
        word = word[:-1]
    if word.endswith("ed") and not word.endswith(("ted", "ded")):
        word = word[:-2]
    return max(1, len(VOWELS.findall(word)))


def grade(sentences: Iterable[str]) -> float | None:
    """Of these texts as one; None where there are too few words."""
    text = " ".join(_sentence(sentence) for sentence in sentences)
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    if len(words) < FEWEST_WORDS:
        return None
    count = sum(syllables(word) for word in words)
    in_a_sentence = len(words) / sentences_in(text)
    return round(0.39 * in_a_sentence + 11.8 * count / len(words) - 15.59, 1)


def sentences_in(text: str) -> int:
    """One or two words are a heading or a label, and no sentence."""
    return max(1, sum(len(found.split()) > 2 for found in SENTENCE.findall(text)))


def _sentence(text: str) -> str:
    """Without numbers and markup; a heading counts as a sentence."""
    text = PLACEHOLDER.sub("it", TAG.sub("", text)).strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def of_pages(messages: Iterable[Message]) -> list[Reading]:
    """Each template or module as one text, hardest first."""
    by_place: dict[str, list[str]] = {}
    for message in messages:
        for place in message.places:
            by_place.setdefault(place, []).append(message.plural or message.text)
    return _sorted((place, texts) for place, texts in by_place.items())


def of_services(path: Path) -> list[Reading]:
    """Each service that ships with the product as one text, hardest first."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] == "published"]
    return _sorted(
        (row["key"], [row[column] for column in SERVICE_COLUMNS if row[column]]) for row in rows
    )


def of_files(files: Iterable[tuple[str, Path]]) -> list[Reading]:
    """Each text of files that rooms have registered, hardest first; a file may be still to come."""
    return _sorted(
        (f"{room}: {group} {code}", list(_strings(texts)))
        for room, path in files
        if path.is_file()
        for group, rows in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for code, texts in rows.items()
    )


def _strings(texts: Any) -> Iterator[str]:
    if isinstance(texts, str):
        yield from (line for line in texts.splitlines() if line)
    elif isinstance(texts, dict):
        for name, value in texts.items():
            if name not in NOT_READ:
                yield from _strings(value)
    elif isinstance(texts, list):
        for value in texts:
            yield from _strings(value)


def _sorted(texts: Iterable[tuple[str, list[str]]]) -> list[Reading]:
    graded = [(what, grade(parts)) for what, parts in texts]
    readings = [Reading(what, value) for what, value in graded if value is not None]
    return sorted(readings, key=lambda reading: -reading.grade)


def average(readings: list[Reading]) -> float:
    return round(sum(reading.grade for reading in readings) / len(readings), 1) if readings else 0.0


def problems(readings: list[Reading], *, kind: str, most: float) -> list[str]:
    found = [
        f"{reading.what} has grade {reading.grade}; {most} is the most for one of the {kind}."
        for reading in readings
        if reading.grade > most
    ]
    if average(readings) > MOST_ON_AVERAGE:
        found.append(
            f"The {kind} have grade {average(readings)} on average; {MOST_ON_AVERAGE} is the most."
        )
    return found
