"""What in a text may say who somebody is. Hints for whoever takes names out, and no more: they find
neither every name nor only names. Pure.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from surveys.bank import DATA

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an e-mail address", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)),
    (
        "an age",
        re.compile(
            r"\b(?:aged? \d{1,3}|\d{1,3}(?:[ -](?:year|yr)s?(?:[ -]olds?)?\b|yrs?\b|yo\b))",
            re.IGNORECASE,
        ),
    ),
    (
        "a date",
        re.compile(
            rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTHS})|(?:{MONTHS}) \d{{1,4}}"
            rf"|\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?|{DAYS})\b",
            re.IGNORECASE,
        ),
    ),
    ("a phone number or another long number", re.compile(r"\+?\d(?:[ ()-]?\d){5,}")),
)
CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
SENTENCE_ENDS = ".!?\n:"
NAME = "perhaps a name"


@cache
def _no_names() -> tuple[frozenset[str], frozenset[str]]:
    """Capitalised words that are none, and words that begin sentences (data/quote_hints.toml)."""
    with (DATA / "quote_hints.toml").open("rb") as file:
        listed = tomllib.load(file)
    return frozenset(listed["ordinary"].split()), frozenset(listed["begins"].split())


@dataclass(frozen=True)
class Hint:
    text: str
    kind: str
    """'a date', 'perhaps a name'."""


def hints(text: str) -> list[Hint]:
    """In the order of the text, each once."""
    found = sorted({*_patterns(text), *_names(text)}, key=lambda one: (one[0][0], -one[0][1]))
    kept: dict[Hint, None] = {}
    end = 0
    for (start, stop), hint in found:
        if start >= end:
            kept[hint] = None
            end = stop
    return list(kept)


def _patterns(text: str) -> Iterator[tuple[tuple[int, int], Hint]]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield match.span(), Hint(match.group(), kind)


def _names(text: str) -> Iterator[tuple[tuple[int, int], Hint]]:
    """Capitalised words; at the beginning of a sentence those that seldom stand there."""
    ordinary, beginning = _no_names()
    for match in CAPITALISED.finditer(text):
        before = text[: match.start()].rstrip(" \t\"“‘'(")
        begins = not before or before[-1] in SENTENCE_ENDS
        is_usual = begins and match.group().casefold() in beginning
        if not is_usual and match.group() not in ordinary:
            yield match.span(), Hint(match.group(), NAME)
