"""What is kept for how long: nothing goes by itself, nothing while it is held, nothing unset."""

from datetime import date

import pytest

from carers.cases import retention
from carers.cases.refusing import Refused
from carers.models import Case, Decision, Hold, KeepingRule, Note
from portal.alerts.forgetting import NEEDED
from portal.alerts.models import Alert, Level, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from tests.carers.cases.clocks.test_days import at
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)
SCHEDULE = "Retention schedule, line 12"


def ended(state: str = "closed", outcome: str = "", when: str = "2025-05-31T10:00", **more) -> Case:
    case = call_back(state=state, ended_at=at(when), sent_at=at("2025-01-02T10:00"), **more)
    if outcome:
        Decision.objects.create(
            case=case, outcome=outcome, reasons="…", organisation="council", by=person()
        )
    return case


def rule(outcome: str = "other", months: int | None = 12) -> KeepingRule:
    return KeepingRule.objects.create(outcome=outcome, months=months, source=SCHEDULE)


def alert(case: Case, **more) -> Alert:
    fields = {"subject_kind": "carers.case", "subject_id": str(case.pk), "subject_words": str(case)}
    return Alert.objects.create(
        level=Level.HARM, reason="answers", due_at=at("2025-01-02T12:00"), **fields, **more
    )


def going() -> list[Case]:
    return [one.case for one in retention.going(TODAY)]


class TestGoing:
    @pytest.mark.parametrize(
        ("state", "decided", "outcome"),
        [
            ("closed", "meets", "meets"),
            ("closed", "does-not", "does-not"),
            ("withdrawn", "", "withdrawn"),
            ("closed", "", "other"),
        ],
    )
    def test_by_how_it_ended(self, state, decided, outcome):
        case = ended(state, decided)
        for one in KeepingRule.Outcome:
            if one != outcome:
                rule(one, months=1)
        assert going() == []
        rule(outcome)
        assert going() == [case]

    def test_without_a_schedule_nothing_ever_goes(self):
        ended(when="2001-01-01T10:00")
        assert going() == []
        rule(months=None)
        assert going() == []

    @pytest.mark.parametrize(
        ("when", "months", "goes"),
        [
            ("2025-11-27T23:59", 12, True),
            ("2025-11-28T00:00", 12, False),
            ("2026-10-27T10:00", 1, True),
            ("2026-10-28T10:00", 1, False),
        ],
    )
    def test_from_the_day_on_which_the_months_are_over(self, when, months, goes):
        case = ended(when=when)
        rule(months=months)
        assert going() == ([case] if goes else [])

    def test_the_end_of_a_short_month_is_not_jumped(self):
        ended(when="2025-10-31T10:00")
        rule(months=4)
        assert retention.going(date(2026, 2, 27)) == []
        assert [one.since for one in retention.going(date(2026, 2, 28))] == [date(2026, 2, 28)]

    @pytest.mark.parametrize("state", ["new", "decided", "record-sent"])
    def test_what_is_open_stays(self, state):
        rule()
        rule("meets")
        case = case_of(state=state, sent_at=at("2020-01-02T10:00"))
        Decision.objects.create(
            case=case, outcome="meets", reasons="…", organisation="council", by=person()
        )
        assert going() == []

    def test_while_its_review_goes_on_it_stays(self):
        rule()
        case = ended()
        review = call_back(previous=case)
        assert going() == []
        Case.objects.filter(pk=review.pk).update(state="closed", ended_at=at("2026-11-26T10:00"))
        assert going() == [case]

    def test_the_longest_first_with_what_holds_it(self):
        rule()
        newer, older = ended(when="2025-06-01T10:00"), ended(when="2024-06-01T10:00")
        retention.hold(case=older, reason="A complaint", by=person())
        found = retention.going(TODAY)
        assert [(one.case, one.is_held) for one in found] == [(older, True), (newer, False)]
        assert found[0].outcome_words == "Ended without a decision"

    def test_nothing_encrypted_is_fetched(self, django_assert_num_queries):
        rule()
        ended()
        with django_assert_num_queries(3) as seen:
            retention.going(TODAY)
        assert not any('"contact"' in query["sql"] for query in seen.captured_queries)


def test_alerts_are_needed_while_their_case_is_open_or_held_back():
    is_open, is_held, was_held, is_over = call_back(), ended(), ended(), ended()
    lead = person("data_protection_lead")
    for one in (is_held, was_held):
        retention.hold(case=one, reason="A complaint", by=lead)
    retention.lift(case=was_held, by=lead)
    ids = {str(one.pk) for one in (is_open, is_held, was_held, is_over)}
    assert retention.still_needed(ids) == {str(is_open.pk), str(is_held.pk)}
    assert NEEDED.get("carers.case") == retention.still_needed


