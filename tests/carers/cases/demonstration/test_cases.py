"""The invented cases: of every kind and state, of both organisations, the same every time."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from carers.cases.clocks import due_of
from carers.cases.demonstration import NotReady, demonstration_cases, making, refresh_cases
from carers.cases.demonstration.scenarios import Calendar, Scenario, scenarios
from carers.models import Case, Letter, Organisation, Ruleset, SupportPlan
from carers.plan.files import body
from portal.accounts.demonstration import NotADemonstration, refresh_people
from portal.accounts.models import User
from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.languages.table import BY_CODE
from portal.notices.models import Notice
from questionnaires.conditions import chosen
from questionnaires.loading import digest_of_body
from questionnaires.models import VersionState
from tests.carers.cases.clocks.test_days import at
from tests.factories.plans import self_assessment, snapshot

RULES = body()
NOW = at("2026-11-27T12:00")


@pytest.fixture(autouse=True)
def _demonstration(settings):
    settings.DEMONSTRATION = True


@pytest.fixture
def shipped(db):
    self_assessment()
    Ruleset.objects.create(
        number=1, body=RULES, digest=digest_of_body(RULES), state=VersionState.ACTIVE,
        published_at=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def people(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    refresh_people()


@pytest.fixture
def cases(shipped, people, monkeypatch) -> dict[str, Case]:
    """With plans of the tests' own: making real ones is most of the work."""
    monkeypatch.setattr(making, "snapshot_of", lambda *_: snapshot())
    refresh_cases(NOW)
    by_pk = {Scenario.pk_of(one.code): one.code for one in scenarios()[0]}
    return {by_pk[case.pk]: case for case in demonstration_cases()}


def test_answers_are_real_ones_and_the_plan_follows_from_them(shipped, people):
    for case in refresh_cases(NOW):
        if case.version is None:
            assert (case.answers, case.plan) == ({}, {})
            continue
        asked = case.version.definition.question_by_code
        for code, given in case.answers.items():
            if asked[code].is_choosing:
                assert set(chosen(given)) <= set(asked[code].by_code), (case.reference, code)
        assert case.plan["items"]
        assert case.plan["language"] == case.language
        assert case.eligibility["result"] in "TFU"
        assert "postcode" not in case.answers
        assert case.ward.startswith("CV")


