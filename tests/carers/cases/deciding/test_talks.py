"""Talks: what may be booked, what is held, and that none of it decides anything."""

import datetime
from unittest.mock import patch

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from carers.cases import talks
from carers.cases.changing import Ended, Moved
from carers.cases.refusing import Refused
from carers.cases.talks import Booking
from carers.models import Case, CaseLink, Decision, Talk
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from tests.carers.cases.deciding.conftest import held
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of

pytestmark = pytest.mark.django_db
SOON = datetime.timedelta(days=3)


def booking(with_whom, **changes):
    fields = {"at": timezone.now() + SOON, "place": "phone", "with_whom": with_whom, **changes}
    return Booking(**fields)


def book(case, by, **changes):
    told = talks.book(case=case, seen=case.revision, by=by, booking=booking(by, **changes))
    return case.talks.latest("pk"), told


def verbs(case):
    events = AuditEvent.objects.about("carers.case", str(case.pk)).order_by("pk")
    return [event.verb.removeprefix("carers.case.") for event in events]


# Times of Coventry's clocks --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "time", "in_utc"),
    [
        ((2026, 12, 1), (14, 30), "2026-12-01T14:30:00+00:00"),
        ((2027, 7, 1), (14, 30), "2027-07-01T13:30:00+00:00"),
        ((2027, 3, 28), (0, 59), "2027-03-28T00:59:00+00:00"),
        ((2027, 3, 28), (2, 0), "2027-03-28T01:00:00+00:00"),
        ((2027, 10, 31), (1, 30), "2027-10-31T00:30:00+00:00"),
    ],
)
def test_times_are_those_of_the_clocks_here(day, time, in_utc):
    at = talks.here(datetime.date(*day), datetime.time(*time))
    assert at.astimezone(datetime.UTC).isoformat() == in_utc


@pytest.mark.parametrize("time", [(1, 0), (1, 30), (1, 59)])
def test_the_hour_that_is_left_out_in_march_is_refused(time):
    with pytest.raises(Refused, match="clocks go forward"):
        talks.here(datetime.date(2027, 3, 28), datetime.time(*time))


@given(st.datetimes(datetime.datetime(2026, 1, 1), datetime.datetime(2040, 1, 1)))
def test_every_time_that_is_taken_is_shown_again_as_it_was_written(written):
    written = written.replace(second=0, microsecond=0)
    try:
        at = talks.here(written.date(), written.time())
    except Refused:
        return
    assert timezone.localtime(at).replace(tzinfo=None) == written


# Booking ---------------------------------------------------------------------------------------


def test_a_talk_is_booked_and_she_is_told_of_its_time(adviser):
    case = case_of()
    talk, told = book(case, adviser, interpreter="asked", language="Urdu")
    assert told
    assert (talk.state, talk.with_whom, talk.language) == ("booked", adviser, "Urdu")
    notice = Notice.objects.get()
    assert notice.template == "case-talk"
    assert notice.context["at"] == talk.at.isoformat()
    assert CaseLink.objects.get().purpose == "talk"
    assert verbs(case) == ["talk_booked", "link_sent"]
    assert case.revision == 1


def test_whom_no_message_may_reach_is_not_written_to(adviser):
    _, told = book(case_of(contact={"news_by": ""}), adviser)
    assert not told
    assert not Notice.objects.exists()


def test_booking_moves_no_case_on(adviser):
    case = case_of()
    book(case, adviser)
    assert (case.state, case.talked_at, case.first_contact_at) == (Case.State.NEW, None, None)


@pytest.mark.parametrize(
    ("away", "field"),
    [
        (datetime.timedelta(minutes=-1), "day"),
        (datetime.timedelta(0), "day"),
        (datetime.timedelta(days=-400), "day"),
        (datetime.timedelta(days=367), "day"),
    ],
)
def test_never_in_the_past_and_not_years_ahead(adviser, away, field):
    now = timezone.now()
    case, at = case_of(), now + away
    with pytest.raises(Refused) as refused, time_machine.travel(now, tick=False):
        book(case, adviser, at=at)
    assert refused.value.field == field
    assert not Talk.objects.exists()


def test_with_nobody_of_the_other_organisation(adviser):
    with pytest.raises(Refused) as refused:
        talks.book(case=case_of(), seen=0, by=adviser, booking=booking(person("council_worker")))
    assert refused.value.field == "with_whom"


def test_an_interpreter_has_a_language(adviser):
    with pytest.raises(Refused) as refused:
        book(case_of(), adviser, interpreter="asked")
    assert refused.value.field == "language"


