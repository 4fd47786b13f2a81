"""A case that is decided, and its letter."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from carers.cases.letters.parts import PREFIX, REASONS, SUMMARY
from carers.cases.letters.writing import save
from carers.models import Case, Decision, Letter, Note
from portal.accounts.models import User
from portal.languages.models import OwnWords
from portal.languages.own_words.translating import fingerprint
from portal.languages.own_words.translating import save as save_words
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.cases import case_of
from tests.people import SignIn

TEXTS = {
    SUMMARY: "You look after your mother day and night.",
    REASONS: "Your health is getting worse because you do not sleep.",
    "agreed": "Somebody sits with your mother on Tuesdays.",
    "next": "Anna phones you on Monday.",
}
WANTS = "To sleep through one night a week."
IN_URDU = "یہ اردو میں ہے۔"
Made = Callable[..., Case]


@pytest.fixture
def adviser(db: None) -> User:
    return person("carers_adviser", name="Anna Adviser", organisation="Carers Trust")


@pytest.fixture
def tariq(db: None) -> User:
    return person("translator", name="Tariq Translator")


@pytest.fixture
def staff(sign_in: SignIn, adviser: User) -> CheckingClient:
    return sign_in(user=adviser)


@pytest.fixture
def decided(adviser: User) -> Made:
    """`decided(language="ur")`: a case with a decision and what the carer wants."""

    def made(
        *, outcome: str = "meets", make: Callable[..., Case] = case_of, **changes: Any
    ) -> Case:
        now = timezone.now()
        case = make(**{"state": Case.State.DECIDED, "decided_at": now, "owner": adviser, **changes})
        Decision.objects.create(
            case=case,
            outcome=outcome,
            reasons=TEXTS[REASONS],
            organisation=case.organisation,
            by=adviser,
        )
        Note.objects.create(case=case, kind=Note.Kind.WANTS, words=WANTS, by=adviser)
        return case

    return made


def write(case: Case, by: User, *, finish: bool = True, **changes: Any) -> Letter:
    """As typed; what of the case goes in is `included`, its notes if nothing is said."""
    wants = {f"wants/{note.pk}" for note in case.notes.filter(kind=Note.Kind.WANTS)}
    included = changes.pop("included", wants)
    texts = {**TEXTS, **changes}
    case.refresh_from_db()
    return save(case=case, by=by, seen=case.revision, texts=texts, included=included, finish=finish)


def translate(case: Case, by: User, *, but: tuple[str, ...] = (), text: str = IN_URDU) -> None:
    """A translator does what waits of the letter; each part is told apart by its name."""
    for words in OwnWords.objects.of(case).waiting().filter(part__startswith=PREFIX):
        if words.part.removeprefix(PREFIX) not in but:
            save_words(
                words=words,
                text=f"{text} {words.part}",
                source="en",
                done=True,
                seen=fingerprint(words),
                by=by,
            )
