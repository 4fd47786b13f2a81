"""When a letter counts as sent, and what is kept of it."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from carers.cases.letters.delivering import Evidence, deliver, read_online
from carers.cases.letters.writing import letter_of
from carers.cases.refusing import Refused
from carers.models import Case, Letter
from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.registry import registry
from portal.registry.registry import after_this
from tests.carers.cases.letters.conftest import Made, translate, write

How = Letter.How


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    told: list[Case] = []
    monkeypatch.setattr(registry._listeners, "_items", dict(registry._listeners._items))
    after_this("assessment.record_delivered", "test", lambda **facts: told.append(facts["case"]))
    return told


def give(case: Case, by: User, how: str = How.HANDED, **more: Any) -> Letter:
    case.refresh_from_db()
    on = more.pop("on", timezone.localdate())
    return deliver(case=case, by=by, seen=case.revision, evidence=Evidence(how, on, **more))


def test_the_case_says_when_and_others_are_told(
    decided: Made, adviser: User, heard: list[Case]
) -> None:
    case = decided()
    write(case, adviser)
    letter = give(case, adviser, words="Her sister was there.")
    case.refresh_from_db()
    assert (case.state, case.record_sent_at) == (Case.State.RECORD_SENT, letter.delivered_at)
    assert (letter.delivered_by, letter.delivered_words) == (adviser, "Her sister was there.")
    assert [one.pk for one in heard] == [case.pk]
    event = AuditEvent.objects.get(verb="carers.case.letter_delivered")
    assert event.detail == {"how": "handed"}
    assert sentence(event).startswith("Anna Adviser recorded that the letter of ")


def test_the_interpreter_is_the_evidence(decided: Made, adviser: User) -> None:
    case = decided(language="ti")
    write(case, adviser)
    letter = give(case, adviser, How.READ_ALOUD, interpreter="CITU 4711", words="By phone.")
    assert letter.delivered_words == "Interpreter: CITU 4711\nBy phone."
    case.refresh_from_db()
    assert case.state == Case.State.RECORD_SENT
    assert "CITU" not in str(AuditEvent.objects.get(verb="carers.case.letter_delivered").detail)


@pytest.mark.parametrize(
    ("how", "more", "field"),
    [
        (How.READ_ALOUD, {"interpreter": "  "}, "interpreter"),
        (How.POST, {}, "how"),
        (How.ONLINE, {}, "how"),
        ("pigeon", {}, "how"),
        (How.HANDED, {"on": timezone.localdate() + datetime.timedelta(days=1)}, "on"),
        (How.HANDED, {"on": timezone.localdate() - datetime.timedelta(days=1)}, "on"),
    ],
)
def test_what_cannot_be(
    decided: Made, adviser: User, how: str, more: dict[str, Any], field: str
) -> None:
    """Post is not among what she allowed."""
    case = decided()
    write(case, adviser)
    with pytest.raises(Refused) as refused:
        give(case, adviser, how, **more)
    assert refused.value.field == field
    case.refresh_from_db()
    assert (case.state, case.record_sent_at) == (Case.State.DECIDED, None)


def test_an_earlier_day_is_kept_as_that_day(decided: Made, adviser: User) -> None:
    case = decided(contact={"may_post": True})
    write(case, adviser)
    finished = timezone.now() - datetime.timedelta(days=3)
    Letter.objects.update(finished_at=finished)
    day = timezone.localdate() - datetime.timedelta(days=1)
    letter = give(case, adviser, How.POST, on=day)
    assert letter.delivered_at is not None
    assert timezone.localdate(letter.delivered_at) == day


@pytest.mark.parametrize("how", [How.POST, How.HANDED])
def test_nothing_counts_as_sent_before_it_is_in_her_language(
    decided: Made, adviser: User, tariq: User, how: str
) -> None:
    case = decided(language="ur", contact={"may_post": True})
    write(case, adviser)
    with pytest.raises(Refused, match="not yet in the carer’s language"):
        give(case, adviser, how)
    assert not read_online(case)
    translate(case, tariq)
    assert give(case, adviser, how).state == Letter.State.DELIVERED


def test_read_online_by_herself(decided: Made, adviser: User, heard: list[Case]) -> None:
    case = decided()
    write(case, adviser)
    assert read_online(case)
    assert not read_online(case)
    letter = letter_of(case)
    assert letter is not None
    assert (letter.delivered_how, letter.delivered_by) == (How.ONLINE, None)
    case.refresh_from_db()
    assert case.state == Case.State.RECORD_SENT
    assert len(heard) == 1
    event = AuditEvent.objects.get(verb="carers.case.letter_delivered")
    assert event.actor_words == "A member of the public"


def test_a_case_that_was_closed_meanwhile_stays_closed(decided: Made, adviser: User) -> None:
    case = decided(state=Case.State.CLOSED, ended_at=timezone.now(), ended_how="done")
    write(case, adviser)
    assert read_online(case)
    case.refresh_from_db()
    assert case.state == Case.State.CLOSED
    assert case.record_sent_at is not None
