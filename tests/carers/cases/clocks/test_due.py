"""The next promise of a case."""

import datetime
from datetime import date

import pytest
from django.utils import timezone

from carers.cases.clocks import (
    STEP_BY_CODE,
    STEPS,
    Clock,
    Due,
    Pause,
    due_of,
    dues_of,
    next_due,
    targets,
)
from carers.models import Case, CasePause, Decision, Target
from tests.carers.cases.clocks.test_days import at
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of

TODAY = date(2026, 11, 27)
PUBLISHED = {"first-contact": 2, "record": 10}
ALL = {**PUBLISHED, "decision": 20, "support": 15}


def clock(kind: str = "assessment", **more) -> Clock:
    times = {name: at(text) for name, text in more.items() if name.endswith("_at")}
    rest = {name: value for name, value in more.items() if not name.endswith("_at")}
    return Clock(kind=kind, at={"sent_at": at("2026-11-23T10:00"), **times}, **rest)


def due(kind: str = "assessment", days: dict[str, int] = ALL, **more) -> tuple[str, date] | None:
    found = next_due(clock(kind, **more), days, today=TODAY)
    return (found.step, found.on) if found else None


CONTACT = {"first_contact_at": "2026-11-24T10:00"}
TALKED = {**CONTACT, "talked_at": "2026-11-25T10:00"}
DECIDED = {**TALKED, "decided_at": "2026-11-26T10:00"}
SENT = {**DECIDED, "record_sent_at": "2026-11-27T09:00"}


class TestNext:
    @pytest.mark.parametrize(
        ("times", "expected"),
        [
            ({}, ("first-contact", date(2026, 11, 25))),
            (CONTACT, ("decision", date(2026, 12, 21))),
            (TALKED, ("record", date(2026, 12, 9))),
            (DECIDED, ("record", date(2026, 12, 9))),
            ({**DECIDED, "gets_support": True}, ("record", date(2026, 12, 9))),
            ({**SENT, "gets_support": True}, ("support", date(2026, 12, 17))),
            ({**SENT, "gets_support": False}, None),
            ({**SENT, "review_on": date(2027, 1, 8)}, ("review", date(2027, 1, 8))),
            ({**SENT, "review_on": date(2027, 1, 8), "is_reviewed": True}, None),
            ({"has_ended": True}, None),
            ({**SENT, "has_ended": True, "review_on": date(2027, 1, 8)}, None),
        ],
    )
    def test_by_what_has_happened(self, times, expected):
        assert due(**times) == expected

    def test_the_promise_that_falls_due_first(self):
        assert due(days={**ALL, "decision": 1}) == ("decision", date(2026, 11, 24))

    def test_a_talk_is_a_contact_though_nobody_wrote_it_down(self):
        assert due(talked_at="2026-11-24T10:00", days=PUBLISHED)[0] == "record"

    def test_without_a_talk_the_record_counts_from_the_decision(self):
        assert due(decided_at="2026-11-26T10:00") == ("record", date(2026, 12, 10))

    @pytest.mark.parametrize("kind", ["call-back", "referral"])
    def test_a_call_back_is_promised_a_contact_and_no_decision(self, kind):
        assert due(kind) == ("first-contact", date(2026, 11, 25))
        assert due(kind, **CONTACT) is None

    def test_a_review_is_promised_the_same_as_the_first_assessment(self):
        assert due("review", **CONTACT)[0] == "decision"

    def test_without_a_target_nothing_is_promised(self):
        assert due(days={}) is None

    def test_a_pause_pushes_it(self):
        pauses = [Pause(date(2026, 11, 24), date(2026, 11, 26))]
        assert due(pauses=pauses) == ("first-contact", date(2026, 11, 27))

    def test_a_pause_does_not_move_the_day_of_the_review(self):
        pauses = [Pause(date(2026, 11, 24))]
        assert due(**SENT, review_on=date(2027, 1, 8), pauses=pauses)[1] == date(2027, 1, 8)


class TestWords:
    @pytest.mark.parametrize(
        ("on", "stands", "words", "late"),
        [
            (date(2026, 11, 27), False, "Due today", False),
            (date(2026, 11, 30), False, "1 working day left", False),
            (date(2026, 12, 1), False, "2 working days left", False),
            (date(2026, 11, 26), False, "1 working day late", True),
            (date(2026, 11, 20), False, "5 working days late", True),
            (date(2026, 12, 1), True, "Clock stands, 2 working days left", False),
            (date(2026, 11, 27), True, "Clock stands, 0 working days left", False),
            (date(2026, 11, 20), True, "5 working days late", True),
        ],
    )
    def test_in_days(self, on, stands, words, late):
        found = Due("first-contact", on, TODAY, stands)
        assert (found.in_days, found.is_overdue) == (words, late)

    def test_on_the_weekend_after_it_is_late_without_a_working_day(self):
        found = Due("first-contact", date(2026, 11, 27), date(2026, 11, 28))
        assert found.is_overdue
        assert found.in_days == "Late since the last working day"

    def test_its_title(self):
        assert Due("first-contact", TODAY, TODAY).title == "First contact"


