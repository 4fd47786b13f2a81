"""Rules and items as staff read them: when, what, from where, how sure, and what triggers what."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from carers.plan.books import Book
from carers.plan.items import TO_CONFIRM, Item
from carers.plan.rules import Rule
from questionnaires.conditions import Answers, chosen
from questionnaires.in_words import English, joined

SOON = datetime.timedelta(days=30)
"""An item is due for review from so long before its date."""


@dataclass(frozen=True)
class RulePaths:
    rule: Rule
    when: str
    """In words; empty for a rule that holds for everybody."""
    items: list[tuple[str, str]]
    """Code and title."""
    fires: list[str]
    silent: list[str]

    @property
    def anchor(self) -> str:
        return f"rule-{self.rule.code}"


@dataclass(frozen=True)
class ItemPaths:
    item: Item
    title: str
    cap: int
    """How many of its topic one plan may hold."""
    rules: tuple[str, ...]
    checked: str
    is_overdue: bool
    is_due_soon: bool

    @property
    def anchor(self) -> str:
        return f"item-{self.item.code}"

    @property
    def is_to_confirm(self) -> bool:
        return self.checked == TO_CONFIRM


def title_of(book: Book, item: str) -> str:
    return book.texts.get(f"item/{item}", {}).get("title", item)


def rules(book: Book, english: English) -> list[RulePaths]:
    """In their own order."""
    return [
        RulePaths(
            rule=rule,
            when=english.condition(rule.when),
            items=[(code, title_of(book, code)) for code in rule.items],
            fires=[answers_in_words(english, case) for case in rule.fires],
            silent=[answers_in_words(english, case) for case in rule.silent],
        )
        for rule in book.rules
    ]


def answers_in_words(english: English, answers: Answers) -> str:
    """‘Have you had a break?’: ‘Never’; no answers at all are said too."""
    said = (
        f"‘{english.question(code)}’: "
        + joined([f"‘{english.answer(code, one)}’" for one in chosen(given)], "and")
        for code, given in answers.items()
    )
    return "; ".join(said) or "no answers"


def items(book: Book, today: datetime.date) -> list[ItemPaths]:
    triggers = rules_of_items(book)
    return [
        ItemPaths(
            item=item,
            title=title_of(book, item.code),
            cap=book.most.of(item.topic),
            rules=tuple(triggers.get(item.code, ())),
            checked=item.checked(today),
            is_overdue=item.is_overdue(today),
            is_due_soon=not item.is_overdue(today) and item.is_overdue(today + SOON),
        )
        for item in book.items.values()
    ]


def rules_of_items(book: Book) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rule in book.rules:
        for code in rule.items:
            found.setdefault(code, []).append(rule.code)
    return found


def due_for_review(book: Book, today: datetime.date) -> list[Item]:
    """Whose review date has come, or comes within a month; the most overdue first."""
    due = [item for item in book.items.values() if item.is_overdue(today + SOON)]
    return sorted(due, key=lambda item: (item.review_by, item.code))


def with_words(found: Iterable[RulePaths], words: str) -> list[RulePaths]:
    """Rules that name these words: in their code, condition, items or level."""
    wanted = words.casefold()
    return [one for one in found if wanted in "\n".join(_said_of_rule(one)).casefold()]


def items_with_words(found: Iterable[ItemPaths], words: str) -> list[ItemPaths]:
    wanted = words.casefold()
    return [one for one in found if wanted in "\n".join(_said_of_item(one)).casefold()]


def _said_of_rule(one: RulePaths) -> Iterator[str]:
    yield from (one.rule.code, one.when, one.rule.level, one.rule.by)
    for item in one.items:
        yield from item


def _said_of_item(one: ItemPaths) -> Sequence[Any]:
    item = one.item
    return (one.title, item.code, item.topic, item.kind, item.owner, item.source.name, one.checked)
