"""An action goes from open to done or stopped; its owner is reminded; nothing is lost."""

import datetime
from itertools import product

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.notices.models import Notice
from portal.notices.wanted import is_wanted
from surveys.acting.going import NEXT, AlreadyThere, move, note
from surveys.acting.queue import actions_for, due_of, how_many_are_due
from surveys.acting.reminding import remind_due
from surveys.models import Action
from tests.factories.accounts import person
from tests.factories.acting import action_of
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
State = Action.State
ENDED = {State.DONE, State.STOPPED}


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


def state_of(state, **fields):
    ended = {"ended_on": timezone.localdate()} if state in ENDED else {}
    why = {"stopped_because": "No money"} if state == State.STOPPED else {}
    return action_of(state=state, **ended, **why, **fields)


@pytest.mark.parametrize(("start", "end"), list(product(State, State)))
def test_it_goes_only_where_it_can(start, end):
    action = state_of(start)
    if end in NEXT[start]:
        moved = move(action=action, by=action.owner, state=end, words="So it is")
        assert moved.state == end
        assert (moved.ended_on is not None) == (end in ENDED)
        assert moved.stopped_because == ("So it is" if end == State.STOPPED else "")
        assert moved.notes.get().state == end
    else:
        with pytest.raises(AlreadyThere):
            move(action=action, by=action.owner, state=end)
        assert not action.notes.exists()


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "done", "ended_on": None},
        {"state": "open", "ended_on": datetime.date(2026, 1, 1)},
        {"state": "stopped", "ended_on": datetime.date(2026, 1, 1), "stopped_because": ""},
    ],
)
def test_the_database_refuses_an_end_without_its_day_or_reason(columns):
    action = action_of()
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(**columns)


def test_notes_are_for_its_owner_and_those_who_act():
    owner = person("carers_adviser")
    action = action_of(owner=owner)
    note(action=action, by=owner, words="Half way")
    note(action=action, by=person("survey_analyst"), words="Good")
    with pytest.raises(PermissionDenied):
        note(action=action, by=person("carers_adviser"), words="Mine?")
    assert [one.words for one in action.notes.all()] == ["Good", "Half way"]


@pytest.mark.parametrize(
    ("days", "words", "kind"),
    [
        (-9, "Overdue by 9 days", "danger"),
        (-1, "Overdue by 1 day", "danger"),
        (0, "Due today", "warn"),
        (1, "Due in 1 day", "warn"),
        (7, "Due in 7 days", "warn"),
        (8, "Open", "plain"),
    ],
)
def test_its_date_is_said_in_words(days, words, kind):
    due = due_of(action_of(due_on=in_days(days)))
    assert (due.words, due.kind) == (words, kind)


def test_what_has_ended_is_never_overdue():
    assert due_of(state_of(State.DONE, due_on=in_days(-9))).words == "Done"
    assert due_of(state_of(State.STOPPED, due_on=in_days(-9))).words == "Stopped"


def test_the_queue_has_what_is_due_first_and_what_has_ended_last():
    ended = state_of(State.DONE, due_on=in_days(-30))
    later, sooner = action_of(due_on=in_days(9)), action_of(due_on=in_days(-2))
    assert list(actions_for(person("survey_analyst"))) == [sooner, later, ended]


def test_everybody_sees_their_own_and_those_of_their_surveys():
    safeguarding = action_of(survey_of("sg", is_safeguarding=True))
    open_to_all = action_of(survey_of())
    owner = person("carers_adviser")
    own = action_of(owner=owner)
    assert set(actions_for(person("survey_analyst"))) == {open_to_all, own}
    assert set(actions_for(person("safeguarding_lead"))) == {safeguarding}
    assert set(actions_for(owner)) == {own}


def test_the_tile_counts_ones_own():
    owner = person("council_worker")
    action_of(owner=owner, due_on=in_days(-2))
    action_of(owner=owner, due_on=in_days(3))
    action_of(due_on=in_days(-2))
    state_of(State.DONE, owner=owner, due_on=in_days(-2))
    assert how_many_are_due(owner) == "1 of yours overdue, 1 due soon"
    assert how_many_are_due(person("council_worker")) == ""


@pytest.mark.parametrize(
    ("days", "told"), [(2, 0), (1, 1), (0, 1), (-1, 0), (-6, 0), (-7, 1), (-30, 1)]
)
def test_the_owner_is_reminded_the_day_before_and_when_a_week_late(days, told):
    action_of(due_on=in_days(days))
    assert remind_due() == f"{told} reminded"
    assert remind_due() == "0 reminded"
    assert Notice.objects.filter(template="survey-action-due").count() == told


def test_what_has_ended_is_not_reminded_of():
    state_of(State.DONE, due_on=in_days(1))
    state_of(State.STOPPED, due_on=in_days(-9))
    assert remind_due() == "0 reminded"


def test_somebody_who_has_left_is_not_written_to():
    action = action_of(due_on=in_days(1))
    action.owner.is_active = False
    action.owner.save()
    assert remind_due() == "0 reminded"


def test_the_e_mail_says_nothing_of_what_it_is_about(django_capture_on_commit_callbacks):
    action = action_of(due_on=in_days(-8))
    with django_capture_on_commit_callbacks(execute=True):
        remind_due()
    sent = mail.outbox[0]
    assert sent.to == [action.owner.email]
    assert str(action.pk) in sent.body
    for words in (action.title, action.words, action.finding, "kettle"):
        assert words not in sent.subject + sent.body


def test_it_is_not_wanted_any_more_once_it_is_done_or_somebody_elses():
    action = action_of(due_on=in_days(1))
    remind_due()
    notice = Notice.objects.get()
    assert is_wanted(notice)
    Action.objects.update(owner=person("council_manager"))
    assert not is_wanted(notice)
    Action.objects.update(owner=action.owner, state="done", ended_on=timezone.localdate())
    assert not is_wanted(notice)
