"""Which version of questions and of rules a staff page is about."""

from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet

from carers.models import Ruleset
from carers.plan.books import Book, book_of
from carers.plan.items import BadRuleset
from carers.plan.publishing import QUESTIONNAIRE
from carers.staff.tags import known_without_asking
from questionnaires.in_words import English
from questionnaires.models import Version, VersionState

Row = TypeVar("Row", Version, Ruleset)

ACTIVE, DRAFT = VersionState.ACTIVE.value, VersionState.DRAFT.value


@dataclass(frozen=True)
class Chosen:
    """Questions and rules that are looked at together; None where there are none at all."""

    which: str
    version: Version | None
    ruleset: Ruleset | None

    @property
    def english(self) -> English | None:
        if self.version is None:
            return None
        return English.of(self.version, others=known_without_asking())

    @property
    def address(self) -> str:
        """Query of the page of all paths of these very versions."""
        numbers = {"questions": self.version, "rules": self.ruleset}
        return "?" + urlencode({name: row.number for name, row in numbers.items() if row})

    @property
    def book(self) -> Book | None:
        """None where there are no rules, or where today's programme cannot read such old ones."""
        try:
            return book_of(self.ruleset) if self.ruleset else None
        except BadRuleset:
            return None


def questions() -> QuerySet[Version]:
    """Every version of the carers' self-assessment."""
    return Version.objects.filter(questionnaire=QUESTIONNAIRE)


def chosen(which: str, *, questions_number: str = "", rules_number: str = "") -> Chosen:
    """The drafts, or what is in use; each alone is filled up by the other.

    So a draft of rules is read with the questions that are in use, and before anything has been
    published the drafts are shown. A number names one version, be it an old one.
    """
    order = (DRAFT, ACTIVE) if which == DRAFT else (ACTIVE, DRAFT)
    return Chosen(
        order[0],
        _numbered(questions(), questions_number) or _first(questions(), order),
        _numbered(Ruleset.objects.all(), rules_number) or _first(Ruleset.objects.all(), order),
    )


def _numbered(rows: QuerySet[Row], number: str) -> Row | None:
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        return None
    return rows.filter(number=int(number)).first()


def _first(rows: QuerySet[Row], order: tuple[str, ...]) -> Row | None:
    by_state = {row.state: row for row in rows.filter(state__in=order)}
    return next((by_state[state] for state in order if state in by_state), None)
