"""Reviews by the clock: dates as properties, and the job that invites once each."""

import datetime
from unittest.mock import patch

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from carers.cases import reviews
from carers.cases.changing import Ended, Moved
from carers.cases.refusing import Refused
from carers.cases.reviews import add_months, due_on, invitations, invite_due, is_to_be_invited
from carers.models import Case, CaseLink
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from portal.registry import jobs
from tests.carers.cases.deciding.conftest import decided, plan_of
from tests.factories.accounts import person
from tests.factories.cases import case_of

DAY = datetime.timedelta(days=1)
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2050, 1, 1))
D = datetime.date.fromisoformat
DECIDED = datetime.datetime(2026, 12, 1, 10, tzinfo=datetime.UTC)


# Months ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-02-28", 12, "2028-02-28"),
        ("2026-12-31", -1, "2026-11-30"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2026-11-27", 12, "2027-11-27"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2026-08-31", 18, "2028-02-29"),
    ],
)
def test_months_are_those_of_the_calendar(day, months, then):
    assert add_months(D(day), months) == D(then)


@given(DAYS, st.integers(-60, 60))
def test_so_many_months_on_is_in_that_month_on_that_day_or_its_last(day, months):
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    is_last = (then + DAY).month != then.month
    assert then.day == day.day or (is_last and then.day < day.day)


@given(DAYS, st.integers(-30, 30))
def test_there_and_back_is_never_later_and_three_days_off_at_most(day, months):
    back = add_months(add_months(day, months), -months)
    assert datetime.timedelta(0) <= day - back <= 3 * DAY


# Invitations -----------------------------------------------------------------------------------


def test_invited_at_six_weeks_and_eleven_months_and_due_at_twelve():
    decided_on = D("2026-12-01")
    assert due_on(decided_on) == D("2027-12-01")
    assert invitations(decided_on, D("2027-12-01")) == [D("2027-01-12"), D("2027-11-01")]


def test_six_weeks_run_from_the_newer_of_decision_and_plan():
    days = invitations(D("2026-12-01"), D("2027-12-01"), approved=D("2027-01-05"))
    assert days == [D("2027-02-16"), D("2027-11-01")]


def test_a_review_that_is_set_soon_has_one_invitation():
    assert invitations(D("2026-12-01"), D("2027-02-01")) == [D("2027-01-01")]
    assert invitations(D("2026-12-01"), D("2026-12-05")) == [D("2026-12-01")]


@given(DAYS, st.integers(0, 400), st.integers(1, 366))
def test_invitations_lie_between_the_decision_and_the_review(decided_on, later, until):
    approved = decided_on + later * DAY
    review_on = min(decided_on + until * DAY, due_on(decided_on))
    days = invitations(decided_on, review_on, approved=approved)
    assert 1 <= len(days) <= 2
    assert days == sorted(set(days))
    assert all(decided_on <= day < review_on for day in days)
    assert max(decided_on, add_months(review_on, -1)) == days[-1]


@given(DAYS, st.sets(st.integers(0, 400)))
def test_whenever_the_job_runs_each_invitation_is_made_once(decided_on, runs):
    """Days on which nobody looked are caught up with, and two that were missed are made as one."""
    days = invitations(decided_on, due_on(decided_on))
    asked_on, made = None, []
    for number in sorted(runs):
        today = decided_on + number * DAY
        if is_to_be_invited(days, asked_on=asked_on, today=today):
            asked_on = today
            made.append(today)
    assert len(made) <= len(days)
    looked = [decided_on + number * DAY for number in runs]
    expected = {min(later) for day in days if (later := [one for one in looked if one >= day])}
    assert set(made) == expected


@given(DAYS, st.integers(-40, 500), st.none() | st.integers(-40, 500))
def test_nobody_is_invited_before_the_first_day_or_twice_for_it(decided_on, now, asked):
    days = invitations(decided_on, due_on(decided_on))
    today = decided_on + now * DAY
    asked_on = None if asked is None else decided_on + asked * DAY
    if is_to_be_invited(days, asked_on=asked_on, today=today):
        assert today >= days[0]
        assert asked_on is None or any(asked_on < day <= today for day in days)


# The job ---------------------------------------------------------------------------------------


def decided_case(**changes):
    case = decided(decided_at=DECIDED, review_on=D("2027-12-01"))
    Case.objects.filter(pk=case.pk).update(**{"state": Case.State.RECORD_SENT, **changes})
    case.refresh_from_db()
    return case


def on(day, *, hour=10):
    return time_machine.travel(f"{day}T{hour:02}:00:00Z", tick=False)


@pytest.mark.django_db
def test_each_is_invited_once_at_six_weeks_and_once_at_eleven_months():
    case = decided_case()
    sent = []
    for day in ("2027-01-11", "2027-01-12", "2027-01-13", "2027-10-31", "2027-11-01", "2027-12-24"):
        with on(day):
            sent.append(invite_due().startswith("1 "))
    assert sent == [False, True, False, False, True, False]
    case.refresh_from_db()
    assert case.invited_on == D("2027-11-01")
    notices = Notice.objects.all()
    assert {notice.template for notice in notices} == {"case-review"}
    assert len(notices) == 2
    assert {link.purpose for link in CaseLink.objects.all()} == {"review"}


