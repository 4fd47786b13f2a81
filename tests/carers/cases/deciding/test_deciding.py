"""The decision: gates as a table, once, by the right organisation, and never by a machine."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from carers.cases import deciding
from carers.cases.changing import Ended, Moved
from carers.cases.refusing import Refused
from carers.cases.section_checks import check_section
from carers.models import Case, CaseLink, Decision, SectionCheck, Service
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from portal.registry import registry
from portal.webhooks.models import Delivery, Receiver
from tests.carers.cases.deciding.conftest import COUNCIL, PROVIDER, REASONS, checked, held, ready
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of, case_with_harm, referral
from tests.factories.plans import eligibility

pytestmark = pytest.mark.django_db


def decide(case, by, **changes):
    how = {"outcome": "meets", "reasons": REASONS, "seen": case.revision, **changes}
    return deciding.decide(case=case, by=by, **how)


# Gates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("talked", [True, False])
@pytest.mark.parametrize("gone_through", ["all", "one open", "one to ask", "none"])
@pytest.mark.parametrize("why", ["", "She was too tired."])
@pytest.mark.parametrize("reasons", [REASONS, "Because.", ""])
def test_what_must_be_there_before_a_decision(adviser, talked, gone_through, why, reasons):
    case = case_of(state=Case.State.CHECKING)
    if talked:
        held(case)
    if gone_through != "none":
        checked(case, besides=("you",) if gone_through == "one open" else ())
    if gone_through == "one to ask":
        case.checks.filter(section="you").update(result="to-ask")
    is_ready = talked and (gone_through == "all" or why) and reasons == REASONS
    if is_ready:
        decide(case, adviser, unchecked=why, reasons=reasons)
    else:
        with pytest.raises(Refused):
            decide(case, adviser, unchecked=why, reasons=reasons)
    assert Decision.objects.exists() == bool(is_ready)
    assert (case.state == Case.State.DECIDED) == bool(is_ready)


@pytest.mark.parametrize("make", [call_back, referral])
def test_without_answers_there_is_nothing_to_decide(adviser, make):
    case = make()
    held(case)
    with pytest.raises(Refused, match="no answers"):
        decide(case, adviser)


@pytest.mark.parametrize("state", ["booked", "change-asked", "missed", "cancelled"])
def test_a_talk_that_was_not_held_is_none(adviser, state):
    case = checked(case_of(state=Case.State.CHECKING))
    held(case, state=state)
    assert not deciding.standing(case).has_talked
    with pytest.raises(Refused, match="talked"):
        decide(case, adviser)


def test_what_was_left_out_is_kept_with_its_reason(adviser):
    case = case_of(state=Case.State.TALKED)
    held(case)
    checked(case, besides=("you",))
    (title,) = deciding.open_sections(case)
    decide(case, adviser, unchecked="She was too tired.")
    assert case.decision.unchecked == f"{title}: She was too tired."


def test_a_reason_for_nothing_left_out_is_not_kept(adviser):
    case = ready()
    decide(case, adviser, unchecked="Nothing was left out.")
    assert case.decision.unchecked == ""


# Who -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("organisation", "allowed", "decides"),
    [
        (PROVIDER, True, True),
        (PROVIDER, False, False),
        (COUNCIL, True, True),
        (COUNCIL, False, True),
    ],
)
def test_the_provider_decides_only_where_that_is_set(organisation, allowed, decides):
    Service.objects.create(organisation=PROVIDER, name="A", phone="1", may_decide=allowed)
    case, by = ready(organisation=organisation), person("council_worker")
    assert deciding.standing(case).may_decide == decides
    if decides:
        decide(case, by)
        assert case.decision.organisation == organisation
    else:
        with pytest.raises(Refused, match="council"):
            decide(case, by)
    assert Decision.objects.exists() == decides


def test_a_setting_that_changed_meanwhile_counts(adviser):
    case = ready()
    assert deciding.standing(case).is_ready
    Service.objects.create(organisation=PROVIDER, name="A", phone="1", may_decide=False)
    with pytest.raises(Refused):
        decide(case, adviser)


# What it does ----------------------------------------------------------------------------------


def test_it_is_kept_with_its_person_and_sets_the_review(adviser):
    case = ready()
    with time_machine.travel("2028-02-29T10:00:00Z", tick=False):
        assert decide(case, adviser, outcome="does-not")
        now = timezone.now()
    decision = case.decision
    assert (decision.by, decision.at, decision.outcome) == (adviser, now, "does-not")
    assert (decision.reasons, decision.organisation) == (REASONS, PROVIDER)
    assert (case.state, case.decided_at) == (Case.State.DECIDED, now)
    assert case.review_on == datetime.date(2029, 2, 28)
    events = AuditEvent.objects.about("carers.case", str(case.pk)).order_by("pk")
    assert [(event.verb, event.detail) for event in events] == [
        ("carers.case.decided", {"outcome": "does-not"}),
        ("carers.case.review_set", {"on": "2029-02-28"}),
        ("carers.case.link_sent", {}),
    ]
    assert {event.actor_words for event in events[:2]} == {str(adviser)}


def test_whatever_we_waited_for_the_clock_goes_on(adviser):
    case = ready()
    case.pauses.create(reason="information")
    decide(case, adviser)
    assert case.pauses.get().ended_at is not None


def test_she_is_told_that_there_is_news_and_nothing_of_it(adviser):
    decide(ready(), adviser)
    notice = Notice.objects.get()
    assert notice.template == "case-news"
    assert set(notice.context) == {"link", "reference", "phone"}
    assert CaseLink.objects.get().purpose == "status"


def test_whom_no_message_may_reach_is_said(adviser):
    assert decide(ready(contact={"news_by": ""}), adviser) is False


def test_other_rooms_and_other_systems_hear_of_it(adviser, monkeypatch):
    heard = []
    monkeypatch.setattr(registry, "_listeners", registry.Registry("events"))
    registry.after_this("assessment.decided", "a test", lambda *, case: heard.append(case.state))
    Receiver.objects.create(name="System", url="https://example.org/", secret="whsec_x")
    decide(ready(), adviser)
    assert heard == ["decided"]
    delivery = Delivery.objects.get()
    assert (delivery.type, delivery.data["state"]) == ("assessment.decided", "decided")
    assert REASONS not in str(delivery.data)


def test_where_a_listener_fails_nothing_is_decided(adviser, monkeypatch):
    def fails(*, case):
        raise RuntimeError

    monkeypatch.setattr(registry, "_listeners", registry.Registry("events"))
    registry.after_this("assessment.decided", "a test", fails)
    case = ready()
    with pytest.raises(RuntimeError):
        decide(case, adviser)
    case.refresh_from_db()
    assert case.state == Case.State.TALKED
    assert not Decision.objects.exists()
    assert not Notice.objects.exists()


# Once ------------------------------------------------------------------------------------------


def test_it_is_written_once(adviser, manager):
    case = ready()
    decide(case, adviser)
    with pytest.raises(Refused, match="a review is the way"):
        decide(case, manager, outcome="does-not")
    assert case.decision.outcome == "meets"
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=case, outcome="does-not", reasons="x", organisation=PROVIDER, by=manager
        )


def test_of_two_people_who_decide_at_once_the_second_is_told(adviser, manager):
    case = ready()
    decide(case, adviser, seen=0)
    with pytest.raises(Moved):
        decide(case, manager, seen=0, outcome="does-not")
    assert case.decision.by == adviser


@pytest.mark.parametrize("state", Case.ENDED)
def test_an_ended_case_is_not_decided(adviser, state):
    with pytest.raises(Ended):
        decide(ready(state=state), adviser)


# A review --------------------------------------------------------------------------------------


def test_a_review_that_is_decided_closes_what_it_reviews(adviser):
    old = ready(state=Case.State.RECORD_SENT)
    review = ready(kind="review", previous=old)
    decide(review, adviser)
    old.refresh_from_db()
    assert (old.state, old.ended_how) == (Case.State.CLOSED, "review")
    assert old.ended_at is not None
    assert AuditEvent.objects.about("carers.case", str(old.pk)).get().detail == {"how": "review"}


def test_what_had_ended_before_stays_as_it_was(adviser):
    old = ready(state=Case.State.WITHDRAWN, ended_how="withdrawn")
    decide(ready(kind="review", previous=old), adviser)
    old.refresh_from_db()
    assert (old.state, old.ended_how) == (Case.State.WITHDRAWN, "withdrawn")


def test_an_assessment_that_follows_another_one_closes_nothing(adviser):
    old = ready(state=Case.State.RECORD_SENT)
    decide(ready(previous=old), adviser)
    old.refresh_from_db()
    assert old.state == Case.State.RECORD_SENT


# What is computed decides nothing --------------------------------------------------------------


@pytest.mark.parametrize("result", ["T", "U", "F"])
@pytest.mark.parametrize("outcome", Decision.Outcome.values)
def test_whatever_is_computed_the_person_decides(adviser, result, outcome):
    case = ready(eligibility=eligibility(result))
    assert deciding.suggested(case).endswith("you decide.")
    decide(case, adviser, outcome=outcome)
    assert (case.decision.computed, case.decision.outcome) == (result, outcome)


@pytest.mark.parametrize("result", ["T", "U", "F"])
def test_nothing_computed_moves_a_case(adviser, result):
    """Its whole way, up to the decision, is the same whatever the answers suggest."""
    case = case_of(eligibility=eligibility(result))
    states = [case.state]
    held(case)
    for check in checked(case).checks.all():
        check_section(case=case, section=check.section, result="agreed", by=adviser, seen=None)
        states.append(case.state)
    deciding.standing(case)
    case.refresh_from_db()
    assert {*states, case.state} == {Case.State.NEW}
    assert (case.decided_at, case.ended_at, case.review_on) == (None, None, None)
    assert not Decision.objects.exists()


def test_without_a_result_nothing_is_suggested():
    assert deciding.suggested(call_back()) == ""


def test_no_word_of_what_is_suggested_says_eligible():
    said = " ".join([*deciding.SUGGESTS.values(), *deciding.SUGGESTED_THEN.values()])
    assert "eligible" not in said
    assert set(deciding.SUGGESTS) == set(deciding.SUGGESTED_THEN) == {"T", "U", "F"}


def test_harm_changes_nothing_about_the_gates(adviser):
    case = case_with_harm(state=Case.State.TALKED)
    held(case)
    checked(case)
    decide(case, adviser)
    assert case.state == Case.State.DECIDED
    assert SectionCheck.objects.filter(case=case).exists()
