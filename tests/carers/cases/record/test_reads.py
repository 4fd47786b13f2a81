"""The data protection lead's search: what is found, what is not, and that it is recorded."""

import datetime

import pytest
from django.db import DatabaseError
from django.urls import reverse

from carers.cases import searching
from carers.cases.searching import ROOMS, SEARCHED, Wanted, is_read, search, verbs
from portal.accounts.roles import CODES
from portal.audit import actions
from portal.audit.actions import record
from portal.audit.models import AuditEvent
from tests.carers.cases.clocks.test_days import at
from tests.factories.accounts import person
from tests.factories.cases import case_of

LEAD = "data_protection_lead"


@pytest.fixture
def case(db):
    return case_of()


@pytest.fixture
def asha(db):
    return person("carers_adviser", name="Asha Example")


@pytest.fixture
def lead(db):
    return person(LEAD)


def see(client, **query):
    return client.get(reverse("staff-cases:reads"), query)


def day(name: str, *written: str) -> dict[str, str]:
    """As its three boxes send it."""
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), written, strict=True))


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def happened(verb: str, subject, by=None, when: str = "2026-11-20T10:00") -> AuditEvent:
    event = record(by=by, verb=verb, subject=subject)
    # Events are never changed by the portal: the test sets the clock of one it has just made.
    AuditEvent.objects.filter(pk=event.pk)._raw_delete("default")
    event.at = at(when)
    event._state.adding = True
    event.save(force_insert=True)
    return event


def found(lead, **wanted) -> set[str]:
    events = search(Wanted(**wanted), by=lead)
    return {one.verb.removeprefix("carers.case.") for one in events if one.verb != SEARCHED}


@pytest.mark.parametrize("role", CODES)
def test_it_is_for_the_data_protection_lead(role, sign_in):
    assert see(sign_in(role), person="x").status_code == (200 if role == LEAD else 403)


def test_nothing_is_looked_up_before_somebody_asks(sign_in, case, asha):
    happened("carers.case.read", case, asha)
    page = text_of(see(sign_in(LEAD)))
    assert "Asha Example" not in page
    assert not AuditEvent.objects.filter(verb=SEARCHED).exists()


def test_who_read_and_changed_what(sign_in, case, asha):
    happened("carers.case.read", case, asha)
    happened("carers.case.noted", case, asha)
    page = text_of(see(sign_in(LEAD), person="asha"))
    assert f"Asha Example opened {case}." in page
    assert f"Asha Example wrote a note on {case}." in page
    assert "2 events" in page


def test_never_what_it_says(sign_in, case, asha):
    happened("carers.case.read", case, asha)
    page = text_of(see(sign_in(LEAD), person="asha"))
    for words in (case.answers["want"], case.contact["name"], case.contact["caution"]):
        assert words not in page
    assert str(case.pk) not in page, "there is no way to the case itself"


class TestFound:
    @pytest.fixture(autouse=True)
    def _events(self, case, asha):
        happened("carers.case.read", case, asha, "2026-11-10T23:59")
        happened("carers.case.noted", case, asha, "2026-11-11T00:01")
        happened("carers.case.harm_read", case_of(), person("intake", name="Ben"))

    @pytest.mark.parametrize(
        ("wanted", "verbs"),
        [
            ({}, {"read", "noted", "harm_read"}),
            ({"person": "ASHA"}, {"read", "noted"}),
            ({"person": "nobody"}, set()),
            ({"what": "reads"}, {"read", "harm_read"}),
            ({"what": "changes"}, {"noted"}),
            ({"what": "carers.case.noted"}, {"noted"}),
            ({"first": datetime.date(2026, 11, 11)}, {"noted", "harm_read"}),
            ({"last": datetime.date(2026, 11, 10)}, {"read"}),
            ({"person": "asha", "last": datetime.date(2026, 11, 10), "what": "changes"}, set()),
        ],
    )
    def test_by_person_kind_and_day(self, lead, wanted, verbs):
        assert found(lead, **wanted) == verbs

    def test_by_reference(self, lead, case):
        assert found(lead, reference=case.reference) == {"read", "noted"}
        assert found(lead, reference="00000000") == set()

    def test_a_case_that_is_gone_is_still_found_by_its_reference(self, lead, case):
        reference = case.reference
        case.delete()
        assert found(lead, reference=reference) == {"read", "noted"}


