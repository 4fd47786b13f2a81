"""Notes of staff, and that her words have been read: on the page of the case or in the queue."""

import pytest

from carers.cases.changing import Ended, Moved
from carers.cases.notes import add_note, mark_read, unread, words_wait
from carers.models import Note
from portal.alerts.acting import mark_read as read_in_queue
from portal.alerts.actions import ask_to_read
from portal.alerts.models import ToRead
from portal.audit.models import AuditEvent
from tests.factories.cases import call_back


def to_read(case, *roles):
    return ask_to_read(
        subject=case, words=str(case), url="/", roles=roles or ["carers_adviser"], texts=["Help"]
    )


def hers(case, kind=Note.Kind.ADDED):
    return case.notes.create(kind=kind, words="My words")


def events():
    return AuditEvent.objects.filter(verb="carers.case.words_read").count()


@pytest.mark.parametrize("kind", ["staff", "wants"])
def test_a_note_is_kept(adviser, kind):
    case = call_back()
    note = add_note(case=case, words="A note", by=adviser, kind=kind)
    assert (note.words, note.by, note.kind) == ("A note", adviser, kind)
    assert not note.is_hers
    assert AuditEvent.objects.get(verb="carers.case.noted").detail == {}


def test_not_after_the_end(adviser):
    with pytest.raises(Ended):
        add_note(case=call_back(state="closed"), words="x", by=adviser, kind="staff")


def test_notes_of_staff_wait_for_nobody(adviser):
    case = call_back()
    add_note(case=case, words="x", by=adviser, kind="staff")
    assert not words_wait(case)


@pytest.mark.parametrize("make", [hers, to_read])
def test_her_words_wait_until_somebody_has_read_them(adviser, make):
    case = call_back()
    make(case)
    assert words_wait(case)
    mark_read(case=case, by=adviser, seen=0)
    assert not words_wait(case)
    assert events() == 1


def test_who_read_them_is_kept(adviser):
    case = call_back()
    note, row = hers(case), to_read(case)
    mark_read(case=case, by=adviser, seen=0)
    note.refresh_from_db()
    row.refresh_from_db()
    assert (note.read_by, row.read_by) == (adviser, adviser)


def test_what_others_are_asked_to_read_stays_with_them(adviser):
    case = call_back()
    row = to_read(case, "council_worker")
    mark_read(case=case, by=adviser, seen=0)
    row.refresh_from_db()
    assert row.read_at is None


def test_what_she_added_meanwhile_is_not_marked(adviser):
    case = call_back(revision=1)
    hers(case)
    with pytest.raises(Moved):
        mark_read(case=case, by=adviser, seen=0)
    assert unread(case).exists()


def test_an_ended_case_is_read_as_well(adviser):
    case = call_back(state="closed")
    hers(case)
    mark_read(case=case, by=adviser, seen=0)
    assert not words_wait(case)


def test_read_in_the_queue_of_words_is_read_here(adviser):
    case, other = call_back(), call_back()
    mine, theirs = hers(case), hers(other)
    read_in_queue(to_read(case), adviser)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert mine.read_by == adviser
    assert theirs.read_at is None
    assert events() == 1


def test_words_about_something_else_change_nothing_here(adviser):
    row = to_read(call_back())
    ToRead.objects.update(subject_kind="surveys.answer", subject_id="7")
    row.refresh_from_db()
    read_in_queue(row, adviser)
    assert events() == 0
