"""Pages of the support plan: written by one person, approved by another."""

import datetime

import pytest
from django.utils import timezone

from carers.models import SupportItem, SupportPlan
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from tests.carers.cases.deciding.conftest import (
    COUNCIL,
    PROVIDER,
    REASONS,
    boxes,
    decided,
    errors,
    plan_of,
    ready,
    text,
    values,
)
from tests.factories.accounts import person
from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db
ITEM = {
    "kind": "break",
    "words": "A day off each month.",
    "service": "",
    "amount": "",
    "period": "",
}
PAYMENT = {**ITEM, "kind": "direct-payment", "amount": "£1,250.50", "period": "year"}
APPROVE = {"answer": "approve", "reasons": "It fits what she wants."}


def test_before_the_decision_there_is_no_plan(desk, adviser):
    case = ready()
    assert "A support plan follows from the decision" in text(desk(adviser).see("support", case))
    answer = desk(adviser).send("support", case, {"words": "To sleep."})
    assert answer.status_code == 400
    assert "Record the decision first" in errors(answer)[0]
    assert not SupportPlan.objects.exists()


def test_a_plan_is_written_and_put_forward(desk, adviser):
    case, at = decided(), desk(adviser)
    ServiceFactory(key="cress", name="Carers Emergency")
    for name, sent in (
        ("support", {"words": "To sleep through one night."}),
        ("support-add", {**ITEM, "service": "carers emergency"}),
        ("support-add", {**PAYMENT, **boxes("starts_on", datetime.date(2027, 1, 4))}),
        ("support-forward", {}),
    ):
        case.refresh_from_db()
        assert at.send(name, case, sent).status_code == 302
    page = text(at.see("support", case))
    for said in (
        "Waits for approval",
        "To sleep through one night.",
        "Carers Emergency",
        "£1,250.50 a year",
        "Starts on 4 January 2027",
        "Somebody who wrote none of it approves it.",
    ):
        assert said in page
    assert "Put the plan forward" not in page
    assert SupportItem.objects.get(kind="break").service_key == "cress"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": "a lot"}, "Write an amount in pounds"),
        ({"amount": "-5"}, "Write an amount in pounds"),
        ({"amount": "0"}, "above nothing"),
        ({"amount": "99999999"}, "below a million"),
        ({"amount": "1" * 21}, "Write an amount in pounds"),
        ({"amount": ""}, "how much the direct payment is"),
        ({"period": ""}, "Choose how often"),
        ({"period": "x"}, "Choose how often"),
        ({"kind": "break"}, "Only a direct payment has an amount"),
        ({"kind": "x"}, "Choose the kind"),
        ({"words": ""}, "Write what is arranged"),
        ({"service": "nothing like it"}, "nothing of this name"),
        ({"service": "x" * 301}, "too long"),
        ({"starts_on_day": "31", "starts_on_month": "2", "starts_on_year": "2027"}, "calendar"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(desk, adviser, changes, said):
    case = decided()
    sent = {**PAYMENT, **changes}
    answer = desk(adviser).send("support-add", case, sent)
    assert answer.status_code == 400
    assert any(said in error for error in errors(answer)), errors(answer)
    assert values(answer)["amount"] == sent["amount"]
    assert values(answer)["words"] == sent["words"]
    assert not SupportItem.objects.exists()


def test_without_eligible_needs_only_advice_is_offered(desk, adviser):
    case, at = decided("does-not"), desk(adviser)
    page = at.see("support-add", case)
    assert [code for code, _ in page.context["form"].fields["kind"].choices] == ["advice"]
    assert "amount" not in page.context["form"].fields
    assert errors(at.send("support-add", case, PAYMENT)) == ["Choose the kind."]
    assert at.send("support-add", case, {**ITEM, "kind": "advice"}).status_code == 302
    assert "written advice" in text(at.see("support", case))


def test_an_item_is_changed_and_taken_out(desk, adviser):
    case, at = decided(), desk(adviser)
    item = plan_of(case, by=adviser).items.get()
    assert values(at.see("support-item", case, item=item.pk))["words"] == item.words
    answer = at.send("support-item", case, {**ITEM, "words": "Two days."}, item=item.pk)
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.words == "Two days."
    case.refresh_from_db()
    assert at.send("support-remove", case, item=item.pk).status_code == 302
    assert not SupportItem.objects.exists()


def test_somebody_else_was_quicker(desk, adviser, manager):
    case = decided()
    item = plan_of(case, by=adviser).items.get()
    assert desk(manager).send("support-remove", case, item=item.pk).status_code == 302
    answer = desk(adviser).send("support", case, {"words": "My words.", "seen": "0"})
    assert answer.status_code == 409
    assert values(answer)["words"] == "My words."
    assert "The case has changed while you were writing" in text(answer)


def test_an_item_of_another_case_is_not_there(desk, adviser):
    item = plan_of(decided(), by=adviser).items.get()
    case, at = decided(), desk(adviser)
    plan_of(case, by=adviser)
    for name in ("support-item", "support-started"):
        assert at.see(name, case, item=item.pk).status_code == 404
    assert at.send("support-remove", case, item=item.pk).status_code == 400
    assert SupportItem.objects.filter(pk=item.pk).exists()


# Approving -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", CODES)
@pytest.mark.parametrize("organisation", [PROVIDER, COUNCIL])
@pytest.mark.parametrize("state", ["draft", "put-forward", "approved"])
def test_who_opens_the_page_of_approval(desk, role, organisation, state):
    """A manager of the council sees the provider's plan while it waits, and nothing before or
    after."""
    case = decided(organisation=organisation)
    more = {"settled_by": person(), "settled_at": timezone.now()} if state == "approved" else {}
    plan_of(case, by=person(), state=state, **more)
    status = desk(role).see("support-approval", case).status_code
    if role not in ("carers_manager", "council_manager"):
        assert status == 403
    elif role == "carers_manager":
        assert status == (200 if organisation == PROVIDER else 404)
    else:
        assert status == (200 if organisation == COUNCIL or state == "put-forward" else 404)


def test_a_second_person_sees_the_plan_and_nothing_else_of_her(desk, adviser, council_manager):
    case = decided()
    plan_of(case, by=adviser, state="put-forward", words="To sleep through one night.")
    page = desk(council_manager).see("support-approval", case)
    for said in ("To sleep through one night.", "A day off each month.", REASONS, str(adviser)):
        assert said in text(page)
    for hidden in (case.contact["name"], case.contact["phone"], case.contact["caution"]):
        assert hidden not in page.text
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor_id) == ("carers.case.read", str(council_manager.pk))
    assert desk(council_manager).see("support", case).status_code == 404