class TestWhatThereIs:
    """One set of cases, looked at from all sides."""

    def test_of_every_kind_and_state_in_both_organisations(self, cases):
        assert len(cases) == 18
        assert {case.kind for case in cases.values()} == set(Case.Kind.values)
        assert {case.state for case in cases.values()} == set(Case.State.values)
        assert {case.organisation for case in cases.values()} == set(Organisation.values)
        assert {case.urgency for case in cases.values()} == set(Case.Urgency.values)
        assert {case.language for case in cases.values()} == set(BY_CODE)

    def test_each_is_labelled_and_has_an_owner_of_its_organisation(self, cases):
        roles = {"council": "council_worker", "carers service": "carers_adviser"}
        for case in cases.values():
            assert case.is_demonstration
            assert case.owner.has_role(roles[case.organisation])
            assert case.owner.is_demonstration
            assert "Example" in case.contact["name"]
            assert case.contact["mobile"].startswith("+447700900"), "kept by Ofcom for drama"

    def test_dates_come_one_after_the_other_and_none_is_to_come(self, cases):
        names = ("started_at", "sent_at", "opened_at", "checked_at", "talked_at", "decided_at")
        names = (*names, "record_sent_at", "support_started_at", "ended_at")
        for code, case in cases.items():
            times = [time for name in names if (time := getattr(case, name))]
            assert times == sorted(times), code
            assert times[-1] <= NOW, code

    def test_they_reach_back_over_a_year(self, cases):
        sent = [case.sent_at for case in cases.values()]
        assert min(sent) < NOW - timedelta(days=365)
        assert max(sent) > NOW - timedelta(days=1)

    def test_promises_of_all_kinds(self, cases):
        words = {code: due_of(case, today=NOW.date()) for code, case in cases.items()}
        assert words["late"].is_overdue
        assert words["overdue"].step == "review"
        assert words["overdue"].is_overdue
        assert cases["paused"].open_pause
        assert words["amina"].step == "first-contact"
        assert not words["amina"].is_overdue
        assert words["first-time"] is None

    def test_what_staff_wrote(self, cases):
        assert cases["talked"].talks.get().state == "held"
        assert cases["joint"].talks.get().at > NOW
        assert cases["joint"].organisation == "council"
        assert cases["decided"].decision.outcome == "meets"
        assert cases["no-need"].decision.outcome == "does-not"
        assert set(SupportPlan.objects.values_list("state", flat=True)) == {
            "draft", "put-forward", "approved",
        }  # fmt: skip
        assert set(Letter.objects.values_list("state", flat=True)) == {"waits", "delivered"}
        for plan in SupportPlan.objects.filter(state="approved"):
            assert plan.settled_by != plan.written_by
        assert cases["review"].previous == cases["first-time"]

    def test_danger_and_harm_are_before_the_people_whom_it_concerns(self, cases):
        danger, harm = (
            Alert.objects.get(subject_id=str(cases[code].pk)) for code in ("danger", "harm")
        )
        assert (danger.level, danger.acknowledged_at) == ("R0", None)
        assert harm.level == "R2"
        assert harm.acknowledged_by.has_role("safeguarding_lead")
        assert cases["harm"].has_harm
        readers = {one.role: one.with_content for one in harm.recipients.all()}
        assert readers["safeguarding_lead"]
        assert not readers["carers_adviser"]

    def test_words_wait_for_readers_and_translators_and_some_are_done(self, cases):
        assert ToRead.objects.filter(read_at=None).exists()
        waiting = OwnWords.objects.waiting()
        assert waiting.of(cases["amina"]).exists()
        assert waiting.of(cases["decided"]).filter(part="letter/reasons").exists()
        done = OwnWords.objects.of(cases["talked"]).get()
        assert done.translated == "I want to learn English two hours a week."

    def test_nobody_is_told_of_anybody(self, cases):
        assert not Notice.objects.exists()

    def test_the_record_says_what_happened_when_it_happened(self, cases):
        for case in cases.values():
            events = AuditEvent.objects.about("carers.case", str(case.pk))
            sent = events.get(verb="carers.case.sent")
            assert sent.at == case.sent_at
            assert all(event.at <= NOW for event in events)
        verbs = set(AuditEvent.objects.values_list("verb", flat=True))
        assert {
            "carers.case.decided",
            "carers.case.support_approved",
            "carers.case.paused",
        } <= verbs

    def test_a_second_run_makes_nothing_and_changes_nothing(self, cases):
        Case.objects.filter(pk=cases["amina"].pk).update(state="checking")
        counts = (AuditEvent.objects.count(), OwnWords.objects.count(), Alert.objects.count())
        with CaptureQueriesContext(connection) as queries:
            assert refresh_cases() == []
        assert len(queries) <= 3
        assert Case.objects.get(pk=cases["amina"].pk).state == "checking"
        assert counts == (
            AuditEvent.objects.count(), OwnWords.objects.count(), Alert.objects.count(),
        )  # fmt: skip

    def test_one_that_was_deleted_comes_back(self, cases):
        cases["withdrawn"].delete()
        assert [case.reference for case in refresh_cases()] == ["40010016"]

    @pytest.mark.parametrize("name", ["case", "contact", "history"])
    def test_pages_of_staff_show_them(self, cases, sign_in, name):
        for case in cases.values():
            client = sign_in(user=User.objects.get(pk=case.owner_id))
            url = reverse(f"staff-cases:{name}", args=[case.pk])
            assert client.get(url).status_code == 200, case.reference


class TestWhereThereIsNothingToStandOn:
    def test_not_outside_of_a_demonstration(self, settings, db):
        settings.DEMONSTRATION = False
        with pytest.raises(NotADemonstration):
            refresh_cases()
        with pytest.raises(CommandError, match="not a demonstration"):
            call_command("demo_cases")

    def test_not_without_people(self, shipped):
        with pytest.raises(NotReady, match="demo_people"):
            refresh_cases()

    def test_not_without_questions(self, people):
        with pytest.raises(CommandError, match="make_ready"):
            call_command("demo_cases")
        assert not Case.objects.exists()


def test_the_command_says_how_to_find_them(shipped, people, capsys):
    call_command("demo_cases", json=True)
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 18
    assert rows[0] == {
        "id": str(Scenario.pk_of("amina")),
        "reference": "40010001",
        "kind": "assessment",
        "state": "new",
        "organisation": "carers service",
        "language": "ur",
    }
    call_command("demo_cases", quiet=True)
    assert capsys.readouterr().out == ""
    call_command("demo_cases")
    assert len(capsys.readouterr().out.splitlines()) == 18


@pytest.mark.parametrize(
    ("now", "sent", "days", "day"),
    [
        ("2026-11-27T12:00", "8d", 2, "2026-11-23T10:30"),
        ("2026-11-27T12:00", "3h", 1, "2026-11-27T12:00"),
        ("2026-11-28T09:00", "3h", 0, "2026-11-28T09:00"),
        ("2026-12-28T12:00", "5d", 1, "2026-12-24T10:30"),
    ],
)
def test_the_calendar_keeps_to_working_days_and_to_the_past(now, sent, days, day):
    scenario = Scenario("x", "1", "en", "X", sent)
    assert Calendar.of(scenario, at(now)).day(days) == at(day)


def test_codes_and_references_are_there_once():
    written, _ = scenarios()
    assert len({one.code for one in written}) == len({one.reference for one in written}) == 18
