"""Makes a plan from answers: rules, words, services. Stores nothing.

made = make_plan(version, ruleset, answers, language="ur", postcode="CV6 5AR")
made.snapshot()
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from carers.eligibility import Eligibility, work_out
from carers.flags import Flag, flags
from carers.models import Ruleset
from carers.plan import criteria, rates
from carers.plan.books import Book, book_of
from carers.plan.choosing import Chosen, choose
from carers.plan.contacts import read_contacts
from carers.plan.items import TO_CONFIRM
from carers.plan.matching import services_of
from carers.plan.texts import PLACEHOLDER, ItemWords, item_words
from carers.plan.why import units_of, why
from carers.routing import routes_of
from directory.offering import Offers
from portal.languages import formats
from portal.languages.models import State
from portal.languages.table import ENGLISH
from portal.languages.translated import Text
from questionnaires.answers import visible
from questionnaires.conditions import Answers
from questionnaires.models import Version
from questionnaires.texts import words


@dataclass(frozen=True)
class Phone:
    number: str
    name: Text


@dataclass(frozen=True)
class PlannedItem:
    """An item with its words, in the reader's language as far as they are there."""

    chosen: Chosen
    title: Text
    what: Sequence[Text]
    why: Text
    if_not: Text | None
    not_if: Text | None
    checked: str
    """A date, or 'to confirm'."""
    phone: Phone | None
    link: tuple[str, Text] | None
    services: Sequence[str]
    confidential: bool
    """Goes by an answer that nobody else may see: it is in no copy that is shared."""

    def texts(self) -> list[Text]:
        found = [self.title, *self.what, self.why, self.if_not, self.not_if]
        found += [self.phone.name if self.phone else None, self.link[1] if self.link else None]
        return [text for text in found if text]


@dataclass(frozen=True)
class MadePlan:
    made_on: datetime.date
    language: str
    version: Version
    ruleset: Ruleset
    answers: Answers
    """Those that count."""
    routing: list[str]
    eligibility: Eligibility
    red_flags: list[Flag]
    items: list[PlannedItem]
    services: Offers

    @property
    def texts_checked(self) -> bool:
        """Whether a person who speaks the language has read all that it says."""
        return all(text.state == State.REVIEWED for one in self.items for text in one.texts())

    def snapshot(self) -> dict[str, Any]:
        """All of it as plain data, from which it can be shown again, the same for ever."""
        from carers.plan.snapshot import snapshot

        return snapshot(self)


def make_plan(
    version: Version,
    ruleset: Ruleset,
    answers: Answers,
    *,
    language: str,
    postcode: str = "",
    today: datetime.date | None = None,
) -> MadePlan:
    """Any answers that fit the questionnaire make a plan, none at all included."""
    definition, book = version.definition, book_of(ruleset)
    on = today or timezone.localdate()
    shown = visible(definition, answers)
    near = postcode or criteria.postcode_in(definition, shown)
    routing = routes_of(definition, shown, postcode=near)
    known = criteria.facts(shown, language=language, home=criteria.home_of(near))
    chosen = choose(book, criteria.fired(book, definition, known), young=criteria.YOUNG in routing)
    services = services_of(chosen, near=near, language=language)
    writer = _Writer(version, book, chosen, language, on)
    return MadePlan(
        made_on=on,
        language=language,
        version=version,
        ruleset=ruleset,
        answers=shown,
        routing=routing,
        eligibility=work_out(definition, shown),
        red_flags=flags(definition, shown),
        items=[writer.item(one, services.found_for.get(one.item.code, [])) for one in chosen],
        services=services,
    )


class _Writer:
    """Puts the chosen items into words: two queries, none for English."""

    def __init__(
        self,
        version: Version,
        book: Book,
        chosen: Sequence[Chosen],
        language: str,
        on: datetime.date,
    ) -> None:
        self.definition = version.definition
        self.book = book
        self.language = language
        self.on = on
        self.contacts = read_contacts(book.contacts)
        self.rates = rates.current(book.rates, on)
        figures = {code: formats.money(rate.amount) for code, rate in self.rates.items()}
        self.words: ItemWords = item_words(
            book.texts,
            language,
            only=[unit for one in chosen for unit in _units(one)],
            values={**self.contacts, **figures},
        )
        quoted = {unit for one in chosen for unit in units_of(one.because, self.definition)}
        self.answer_words = words(version, language, only=quoted)
        self.english = words(version, ENGLISH.code, only=quoted)

    def item(self, one: Chosen, services: Sequence[str]) -> PlannedItem:
        item, unit = one.item, f"item/{one.item.code}"
        title = self.words.text(unit, "title")
        questions = self.definition.question_by_code
        return PlannedItem(
            chosen=one,
            title=title or Text(item.code, ENGLISH.code, State.MISSING),
            what=self.words.steps(item.code),
            why=why(
                one.because,
                alone=self.book.alone,
                definition=self.definition,
                words=self.answer_words,
                english=self.english,
                language=self.language,
            ),
            if_not=self.words.text(unit, "if_not"),
            not_if=self.words.text(unit, "not_if"),
            checked=self._checked(one),
            phone=self._phone(item.phone),
            link=self._link(item.link, item.link_name),
            services=services,
            confidential=any(
                said.question in questions and questions[said.question].confidential
                for said in one.because
            ),
        )

    def _checked(self, one: Chosen) -> str:
        """Not sure while a figure in it is not."""
        fields = self.book.texts.get(f"item/{one.item.code}", {})
        named = {name for text in fields.values() for name in PLACEHOLDER.findall(text)}
        shown = [rate for code, rate in self.rates.items() if code in named]
        return TO_CONFIRM if any(not r.checked for r in shown) else one.item.checked(self.on)

    def _phone(self, contact: str) -> Phone | None:
        name = self.words.text(f"contact/{contact}", "name") if contact else None
        return Phone(self.contacts[contact], name) if name else None

    def _link(self, url: str, name: str) -> tuple[str, Text] | None:
        text = self.words.text(f"link/{name}", "name") if url else None
        return (url, text) if text else None


def _units(one: Chosen) -> list[str]:
    item = one.item
    return [f"item/{item.code}", f"contact/{item.phone}", f"link/{item.link_name}"]
