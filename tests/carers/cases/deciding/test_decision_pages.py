"""Pages of the decision, the review and the end of a case."""

import datetime

import pytest
from django.utils import timezone

from carers.models import Case, Decision, Service
from portal.audit.models import AuditEvent
from tests.carers.cases.deciding.conftest import (
    COUNCIL,
    PROVIDER,
    REASONS,
    boxes,
    checked,
    decided,
    errors,
    held,
    ready,
    text,
    values,
)
from tests.factories.cases import call_back, case_of, case_with_harm
from tests.factories.plans import eligibility

pytestmark = pytest.mark.django_db
DECISION = {"outcome": "meets", "reasons": REASONS, "sure": "on"}


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


# Deciding --------------------------------------------------------------------------------------


def test_what_is_missing_is_shown_and_no_form(desk, adviser):
    page = desk(adviser).see("decision", case_of())
    said = text(page)
    assert "A talk with the carer" in said
    assert "Not yet" in said
    assert "Open:" in said
    assert "Record this decision" not in said


def test_a_call_has_nothing_to_decide(desk, adviser):
    page = text(desk(adviser).see("decision", call_back()))
    assert "answer together with the carer" in page
    assert "Record this decision" not in page


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("T", "The answers suggest a right to support; you decide."),
        ("U", "The answers leave it open and suggest a conversation; you decide."),
        ("F", "The answers do not suggest a right to support at the moment; you decide."),
    ],
)
def test_what_the_answers_suggest_stands_beside_and_chooses_nothing(desk, adviser, result, said):
    case = ready(eligibility=eligibility(result))
    page = desk(adviser).see("decision", case)
    assert said in text(page)
    assert f'href="/staff/cases/{case.pk}/"' in page.text
    assert not page.context["form"]["outcome"].value()


def test_a_decision_is_recorded_and_shown(desk, adviser):
    case = ready()
    assert desk(adviser).send("decision", case, DECISION).status_code == 302
    case.refresh_from_db()
    assert case.state == Case.State.DECIDED
    page = text(desk(adviser).see("decision", case))
    for said in ("Has eligible needs", REASONS, str(adviser), "A decision is not changed"):
        assert said in page
    assert "Record this decision" not in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": ""}, "Choose what you decide."),
        ({"outcome": "maybe"}, "Choose what you decide."),
        ({"reasons": ""}, "Say why, in a sentence at least."),
        ({"reasons": "Too short."}, "Say why, in a sentence at least."),
        ({"reasons": "word " * 1000}, "This is too long. Use fewer words."),
        ({"sure": ""}, "Tick this if that is what you want."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(desk, adviser, changes, said):
    case = ready()
    answer = desk(adviser).send("decision", case, {**DECISION, **changes})
    assert answer.status_code == 400
    assert errors(answer) == [said]
    assert values(answer)["reasons"].strip() == {**DECISION, **changes}["reasons"].strip()
    assert not Decision.objects.exists()


def test_parts_that_were_not_gone_through_want_a_reason(desk, adviser):
    case = case_of(state=Case.State.TALKED)
    held(case)
    checked(case, besides=("you",))
    page = text(desk(adviser).see("decision", case))
    assert "Why these parts were not gone through" in page
    answer = desk(adviser).send("decision", case, DECISION)
    assert errors(answer) == ["Say why these parts were not gone through."]
    sent = {**DECISION, "unchecked": "She was too tired."}
    assert desk(adviser).send("decision", case, sent).status_code == 302
    assert "She was too tired." in text(desk(adviser).see("decision", case))


def test_a_form_that_was_sent_past_the_page_is_refused(desk, adviser):
    case = case_of()
    sent = {**DECISION, "unchecked": "No time at all."}
    answer = desk(adviser).send("decision", case, sent)
    assert answer.status_code == 400
    assert "Nobody has talked with the carer yet" in errors(answer)[0]
    assert not Decision.objects.exists()


def test_the_provider_may_not_decide_where_that_is_set(desk, adviser):
    Service.objects.create(organisation=PROVIDER, name="A", phone="1", may_decide=False)
    case = ready()
    page = desk(adviser).see("decision", case)
    assert "The carers service may not record the decision" in text(page)
    assert "Put it to the council" in text(page)
    assert f"/staff/cases/{case.pk}/owner/" in page.text
    assert "Record this decision" not in text(page)
    answer = desk(adviser).send("decision", case, DECISION)
    assert "put it to the council" in errors(answer)[0]
    assert not Decision.objects.exists()


def test_of_two_who_decide_the_second_sees_what_was_decided(desk, adviser, manager):
    case = ready()
    assert desk(manager).send("decision", case, DECISION).status_code == 302
    late = {**DECISION, "outcome": "does-not", "seen": "0"}
    answer = desk(adviser).send("decision", case, late)
    assert answer.status_code == 409
    assert "The case has changed while you were writing" in text(answer)
    assert "Has eligible needs" in text(answer)
    assert case.decision.by == manager


@pytest.mark.parametrize("name", ["decision", "talks", "support"])
def test_nothing_about_harm_stands_on_these_pages(desk, adviser, name):
    case = case_with_harm(state=Case.State.TALKED)
    held(case, words="We spoke.")
    checked(case)
    page = desk(adviser).see(name, case)
    assert "something about safety that you cannot read" in page.text
    assert "hurt" not in text(page).lower().replace("unhurt", "")
    assert "R2" not in text(page)


@pytest.mark.parametrize(("organisation", "shown"), [(PROVIDER, True), (COUNCIL, False)])
def test_a_review_shows_what_was_decided_before_where_it_is_theirs(
    desk, adviser, organisation, shown
):
    old = decided("does-not", organisation=organisation)
    page = text(desk(adviser).see("decision", ready(kind="review", previous=old)))
    assert (f"This is a review of {old}" in page) == shown
    assert ("has no eligible needs" in page.replace("The carer has no eligible needs", "")) == shown


# Reviews ---------------------------------------------------------------------------------------


def decided_case(**changes):
    case = decided()
    Case.objects.filter(pk=case.pk).update(review_on=in_days(365), **changes)
    case.refresh_from_db()
    return case


def test_the_date_of_the_review_is_shown_and_set_sooner(desk, adviser):
    case = decided_case()
    assert "It is due on" in text(desk(adviser).see("decision", case))
    answer = desk(adviser).send("review-date", case, boxes("review_on", in_days(90)))
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.review_on == in_days(90)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Write the day, the month and the year."),
        (boxes("review_on", datetime.date(2020, 1, 1)), "Choose a day after today"),
        (boxes("review_on", datetime.date(9999, 12, 31)), "Choose a day after today"),
        ({"review_on_day": "x", "review_on_month": "1", "review_on_year": "2027"}, "calendar"),
    ],
)
def test_a_date_that_cannot_be_is_said(desk, adviser, sent, said):
    case = decided_case()
    answer = desk(adviser).send("review-date", case, sent)
    assert answer.status_code == 400
    assert said in errors(answer)[0]
    assert REASONS in text(answer)