def test_what_is_not_about_carers_is_not_found(lead, asha):
    happened("accounts.role.given", asha, asha)
    happened("directory.listing.updated", "a listing", asha)
    happened("questionnaires.draft.read", "answers", asha)
    assert {one.verb for one in search(Wanted(person="asha"), by=lead)} == {
        "questionnaires.draft.read"
    }


class TestRecorded:
    def test_each_search_with_what_it_was_by(self, sign_in, case):
        spaced = f"{case.reference[:4]}-{case.reference[4:]}"
        see(
            sign_in(LEAD),
            reference=spaced,
            person="Amina",
            what="reads",
            **day("first", "1", "11", "2026"),
        )
        event = AuditEvent.objects.get(verb=SEARCHED)
        assert event.subject_words == (
            f"who read what, by reference {case.spoken_reference}, person, reads, from 2026-11-01"
        )
        assert "Amina" not in f"{event.subject_words} {event.detail}"

    def test_a_search_is_found_by_the_next(self, sign_in, lead):
        client = sign_in(user=lead)
        see(client, what="reads")
        assert f"{lead} searched who read what, by reads." in text_of(see(client, what="reads"))

    def test_where_it_cannot_be_recorded_nothing_is_shown(self, sign_in, case, asha, monkeypatch):
        happened("carers.case.read", case, asha)

        def broken(**event):
            raise DatabaseError

        client = sign_in(LEAD)
        monkeypatch.setattr(actions, "record", broken)
        answer = see(client, person="asha")
        assert answer.status_code == 503
        assert "Asha Example" not in text_of(answer)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"reference": "123"}, "A reference has eight digits."),
        ({"reference": "x" * 21}, ""),
        ({"reference": "١٢٣٤٥٦٧٨"}, "A reference has eight digits."),
        ({"person": "y" * 101}, ""),
        ({"what": "everything"}, ""),
        (day("first", "30", "2", "2026"), "This date is not in the calendar."),
        (day("first", "1", "", ""), "Write the day, the month and the year."),
        (
            {**day("first", "2", "11", "2026"), **day("last", "1", "11", "2026")},
            "This day is before the first.",
        ),
        (day("last", "00", "00", "0000"), "This date is not in the calendar."),
    ],
)
def test_what_cannot_be_looked_for_is_said_at_its_field(sign_in, query, words):
    answer = see(sign_in(LEAD), **query)
    assert answer.status_code == 400
    page = text_of(answer)
    assert "govuk-error-message" in page
    assert words in page
    if "what" not in query:
        assert all(f'value="{typed}"' in page for typed in query.values() if typed)
    assert not AuditEvent.objects.filter(verb=SEARCHED).exists()


@pytest.mark.parametrize(
    "query",
    [{"person": "\x00"}, {"page": "x", "what": "reads"}, {"page": "9" * 40, "what": "reads"}],
)
def test_what_means_nothing_breaks_nothing(sign_in, query):
    assert see(sign_in(LEAD), **query).status_code == 200


def test_many_events_stand_on_pages(sign_in, case, asha):
    for _ in range(51):
        happened("carers.case.read", case, asha)
    client = sign_in(LEAD)
    assert 'rel="next"' in text_of(see(client, person="asha"))
    assert 'rel="prev"' in text_of(see(client, person="asha", page=2))


def test_every_room_named_has_verbs_of_its_own():
    known = {verb.rpartition(".")[0] for verb in verbs()}
    assert known >= set(ROOMS) - {"carers.keeping"}


def test_reads_are_told_from_changes():
    assert is_read(AuditEvent(verb="carers.case.harm_read"))
    assert not is_read(AuditEvent(verb="carers.case.already"))
    assert searching.READ_WORDS
