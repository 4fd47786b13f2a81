"""Which cases stand in which tab, in which order, and what happens with them next."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from carers.cases import queue
from carers.cases.next_steps import next_step, with_facts
from carers.models import Case, Organisation
from tests.factories.cases import call_back, case_of, referral
from tests.short_time import examples

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
S, K = Case.State, Case.Kind
PROVIDER = {"carers service"}


def tabs_of(case):
    cases = queue.cases_for({case.organisation})
    return {code for code in queue.TAB_BY_CODE if cases.filter(queue.RULES[code]).exists()}


def rows(tab="all", organisations=frozenset(PROVIDER), **page):
    cases = queue.cases_for(set(organisations))
    return queue.page_of(cases, tab, **{"number": 1, **page}).rows


def ago(days):
    return timezone.now() - days * DAY


class TestTabs:
    @pytest.mark.parametrize(
        ("changes", "tab"),
        [
            ({}, "new"),
            ({"state": S.CHECKING}, "checking"),
            ({"state": S.TALKED}, "talked"),
            ({"state": S.DECIDED}, "decided"),
            ({"state": S.DECIDED, "review_on": TODAY}, "decided"),
            ({"state": S.RECORD_SENT, "review_on": TODAY + 29 * DAY}, "decided"),
            ({"state": S.RECORD_SENT, "review_on": TODAY + 28 * DAY}, "review"),
            ({"state": S.RECORD_SENT, "invite_by_phone_from": TODAY}, "review"),
            ({"kind": K.REVIEW}, "review"),
            ({"kind": K.REVIEW, "state": S.CHECKING}, "checking"),
            ({"kind": K.CALL_BACK, "version": None}, "calls"),
            ({"kind": K.REFERRAL, "version": None, "state": S.CHECKING}, "calls"),
        ],
    )
    def test_an_open_case_stands_in_one(self, db, changes, tab):
        if changes.get("kind") in (K.CALL_BACK, K.REFERRAL):
            case = call_back(**{k: v for k, v in changes.items() if k != "version"})
        else:
            case = case_of(**changes)
        assert tabs_of(case) == {"all", tab}

    @pytest.mark.parametrize("state", [S.NEW, S.CHECKING, S.RECORD_SENT])
    def test_one_whose_clock_stands_waits_for_the_carer(self, db, state):
        case = case_of(state=state, review_on=TODAY)
        case.pauses.create(reason="unwell")
        assert tabs_of(case) == {"all", "waiting"}

    def test_a_pause_that_is_over_counts_no_more(self, db):
        case = case_of()
        case.pauses.create(reason="unwell", ended_at=timezone.now())
        assert tabs_of(case) == {"all", "new"}

    @pytest.mark.parametrize("state", [S.CLOSED, S.WITHDRAWN])
    def test_what_has_ended(self, db, state):
        assert tabs_of(case_of(state=state, review_on=TODAY)) == {"ended"}

    def test_a_review_that_has_begun_is_the_work(self, db):
        old = case_of(state=S.RECORD_SENT, review_on=TODAY)
        case_of(kind=K.REVIEW, previous=old, state=S.CHECKING)
        counts = queue.counts(queue.cases_for(PROVIDER))
        assert (counts["review"], counts["decided"], counts["checking"]) == (0, 1, 1)

    def test_each_organisation_sees_its_own(self, db):
        case_of(organisation=Organisation.COUNCIL)
        assert rows() == []
        assert len(rows(organisations=frozenset({"council"}))) == 1
        assert len(rows(organisations=frozenset({"council", "carers service"}))) == 1


class TestEveryCase(TestCase):
    """However it stands, an open case is in one tab beside 'all', an ended one in 'ended' alone."""

    @settings(max_examples=examples(25))
    @given(
        kind=st.sampled_from(K.values),
        state=st.sampled_from(S.values),
        review=st.none() | st.integers(-40, 400),
        paused=st.booleans(),
    )
    def test_once(self, kind, state, review, paused):
        case = call_back(
            kind=kind, state=state, review_on=None if review is None else TODAY + review * DAY
        )
        if paused:
            case.pauses.create(reason="unwell")
        found = tabs_of(case) - {"all"}
        assert len(found) == 1
        assert (found == {"ended"}) == case.has_ended
        case.delete()


class TestOrder:
    def test_the_most_urgent_first_then_what_is_due_first(self, db):
        late, later = call_back(sent_at=ago(9)), call_back(sent_at=ago(30))
        soon = call_back(urgency=Case.Urgency.SOON)
        now = call_back(urgency=Case.Urgency.NOW)
        assert [row.case for row in rows()] == [now, soon, later, late]

    def test_what_is_promised_for_no_day_comes_last(self, db):
        without = case_of(state=S.TALKED, sent_at=ago(50), first_contact_at=ago(49))
        due = call_back()
        assert [row.case for row in rows()] == [due, without]

    def test_a_page_at_a_time(self, db, monkeypatch):
        monkeypatch.setattr(queue, "PER_PAGE", 2)
        for _ in range(5):
            call_back()
        cases = queue.cases_for(PROVIDER)
        pages = [queue.page_of(cases, "all", number=number) for number in (1, 2, 3, 99)]
        assert [len(page.rows) for page in pages] == [2, 2, 1, 1]
        assert (pages[0].total, pages[0].last, pages[3].number) == (5, 3, 3)

    def test_nothing_of_her_is_opened(self, db):
        case_of()
        (row,) = rows()
        assert {"contact", "answers", "plan", "flags"} <= row.case.get_deferred_fields()


def step_of(case):
    return next_step(with_facts(Case.objects.filter(pk=case.pk)).get())


class TestNextStep:
    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({}, "First contact"),
            ({"first_contact_at": ago(1)}, "Start checking"),
            ({"state": S.CHECKING}, "Go through the sections"),
            ({"state": S.CHECKING, "checked_at": ago(1)}, "Book a talk"),
            ({"state": S.TALKED, "talked_at": ago(1)}, "Record the decision"),
            ({"state": S.DECIDED, "decided_at": ago(1)}, "Write the letter"),
            ({"state": S.RECORD_SENT}, "Set a review"),
            ({"state": S.RECORD_SENT, "review_on": TODAY + DAY}, "Review when it is due"),
            (
                {"state": S.RECORD_SENT, "review_on": TODAY},
                "Ask what has changed: the review is due",
            ),
            ({"state": S.CLOSED}, "Nothing: it has ended"),
        ],
    )
    def test_of_an_assessment(self, db, changes, words):
        assert step_of(case_of(**changes)).words == words

    @pytest.mark.parametrize(
        ("state", "words"), [("booked", "Hold the talk"),
                             ("change-asked", "Find another time for the talk"),
                             ("cancelled", "Go through the sections")],
    )  # fmt: skip
    def test_with_a_talk(self, db, state, words):
        case = case_of(state=S.CHECKING)
        case.talks.create(at=timezone.now(), place="phone", state=state)
        assert step_of(case).words == words

    def test_of_a_call(self, adviser):
        case = referral()
        assert step_of(case).words == "Phone the carer"
        case.attempts.create(how="phone", outcome="no-answer")
        assert step_of(case).words == "Try to phone again"
        Case.objects.update(first_contact_at=timezone.now())
        assert step_of(case).words == "Say what came of it"

    @pytest.mark.parametrize(
        ("until", "words"),
        [
            (None, "Wait for the carer"),
            (TODAY + DAY, "Wait for the carer, then look again"),
            (TODAY, "Look again: the pause was until today or earlier"),
        ],
    )
    def test_while_the_clock_stands(self, db, until, words):
        case = case_of()
        pause = case.pauses.create(reason="unwell", until=until)
        found = step_of(case)
        assert (found.words, found.since) == (words, pause.started_at)

    def test_since_when_she_waits(self, db):
        case = case_of(sent_at=ago(5))
        assert step_of(case).since == case.sent_at
        assert step_of(case_of(state=S.RECORD_SENT, review_on=TODAY + DAY)).since is None