@pytest.mark.django_db
class TestTargets:
    def test_those_that_are_published_unless_set(self):
        assert targets() == PUBLISHED

    def test_as_set(self):
        Target.objects.create(step="decision", working_days=28)
        Target.objects.create(step="first-contact", working_days=1)
        assert targets() == {"first-contact": 1, "record": 10, "decision": 28}

    def test_one_may_be_taken_away(self):
        Target.objects.create(step="first-contact", working_days=None)
        assert targets() == {"record": 10}

    def test_of_steps_that_are_none_of_ours_nothing_is_read(self):
        Target.objects.create(step="something-else", working_days=3)
        assert targets() == PUBLISHED

    def test_none_is_there_for_the_assessment_itself(self):
        assert STEP_BY_CODE["decision"].working_days is None

    def test_every_published_one_says_where(self):
        assert all(step.source for step in STEPS)
        assert all(step.verify for step in STEPS if step.working_days)


@pytest.mark.django_db
class TestOfCases:
    @pytest.fixture
    def sent(self) -> Case:
        return case_of(sent_at=at("2026-11-23T10:00"))

    def test_of_one_case(self, sent):
        assert due_of(sent, today=TODAY) == Due("first-contact", date(2026, 11, 25), TODAY)

    def test_today_is_now_unless_said(self, sent, time_machine_at):
        time_machine_at("2026-11-26T12:00")
        assert due_of(sent).today == date(2026, 11, 26)

    def test_its_pauses_count(self, sent):
        start = at("2026-11-24T12:00")
        CasePause.objects.create(case=sent, reason="unwell", started_at=start)
        assert due_of(sent, today=TODAY) == Due("first-contact", date(2026, 11, 30), TODAY, True)

    def test_a_pause_of_another_case_does_not(self, sent):
        other = call_back(sent_at=sent.sent_at)
        CasePause.objects.create(case=other, reason="unwell", started_at=sent.sent_at)
        assert due_of(sent, today=TODAY).on == date(2026, 11, 25)

    @pytest.mark.parametrize(("outcome", "step"), [("meets", "support"), ("does-not", None)])
    def test_support_is_promised_to_those_who_have_eligible_needs(self, sent, outcome, step):
        Target.objects.create(step="support", working_days=15)
        for name, text in SENT.items():
            setattr(sent, name, at(text))
        sent.state = Case.State.RECORD_SENT
        sent.save()
        Decision.objects.create(
            case=sent, outcome=outcome, reasons="…", organisation="council", by=person()
        )
        found = due_of(sent, today=TODAY)
        assert (found.step if found else None) == step

    def test_what_has_a_later_review_is_not_due_for_one(self, sent):
        sent.review_on, sent.first_contact_at = date(2026, 11, 26), at("2026-11-24T10:00")
        sent.save()
        assert due_of(sent, today=TODAY).is_overdue
        review = case_of(kind=Case.Kind.REVIEW, previous=sent)
        assert due_of(sent, today=TODAY) is None
        Case.objects.filter(pk=review.pk).update(state=Case.State.WITHDRAWN)
        assert due_of(sent, today=TODAY).is_overdue

    def test_many_at_once_are_as_each_alone(self, sent):
        several = [sent, call_back(), case_of(state=Case.State.CLOSED)]
        assert dues_of(several, today=TODAY) == {
            case.pk: due_of(case, today=TODAY) for case in several
        }

    @pytest.mark.parametrize("how", ["list", "query", "page of a query"])
    def test_however_many_there_are_it_takes_four_queries(
        self, sent, how, django_assert_num_queries
    ):
        for _ in range(3):
            case = call_back()
            CasePause.objects.create(case=case, reason="unwell")
        cases = Case.objects.all()
        given = {"list": list(Case.objects.all()), "query": cases, "page of a query": cases[:2]}[
            how
        ]
        with django_assert_num_queries(4 if how == "list" else 5):
            dues_of(given)


@pytest.fixture
def time_machine_at():
    import time_machine

    travellers = []

    def travel(text: str) -> None:
        traveller = time_machine.travel(at(text), tick=False)
        traveller.start()
        travellers.append(traveller)

    yield travel
    for one in travellers:
        one.stop()


def test_the_day_that_is_today_is_that_of_coventry():
    assert timezone.get_default_timezone_name() == "Europe/London"
    assert datetime.timedelta(0) <= at("2026-12-01T00:00").utcoffset()