@pytest.mark.django_db
def test_she_is_invited_in_her_language():
    decided_case(language="ur")
    with on("2027-01-12"):
        invite_due()
    assert Notice.objects.get().language == "ur"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "invited"),
    [
        ("new", False),
        ("checking", False),
        ("talked", False),
        ("decided", True),
        ("record-sent", True),
        ("closed", False),
        ("withdrawn", False),
    ],
)
def test_only_what_is_decided_and_goes_on_is_invited(state, invited):
    decided_case(state=state)
    with on("2027-01-12"):
        invite_due()
    assert Notice.objects.exists() == invited


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "invited"), [("new", False), ("decided", False), ("withdrawn", True)]
)
def test_whose_review_has_begun_is_not_invited_to_it(state, invited):
    old = decided_case()
    case_of(kind="review", previous=old, state=state, sent_at=DECIDED)
    with on("2027-01-12"):
        invite_due()
    assert Notice.objects.exists() == invited


@pytest.mark.django_db
def test_six_weeks_run_from_the_approval_of_the_plan():
    case = decided_case()
    plan_of(
        case,
        by=person(),
        state="approved",
        settled_by=person(),
        settled_at=DECIDED + 28 * DAY,
    )
    with on("2027-01-20"):
        assert invite_due() == "0 invited, 0 to be phoned"
    with on("2027-02-09"):
        assert invite_due() == "1 invited, 0 to be phoned"


@pytest.mark.django_db
def test_whom_no_message_may_reach_stands_in_the_queue_to_be_phoned():
    case = decided_case()
    case.contact = {**case.contact, "news_by": ""}
    case.save()
    with on("2027-01-12"):
        assert invite_due() == "0 invited, 1 to be phoned"
        assert invite_due() == "0 invited, 0 to be phoned"
    case.refresh_from_db()
    assert (case.invited_on, case.invite_by_phone_from) == (None, D("2027-01-12"))
    assert list(Case.objects.review_due(D("2027-01-12"))) == [case]
    assert not Notice.objects.exists()
    assert not AuditEvent.objects.filter(verb="carers.case.review_invited").exists()


@pytest.mark.django_db
def test_who_was_phoned_leaves_that_queue_and_is_invited_again_at_eleven_months(adviser):
    case = decided_case(invite_by_phone_from=D("2027-01-12"))
    with on("2027-01-20"):
        reviews.invited_by_phone(case=case, seen=0, by=adviser)
        assert not Case.objects.review_due(D("2027-01-20"))
        assert invite_due() == "0 invited, 0 to be phoned"
    assert (case.invited_on, case.invite_by_phone_from) == (D("2027-01-20"), None)
    with on("2027-11-01"):
        assert invite_due() == "1 invited, 0 to be phoned"


@pytest.mark.django_db
def test_nobody_is_marked_as_phoned_who_had_not_to_be(adviser):
    case = decided_case()
    with pytest.raises(Refused):
        reviews.invited_by_phone(case=case, seen=0, by=adviser)
    assert case.invited_on is None


@pytest.mark.django_db
def test_a_case_that_ends_while_the_job_runs_is_passed_over():
    decided_case()
    other = decided_case()
    real = reviews.changing

    def ends(case, *, seen):
        if case.pk != other.pk:
            raise Ended
        return real(case, seen=seen)

    with on("2027-01-12"), patch.object(reviews, "changing", ends):
        assert invite_due() == "1 invited, 0 to be phoned"


@pytest.mark.django_db
def test_who_withdrew_after_the_job_had_looked_is_not_written_to():
    case = decided_case()
    with on("2027-01-12"), patch.object(reviews, "_due", return_value=[case]):
        Case.objects.update(state=Case.State.NEW)
        assert invite_due() == "0 invited, 0 to be phoned"


@pytest.mark.django_db
def test_the_job_reads_nothing_of_anybody_to_find_out(django_assert_num_queries):
    decided_case()
    with on("2027-01-05"), django_assert_num_queries(1) as asked:
        invite_due()
    assert "contact" not in asked.captured_queries[0]["sql"].split("FROM")[0]


@pytest.mark.django_db
def test_the_job_is_in_the_timetable():
    job = jobs.JOBS.get("carers.cases.reviews")
    assert (job.function, job.every) == (invite_due, DAY)


# Setting the date ------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["2027-01-06", "2027-06-15", "2027-12-01"])
def test_a_review_is_set_sooner(adviser, wanted):
    case = decided_case()
    with on("2027-01-05"):
        reviews.set_review(case=case, seen=0, by=adviser, on=D(wanted))
    assert case.review_on == D(wanted)
    assert AuditEvent.objects.get().detail == {"on": wanted}


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["2027-01-04", "2027-01-05", "2027-12-02", "9999-12-31"])
def test_never_in_the_past_and_never_later_than_twelve_months(adviser, wanted):
    case = decided_case()
    with on("2027-01-05"), pytest.raises(Refused) as refused:
        reviews.set_review(case=case, seen=0, by=adviser, on=D(wanted))
    assert refused.value.field == "review_on"
    assert case.review_on == D("2027-12-01")
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_without_a_decision_there_is_nothing_to_review(adviser):
    with pytest.raises(Refused):
        reviews.set_review(case=case_of(), seen=0, by=adviser, on=timezone.localdate() + 30 * DAY)


@pytest.mark.django_db
def test_two_people_who_set_it_at_once_are_told(adviser):
    case = decided_case()
    with on("2027-01-05"):
        reviews.set_review(case=case, seen=0, by=adviser, on=D("2027-06-01"))
        with pytest.raises(Moved):
            reviews.set_review(case=case, seen=0, by=adviser, on=D("2027-07-01"))
    assert case.review_on == D("2027-06-01")


@pytest.mark.django_db
def test_a_date_that_is_due_stands_in_the_queue_until_the_review_begins():
    case = decided_case()
    assert not Case.objects.review_due(D("2027-11-30"))
    assert list(Case.objects.review_due(D("2027-12-01"))) == [case]
    case_of(kind="review", previous=case)
    assert not Case.objects.review_due(D("2027-12-01"))