@pytest.mark.parametrize(("answer", "state"), [("approve", "approved"), ("return", "returned")])
def test_it_is_answered_with_reasons(desk, adviser, manager, answer, state):
    case = decided()
    plan = plan_of(case, by=adviser, state="put-forward")
    sent = {"answer": answer, "reasons": "Say how often, please."}
    assert desk(manager).send("support-approval", case, sent).url == "/staff/cases/approvals/"
    plan.refresh_from_db()
    assert (plan.state, plan.settled_by) == (state, manager)
    page = text(desk(adviser).see("support", case))
    assert "Say how often, please." in page
    assert str(manager) in page
    assert ("Put the plan forward" in page) == (state == "returned")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answer": ""}, "Choose your answer."),
        ({"answer": "x"}, "Choose your answer."),
        ({"reasons": ""}, "Say why, in a few words at least."),
        ({"reasons": "Fine."}, "Say why, in a few words at least."),
    ],
)
def test_an_answer_without_reasons_is_none(desk, adviser, manager, changes, said):
    case = decided()
    plan_of(case, by=adviser, state="put-forward")
    answer = desk(manager).send("support-approval", case, {**APPROVE, **changes})
    assert (answer.status_code, errors(answer)) == (400, [said])


def test_who_wrote_it_is_told_that_another_must_approve_it(desk, manager):
    case = decided()
    plan = plan_of(case, by=manager, state="put-forward")
    page = text(desk(manager).see("support-approval", case))
    assert "somebody else must approve it" in page
    assert "Give this answer" not in page
    answer = desk(manager).send("support-approval", case, APPROVE)
    assert answer.status_code == 400
    assert "somebody else must approve it" in errors(answer)[0]
    plan.refresh_from_db()
    assert plan.state == "put-forward"


