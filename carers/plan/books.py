"""A ruleset as objects: rules, items, figures, numbers and English words, read once a version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from carers.models import Ruleset
from carers.plan.items import BadRuleset, Item, Source, read_item
from carers.plan.rates import Rate, read_rate
from carers.plan.rules import Most, Rule, read_rule

KEPT = 16
"""Versions that a process remembers."""


@dataclass(frozen=True)
class Book:
    rules: tuple[Rule, ...]
    items: Mapping[str, Item]
    most: Most
    of_others: Mapping[str, str]
    """Of a second and third person another question is asked instead: its code by the first's."""
    alone: frozenset[str]
    """Questions whose answers say themselves what they are about: 'I hardly sleep'."""
    rates: tuple[Rate, ...]
    contacts: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, Mapping[str, str]]
    """Unit ("item/cress") to field ("title", "what.1") to English."""


def read(body: Mapping[str, Any]) -> Book:
    """Raises BadRuleset."""
    try:
        sources = {code: Source(**row) for code, row in body["sources"].items()}
        items = [read_item(row, sources) for row in body["items"]]
        if len({item.code for item in items}) < len(items):
            raise BadRuleset("Two items have the same code.")
        return Book(
            rules=tuple(read_rule(row) for row in body["rules"]),
            items={item.code: item for item in items},
            most=Most(**body["most"]),
            of_others=body["of_others"],
            alone=frozenset(body["why"]["alone"]),
            rates=tuple(read_rate(row) for row in body["rates"]),
            contacts=body["contacts"],
            texts=body["texts"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadRuleset(f"Something is missing or of the wrong kind: {error}.") from error


_books: dict[str, Book] = {}


def book_of(ruleset: Ruleset) -> Book:
    """Read once for each digest: a published ruleset never changes."""
    found = _books.get(ruleset.digest)
    if found is None:
        found = read(ruleset.body)
        while len(_books) >= KEPT:
            _books.pop(next(iter(_books)))
        _books[ruleset.digest] = found
    return found
