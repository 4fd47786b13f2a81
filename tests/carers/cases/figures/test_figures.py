"""The figures add up, and each counts what it says."""

from datetime import date, timedelta

import pytest

from carers.cases.clocks import STEPS
from carers.cases.figures import figures, period_of
from carers.cases.figures.waiting import NO_TARGET
from carers.models import Case, CasePause, Decision, Organisation, Target
from tests.carers.cases.clocks.test_days import at
from tests.carers.cases.figures.world import NOW, many
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of, referral

TODAY = date(2026, 11, 27)
BOTH = set(Organisation.values)


def made(organisations=BOTH, period="year"):
    return figures(organisations, period_of(period, TODAY), NOW)


def table(code, **more):
    return next(one for one in made(**more).tables if one.code == code)


def cells(code, label, **more):
    found = table(code, **more)
    rows = [*found.rows, *([found.total] if found.total else [])]
    return next(row.cells for row in rows if row.label == label)


@pytest.mark.django_db
class TestAddingUp:
    @pytest.fixture(autouse=True)
    def _world(self):
        many(140, by=person())

    @pytest.mark.parametrize("period", ["year", "last-month", "last-financial-year"])
    def test_the_states_sum_to_all(self, period):
        states = table("states", period=period)
        assert sum(row.cells[0] for row in states.rows) == states.total.cells[0] > 0
        assert sum(row.cells[1] for row in states.rows) == states.total.cells[1]

    @pytest.mark.parametrize("code", ["organisations", "languages", "districts"])
    @pytest.mark.parametrize("period", ["year", "last-quarter"])
    def test_groups_sum_to_all(self, code, period):
        grouped = table(code, period=period)
        for number in range(5):
            assert sum(row.cells[number] for row in grouped.rows) == grouped.total.cells[number]
        assert grouped.total.cells[1] > 0

    def test_months_sum_to_all(self):
        months = table("months")
        assert len(months.rows) == 12
        for number in range(4):
            assert sum(row.cells[number] for row in months.rows) == months.total.cells[number] > 0

    def test_one_number_is_the_same_wherever_it_stands(self):
        every = made()
        by_code = {one.code: one for one in every.tables}
        still_open = every.open_cases
        ended = sum(row.cells[0] for row in by_code["states"].rows if row.label in ENDED)
        assert by_code["states"].total.cells[0] - ended == still_open
        for code in ("organisations", "languages", "districts"):
            assert by_code[code].total.cells[1] == still_open
            assert by_code[code].total.cells[0] == by_code["months"].total.cells[0]
            assert by_code[code].total.cells[3] == by_code["months"].total.cells[1]

    def test_each_organisation_alone_sums_to_both(self):
        alone = [cells("states", "All", organisations={one})[0] for one in sorted(BOTH)]
        assert sum(alone) == cells("states", "All")[0]

    def test_clocks_that_stand_are_counted_alike(self):
        assert cells("states", "All")[1] == cells("pauses", "All")[0] > 0

    def test_the_total_of_states_is_what_the_database_says(self):
        still_open = Case.objects.open().count()
        ended = Case.objects.filter(ended_at__date__range=(date(2025, 12, 1), TODAY)).count()
        assert cells("states", "All")[0] == still_open + ended

    def test_a_table_has_a_number_for_each_column(self):
        for one in made().tables:
            for row in [*one.rows, *([one.total] if one.total else [])]:
                assert len(row.cells) == len(one.columns), one.title


ENDED = {"Closed", "Withdrawn"}


def test_of_no_cases_there_is_nothing_to_say(db):
    every = made()
    assert (every.open_cases, every.late, every.unanswered) == (0, [], [])
    assert cells("states", "All") == (0, 0, None, None)
    assert cells("waiting", "Decision to start of support") == (0, None, None, None, None)
    assert table("languages").rows == []


@pytest.mark.django_db
class TestWaits:
    @pytest.fixture
    def paused(self):
        """Sent 20 days ago, paused for 5 of them."""
        case = case_of(sent_at=NOW - timedelta(days=20), started_at=NOW - timedelta(days=22))
        CasePause.objects.create(
            case=case,
            reason="unwell",
            started_at=NOW - timedelta(days=10),
            ended_at=NOW - timedelta(days=5),
        )
        return case

    def test_the_middle_and_the_longest_with_and_without_pauses(self, paused):
        case_of(sent_at=NOW - timedelta(days=4), started_at=NOW - timedelta(days=4))
        assert cells("waiting", "Contact to something happening") == (2, 12, 20, 9.5, 15)
        assert cells("waiting", "Need identified to completion") == (2, 13, 22, 10.5, 17)

    def test_what_ended_in_the_period_is_completed_then(self, paused):
        paused.talked_at = at("2026-11-25T10:00")
        paused.save()
        label = "Contact to something happening"
        assert cells("completed", label, period="month")[:3] == (1, 18, 18)
        assert cells("completed", label, period="last-month")[0] == 0
        assert cells("waiting", label)[0] == 0

    def test_support_waits_for_those_who_are_to_have_it(self):
        decided = at("2026-11-20T10:00")
        for outcome in ("meets", "does-not"):
            case = case_of(state="decided", decided_at=decided, sent_at=at("2026-11-01T10:00"))
            Decision.objects.create(
                case=case, outcome=outcome, reasons="…", organisation="council", by=person()
            )
        assert cells("waiting", "Decision to start of support")[:3] == (1, 7, 7)

    def test_each_definition_stands_with_its_source_and_its_doubt(self):
        notes = " ".join(table("waiting").notes)
        for words in ("Care Quality Commission", "Cabinet Member", "Scrutiny", "[verify]"):
            assert words in notes