class TestDisposing:
    @pytest.fixture
    def lead(self):
        return person("data_protection_lead")

    @pytest.fixture
    def case(self):
        rule()
        return ended(language="ur")

    def test_all_that_hangs_on_it_goes_and_the_record_stays(self, case, lead):
        case.notes.create(kind=Note.Kind.ADDED, words="Words of hers")
        ask_for_translation(subject=case, parts={"note/1": "لفظ"}, source="ur")
        ToRead.objects.create(
            subject_kind="carers.case", subject_id=str(case.pk), subject_words=str(case), url="/",
            due_at=at("2025-01-02T12:00"),
        )  # fmt: skip
        alert(case, closed_at=at("2025-01-03T10:00"), closed_by=lead, outcome="safe")
        pk, words = case.pk, str(case)
        assert retention.dispose(pk=pk, by=lead) == words
        assert not Case.objects.filter(pk=pk).exists()
        for model in (Note, OwnWords, ToRead, Alert):
            assert not model.objects.exists(), model
        event = AuditEvent.objects.about("carers.case", str(pk)).get()
        assert (event.verb, event.actor_id) == ("carers.keeping.disposed", str(lead.pk))
        assert event.detail == {"months": 12}

    def test_another_case_is_not_touched(self, case, lead):
        other = ended(when="2026-11-01T10:00")
        alert(other)
        retention.dispose(pk=case.pk, by=lead)
        assert Case.objects.get() == other
        assert Alert.objects.count() == 1

    def test_not_before_its_time(self, lead):
        case = ended()
        with pytest.raises(Refused, match="no schedule is set"):
            retention.dispose(pk=case.pk, by=lead)
        assert Case.objects.exists()

    def test_not_while_it_is_held(self, case, lead):
        retention.hold(case=case, reason="A complaint", by=lead)
        with pytest.raises(Refused, match="held back"):
            retention.dispose(pk=case.pk, by=lead)
        retention.lift(case=case, by=lead)
        retention.dispose(pk=case.pk, by=lead)

    def test_not_while_an_alert_about_it_is_open(self, case, lead):
        alert(case)
        with pytest.raises(Refused, match="alert"):
            retention.dispose(pk=case.pk, by=lead)

    def test_once(self, case, lead):
        retention.dispose(pk=case.pk, by=lead)
        with pytest.raises(Refused, match="gone"):
            retention.dispose(pk=case.pk, by=lead)


class TestHolds:
    def test_once_at_a_time(self):
        case, lead = ended(), person("data_protection_lead")
        retention.hold(case=case, reason="A complaint", by=lead)
        with pytest.raises(Refused, match="already"):
            retention.hold(case=case, reason="A court", by=lead)
        retention.lift(case=case, by=lead)
        with pytest.raises(Refused, match="not held"):
            retention.lift(case=case, by=lead)
        retention.hold(case=case, reason="A court", by=lead)
        assert [hold.case for hold in retention.held()] == [case]
        verbs = [one.verb for one in AuditEvent.objects.order_by("pk")]
        assert verbs == ["carers.keeping.held", "carers.keeping.hold_lifted", "carers.keeping.held"]

    def test_the_reason_is_in_no_record(self):
        retention.hold(case=ended(), reason="A complaint about Ben", by=person())
        assert "Ben" not in f"{AuditEvent.objects.values_list('detail', 'subject_words')}"
        assert Hold.objects.get().reason == "A complaint about Ben"


class TestSchedule:
    def test_every_way_of_ending_is_there_though_none_is_set(self):
        assert [(one.value, rule) for one, rule in retention.schedule()] == [
            ("meets", None), ("does-not", None), ("withdrawn", None), ("other", None),
        ]  # fmt: skip

    def test_set_changed_and_taken_away_each_recorded_once(self):
        lead = person("data_protection_lead")
        how = {"outcome": "meets", "source": SCHEDULE, "by": lead}
        assert retention.set_rule(months=72, **how)
        assert not retention.set_rule(months=72, **how)
        assert retention.set_rule(months=None, **how)
        events = AuditEvent.objects.order_by("pk")
        assert [one.detail["months"] for one in events] == ["72 months", "not set"]
        assert KeepingRule.objects.get().months is None

    def test_months_say_where_they_stand(self):
        with pytest.raises(Refused, match="schedule"):
            retention.set_rule(outcome="meets", months=72, source="", by=person())