def test_of_two_managers_the_second_is_told(desk, adviser, manager, council_manager):
    case = decided()
    plan_of(case, by=adviser, state="put-forward")
    assert desk(manager).send("support-approval", case, APPROVE).status_code == 302
    late = {"answer": "return", "reasons": "Not like this.", "seen": "0"}
    assert desk(council_manager).send("support-approval", case, late).status_code == 404
    other = desk("carers_manager").send("support-approval", case, late)
    assert other.status_code == 409
    assert "Nothing is saved yet" in errors(other)[0]


def test_plans_that_wait_are_listed(desk, adviser, manager, council_manager):
    mine, theirs = decided(), decided(organisation=COUNCIL)
    plan_of(mine, by=adviser, state="put-forward")
    plan_of(theirs, by=person("council_worker"), state="put-forward")
    plan_of(decided(), by=adviser)
    own = plan_of(decided(), by=manager, state="put-forward")
    page = text(desk(manager).see("approvals"))
    assert str(mine) in page
    assert str(theirs) not in page
    assert "You wrote part of this plan" in page
    page = text(desk(council_manager).see("approvals"))
    assert all(str(case) in page for case in (mine, theirs, own.case))


def test_an_empty_list_says_so_kindly(desk, manager):
    assert "No plan waits for you. Thank you." in text(desk(manager).see("approvals"))


def test_the_tile_counts_what_this_person_may_settle(desk, adviser, manager):
    plan_of(decided(), by=adviser, state="put-forward")
    plan_of(decided(), by=manager, state="put-forward")
    assert "1 plan waiting" in desk(manager).client.get("/staff/").text
    assert "2 plans waiting" in desk("council_manager").client.get("/staff/").text


# Support begins --------------------------------------------------------------------------------


def test_the_day_on_which_support_began_is_written_down(desk, adviser, manager):
    case, at = decided(), desk(adviser)
    plan = plan_of(
        case, by=adviser, state="approved", settled_by=manager, settled_at=timezone.now()
    )
    item, today = plan.items.get(), timezone.localdate()
    assert "It has begun" in text(at.see("support", case))
    answer = at.send("support-started", case, boxes("on", datetime.date(2099, 1, 1)), item=item.pk)
    assert errors(answer) == ["This day is still to come."]
    answer = at.send("support-started", case, boxes("on", today), item=item.pk)
    assert answer.status_code == 302
    case.refresh_from_db()
    assert timezone.localdate(case.support_started_at) == today
    assert "Began on" in text(at.see("support", case))


# Needs that nothing meets ----------------------------------------------------------------------


def test_a_need_is_coded_and_taken_back(desk, adviser):
    case, at = ready(), desk(adviser)
    sent = {"code": "night-care", "reason": "full"}
    assert at.send("unmet-code", case, sent).status_code == 302
    page = text(at.see("support", case))
    assert "Replacement care at night : It is full, or the wait is too long" in page
    case.refresh_from_db()
    assert at.send("unmet-take-back", case, {"code": "night-care"}).status_code == 302
    assert not case.unmet_needs.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, ["Choose a need.", "Choose why nothing meets it."]),
        ({"code": "yacht", "reason": "full"}, ["Choose a need."]),
        ({"code": "night-care", "reason": "yacht"}, ["Choose why nothing meets it."]),
    ],
)
def test_only_what_is_offered_is_coded(desk, adviser, sent, said):
    answer = desk(adviser).send("unmet-code", ready(), sent)
    assert (answer.status_code, errors(answer)) == (400, said)