def test_an_overdue_review_is_said(desk, adviser):
    case = decided_case()
    Case.objects.update(review_on=in_days(-3))
    assert "Overdue" in text(desk(adviser).see("decision", case))


def test_who_has_to_be_phoned_is_said_until_somebody_has(desk, adviser):
    case = decided_case(invite_by_phone_from=in_days(-1))
    assert "Phone the carer." in text(desk(adviser).see("decision", case))
    assert desk(adviser).send("review-invited", case).status_code == 302
    case.refresh_from_db()
    assert case.invited_on == timezone.localdate()
    assert "Phone the carer." not in text(desk(adviser).see("decision", case))
    answer = desk(adviser).send("review-invited", case)
    assert answer.status_code == 400


# The end ---------------------------------------------------------------------------------------


def test_a_manager_closes_a_case(desk, manager):
    case = decided_case()
    page = desk(manager).see("decision", case)
    assert "Close this case" in text(page)
    answer = desk(manager).send("close", case, {"how": "moved", "sure": "on"})
    assert answer.url == "/staff/cases/"
    case.refresh_from_db()
    assert (case.state, case.ended_how) == (Case.State.CLOSED, "moved")
    assert "This case has ended" in text(desk(manager).see("decision", case))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"sure": "on"}, "Choose why it ends."),
        ({"how": "helped", "sure": "on"}, "Choose why it ends."),
        ({"how": "moved"}, "Tick this if that is what you want."),
    ],
)
def test_it_is_not_closed_by_a_slip(desk, manager, sent, said):
    case = decided_case()
    answer = desk(manager).send("close", case, sent)
    assert (answer.status_code, errors(answer)) == (400, [said])
    case.refresh_from_db()
    assert not case.has_ended


def test_an_adviser_closes_calls_and_no_assessment(desk, adviser):
    at = desk(adviser)
    assert "Close this case" not in text(at.see("decision", decided_case()))
    for answer in (at.see("close", case_of()), at.send("close", case_of(), {"how": "moved"})):
        assert answer.status_code == 404
    call = call_back(first_contact_at=timezone.now())
    sent = {"how": "helped", "words": "All is well.", "sure": "on"}
    assert at.send("close", call, sent).status_code == 302
    assert call.notes.get().words == "All is well."


def test_another_organisations_case_is_not_there(desk, adviser):
    case = ready(organisation=COUNCIL)
    for name in ("talks", "decision", "support", "close"):
        assert desk(adviser).see(name, case).status_code == 404
    assert desk(adviser).send("decision", case, DECISION).status_code == 404
    assert not Decision.objects.exists()
    assert not AuditEvent.objects.about("carers.case", str(case.pk)).exists()