def test_two_people_who_book_at_once_are_told(adviser):
    case = case_of()
    book(case, adviser)
    with pytest.raises(Moved):
        talks.book(case=case, seen=0, by=adviser, booking=booking(adviser))
    assert case.talks.count() == 1


@pytest.mark.parametrize("state", Case.ENDED)
def test_an_ended_case_has_no_new_talks(adviser, state):
    with pytest.raises(Ended):
        book(case_of(state=state), adviser)


# What should be known before -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "warned"), [(0, True), (59, True), (-59, True), (60, False), (-60, False)]
)
def test_a_person_who_talks_already_is_warned_of(adviser, minutes, warned):
    talk, _ = book(case_of(), adviser)
    at = talk.at + datetime.timedelta(minutes=minutes)
    assert bool(talks.cautions(case_of(), booking(adviser, at=at))) == warned


@pytest.mark.parametrize("state", ["held", "missed", "cancelled"])
def test_talks_that_are_over_clash_with_nothing(adviser, state):
    talk, _ = book(case_of(), adviser)
    Talk.objects.update(state=state)
    assert not talks.clashes(booking(adviser, at=talk.at))


def test_talks_of_others_of_ended_cases_and_the_talk_itself_clash_with_nothing(adviser, manager):
    mine, _ = book(case_of(), adviser)
    ended = case_of()
    theirs, _ = book(ended, adviser, at=mine.at + SOON)
    Case.objects.filter(pk=ended.pk).update(state=Case.State.WITHDRAWN)
    assert not talks.clashes(booking(manager, at=mine.at))
    assert not talks.clashes(booking(adviser, at=theirs.at))
    assert not talks.clashes(booking(adviser, at=mine.at), besides=mine)


def test_a_caution_says_a_time_and_nothing_of_anybody_else(adviser):
    at = talks.here(timezone.localdate() + SOON, datetime.time(14, 30))
    book(case_of(contact={"name": "Somebody Else"}), adviser, at=at)
    assert talks.cautions(case_of(), booking(adviser, at=at)) == [
        f"{adviser} has another talk at 14:30."
    ]


def test_who_may_not_be_phoned_is_said(adviser):
    case = case_of(contact={"may_phone": False})
    assert talks.cautions(case, booking(adviser)) == ["The carer has not said that you may phone."]
    assert not talks.cautions(case, booking(adviser, place="home"))


# Changing and cancelling -----------------------------------------------------------------------


def test_another_time_answers_her_and_her_words_stay(adviser):
    case = case_of()
    talk, _ = book(case, adviser)
    Talk.objects.update(state="change-asked", carer_words="Rather in the evening.")
    new = booking(adviser, at=talk.at + SOON, place="home")
    assert talks.change(case=case, seen=case.revision, by=adviser, talk=talk, booking=new)
    talk.refresh_from_db()
    assert (talk.state, talk.place, talk.at) == ("booked", "home", new.at)
    assert talk.carer_words == "Rather in the evening."
    assert verbs(case)[-2:] == ["talk_changed", "link_sent"]


def test_cancelling_tells_her_that_there_is_news_and_no_more(adviser):
    case = case_of()
    talk, _ = book(case, adviser)
    assert talks.cancel(case=case, seen=case.revision, by=adviser, talk=talk)
    talk.refresh_from_db()
    assert talk.state == "cancelled"
    assert Notice.objects.latest("pk").template == "case-news"


@pytest.mark.parametrize("state", ["held", "missed", "cancelled"])
@pytest.mark.parametrize("what", ["change", "cancel", "hold", "miss"])
def test_what_is_over_stays_as_it_is(adviser, state, what):
    case = case_of()
    talk = held(case, state=state)
    how = {"case": case, "seen": 0, "by": adviser, "talk": talk}
    more = {
        "change": {"booking": booking(adviser)},
        "cancel": {},
        "hold": {"at": timezone.now(), "place": "phone", "words": "More."},
        "miss": {"outcome": "no-answer"},
    }[what]
    with pytest.raises(Refused):
        getattr(talks, what)(**how, **more)
    talk.refresh_from_db()
    assert (talk.state, talk.words) == (state, "Said.")


def test_a_talk_of_another_case_is_not_touched(adviser):
    other = held(case_of(), state="booked")
    with pytest.raises(Refused):
        talks.cancel(case=case_of(), seen=0, by=adviser, talk=other)


# Held ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("new", "talked"),
        ("checking", "talked"),
        ("talked", "talked"),
        ("decided", "decided"),
        ("record-sent", "record-sent"),
    ],
)
def test_a_talk_that_was_held_moves_a_case_to_talked_and_never_back(adviser, before, after):
    case = case_of(state=before)
    at = timezone.now()
    talks.hold(case=case, seen=0, by=adviser, at=at, place="phone", words="We spoke.")
    assert case.state == after
    assert (case.talked_at, case.first_contact_at) == (at, at)
    assert case.talks.get().words == "We spoke."
    assert verbs(case) == ["talk_held"]