@pytest.mark.django_db
class TestPromises:
    def test_in_time_and_late(self):
        sent = at("2026-11-16T10:00")
        in_time, late = at("2026-11-18T16:00"), at("2026-11-19T09:00")
        for first_contact_at in (in_time, in_time, late, None):
            case_of(sent_at=sent, first_contact_at=first_contact_at)
        row = cells("targets", "First contact")
        assert row == ("2 working days", 1, 1, 3, 2, 67)

    def test_a_pause_gives_more_time(self):
        sent = at("2026-11-16T10:00")
        case = case_of(sent_at=sent, first_contact_at=at("2026-11-19T09:00"))
        CasePause.objects.create(
            case=case,
            reason="unwell",
            started_at=at("2026-11-16T12:00"),
            ended_at=at("2026-11-18T12:00"),
        )
        assert cells("targets", "First contact")[3:] == (1, 1, 100)

    def test_what_was_sent_in_the_evening_counts_from_the_next_day(self):
        case_of(sent_at=at("2026-11-16T18:00"), first_contact_at=at("2026-11-19T12:00"))
        assert cells("targets", "First contact")[4] == 1

    def test_none_is_published_for_the_assessment_itself(self):
        case_of(sent_at=at("2026-01-16T18:00"), first_contact_at=at("2026-01-19T12:00"))
        assert cells("targets", "Decision") == (NO_TARGET, 1, None, 0, None, None)
        assert made().late == []

    def test_a_target_that_is_set_is_counted_from_then_on(self):
        case_of(sent_at=at("2026-01-16T18:00"), first_contact_at=at("2026-01-19T12:00"))
        Target.objects.create(step="decision", working_days=1)
        assert cells("targets", "Decision")[:3] == ("1 working day", 1, 1)

    def test_reviews_have_a_date(self):
        old = case_of(
            state="record-sent",
            sent_at=at("2026-01-05T10:00"),
            first_contact_at=at("2026-01-06T10:00"),
            decided_at=at("2026-01-07T10:00"),
            record_sent_at=at("2026-01-08T10:00"),
            review_on=date(2026, 11, 26),
        )
        assert cells("targets", "Review") == ("by its date", 1, 1, 0, None, None)
        assert [case.pk for case, _ in made().reviews_overdue] == [old.pk]
        assert made().late == []
        case_of(kind="review", previous=old, sent_at=at("2026-11-26T10:00"))
        assert cells("targets", "Review") == ("by its date", 0, 0, 1, None, None)

    def test_every_step_stands_there_with_its_definition(self):
        targets = table("targets")
        assert [row.label for row in targets.rows] == [step.title for step in STEPS]
        assert any("No target is published" in note for note in targets.notes)


@pytest.mark.django_db
class TestLists:
    def test_the_latest_first_with_what_is_latest_about_it(self):
        newer = case_of(sent_at=at("2026-11-20T10:00"))
        older = case_of(sent_at=at("2026-11-10T10:00"))
        case_of(sent_at=at("2026-11-27T10:00"))
        late = made().late
        assert [case.pk for case, _ in late] == [older.pk, newer.pk]
        assert [due.step for _, due in late] == ["first-contact"] * 2

    def test_whoever_waits_for_a_call(self):
        waiting = call_back(sent_at=at("2026-11-26T10:00"))
        referred = referral(sent_at=at("2026-11-25T10:00"))
        call_back(first_contact_at=NOW)
        call_back(state="closed", ended_at=NOW)
        case_of()
        assert [case.pk for case in made().unanswered] == [referred.pk, waiting.pk]

    def test_only_of_the_organisations_asked_for(self):
        case_of(organisation="council", sent_at=at("2026-11-10T10:00"))
        assert made({"carers service"}).late == []
        assert made({"carers service"}).open_cases == 0
        assert len(made({"council"}).late) == 1


@pytest.mark.django_db
def test_pauses_by_reason():
    case = case_of(sent_at=at("2026-11-02T10:00"))
    CasePause.objects.create(
        case=case,
        reason="unwell",
        started_at=at("2026-11-03T10:00"),
        ended_at=at("2026-11-04T10:00"),
    )
    CasePause.objects.create(case=case, reason="unwell", started_at=at("2026-11-20T10:00"))
    assert cells("pauses", "The carer or the person is unwell or in hospital") == (1, 7, 7, 2)
    assert cells("pauses", "The carer asked to wait") == (0, None, None, 0)
    assert cells("pauses", "All", organisations={"council"}) == (0, None, None, 0)


@pytest.mark.django_db
def test_a_language_and_a_district_that_are_not_known_have_a_row_of_their_own():
    case_of(language="ur", ward="CV6")
    case_of(language="xx", ward="")
    assert [row.label for row in table("languages").rows] == ["Urdu", "xx"]
    assert [row.label for row in table("districts").rows] == ["CV6", "Not known"]


@pytest.mark.django_db
def test_what_ended_before_the_period_is_not_fetched():
    long_ago = at("2025-11-30T10:00")
    case_of(state="closed", sent_at=long_ago, ended_at=long_ago)
    assert table("languages").rows == []