def test_the_first_contact_is_the_earliest_one(adviser):
    earlier = timezone.now() - datetime.timedelta(hours=5)
    case = case_of(sent_at=timezone.now() - SOON, first_contact_at=earlier)
    talks.hold(case=case, seen=0, by=adviser, at=timezone.now(), place="phone", words="Again.")
    assert case.first_contact_at == earlier


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (datetime.timedelta(minutes=1), "still to come"),
        (datetime.timedelta(days=-2), "before the carer turned to us"),
    ],
)
def test_it_was_held_between_her_asking_and_now(adviser, away, said):
    case = case_of()
    with pytest.raises(Refused, match=said):
        talks.hold(
            case=case, seen=0, by=adviser, at=timezone.now() + away, place="phone", words="x"
        )
    assert case.talked_at is None


def test_a_talk_decides_nothing(adviser):
    case = case_of()
    assert case.eligibility["result"] == "T"
    talks.hold(case=case, seen=0, by=adviser, at=timezone.now(), place="phone", words="Clear.")
    assert not Decision.objects.exists()
    assert case.decided_at is None


def test_a_call_back_is_talked_about_too(adviser):
    case = call_back()
    talks.hold(case=case, seen=0, by=adviser, at=timezone.now(), place="phone", words="We spoke.")
    assert case.first_contact_at is not None


@pytest.mark.parametrize(
    ("reason", "goes_on"),
    [("cannot-reach", True), ("carer-asked", False), ("information", False), ("unwell", False)],
)
def test_whom_we_could_not_reach_we_have_reached(adviser, reason, goes_on):
    case = case_of()
    case.pauses.create(reason=reason)
    talks.hold(case=case, seen=0, by=adviser, at=timezone.now(), place="phone", words="We spoke.")
    assert (case.pauses.get().ended_at is not None) == goes_on
    assert ("resumed" in verbs(case)) == goes_on


# Missed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "how"),
    [
        ("phone", "phone"),
        ("video", "phone"),
        ("home", "visit"),
        ("centre", "visit"),
        ("ward", "visit"),
    ],
)
def test_a_missed_talk_is_a_try_to_reach_her(adviser, place, how):
    case = case_of(sent_at=timezone.now() - SOON)
    talk = held(case, state="booked", place=place, words="")
    talks.miss(case=case, seen=0, by=adviser, talk=talk, outcome="no-answer", words="Rang twice.")
    talk.refresh_from_db()
    attempt = case.attempts.get()
    assert talk.state == "missed"
    assert (attempt.how, attempt.outcome, attempt.at) == (how, "no-answer", talk.at)
    assert (case.state, case.first_contact_at) == ("new", None)
    event = AuditEvent.objects.get()
    assert event.detail == {"how": how, "outcome": "no-answer"}


def test_what_is_still_to_come_cannot_be_missed(adviser):
    case = case_of()
    talk, _ = book(case, adviser)
    with pytest.raises(Refused, match="still to come"):
        talks.miss(case=case, seen=case.revision, by=adviser, talk=talk, outcome="no-answer")
    assert not case.attempts.exists()


@pytest.mark.parametrize("outcome", ["spoke", "sent", "", "x"])
def test_a_try_in_vain_is_one_of_three(adviser, outcome):
    case = case_of()
    with pytest.raises(Refused):
        talks.miss(case=case, seen=0, by=adviser, talk=held(case, state="booked"), outcome=outcome)


# Together --------------------------------------------------------------------------------------


def test_what_she_asks_for_stands_first():
    case = case_of()
    later = held(case, state="booked", at=timezone.now() + 2 * SOON)
    asked = held(case, state="change-asked", at=timezone.now() + 3 * SOON)
    sooner = held(case, state="booked", at=timezone.now() + SOON)
    held(case)
    assert talks.to_come(case.talks.all()) == [asked, sooner, later]


def test_nothing_of_a_talk_is_recorded_but_that_it_was(adviser):
    case = case_of()
    talks.hold(case=case, seen=0, by=adviser, at=timezone.now(), place="phone", words="Secret.")
    assert AuditEvent.objects.get().detail == {}


def test_where_telling_her_fails_nothing_is_booked(adviser):
    case = case_of()
    with patch.object(talks, "tell_carer", side_effect=RuntimeError), pytest.raises(RuntimeError):
        book(case, adviser)
    case.refresh_from_db()
    assert not case.talks.exists()
    assert case.revision == 0
    assert not AuditEvent.objects.exists()
