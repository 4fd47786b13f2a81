"""Support plans: who writes, who approves, what may stand in one and when."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from carers.cases import supporting
from carers.cases.changing import Ended, Moved
from carers.cases.refusing import Refused
from carers.cases.supporting import Item
from carers.models import Case, Service, SupportItem, SupportPlan
from portal.accounts.models import User
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from portal.notices.rendering import render
from tests.carers.cases.deciding.conftest import COUNCIL, PROVIDER, decided, plan_of, ready
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db
BREAK = Item(kind="break", words="A day off each month.")
PAYMENT = Item(kind="direct-payment", words="For a hobby.", amount=Decimal(250), period="once")
ADVICE = Item(kind="advice", words="How to ask the doctor.")
WHY = "It fits what she wants."


def how(case, by):
    return {"case": case, "seen": case.revision, "by": by}


def forward(case, by):
    supporting.add_item(**how(case, by), item=BREAK)
    supporting.put_forward(**how(case, by))
    return SupportPlan.objects.get(case=case)


def settle(case, by, *, approve=True, reasons=WHY):
    supporting.settle(**how(case, by), approve=approve, reasons=reasons)


def verbs(case):
    events = AuditEvent.objects.about("carers.case", str(case.pk)).order_by("pk")
    return [event.verb.removeprefix("carers.case.") for event in events]


# What may stand in one -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SupportItem.Kind.values)
@pytest.mark.parametrize("outcome", ["", "meets", "does-not"])
def test_what_a_plan_may_hold_follows_from_the_decision(adviser, kind, outcome):
    case = decided(outcome) if outcome else ready()
    item = PAYMENT if kind == "direct-payment" else Item(kind=kind, words="Something.")
    may = outcome == "meets" or (outcome == "does-not" and kind == "advice")
    if may:
        supporting.add_item(**how(case, adviser), item=item)
    else:
        with pytest.raises(Refused):
            supporting.add_item(**how(case, adviser), item=item)
    assert SupportItem.objects.exists() == may
    assert SupportPlan.objects.exists() == may


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (Item(kind="direct-payment", words="x", period="once"), "amount"),
        (Item(kind="direct-payment", words="x", amount=Decimal(5)), "amount"),
        (Item(kind="break", words="x", amount=Decimal(5), period="week"), "amount"),
        (Item(kind="yacht", words="x"), "kind"),
    ],
)
def test_an_item_that_does_not_fit_is_refused(adviser, item, field):
    case = decided()
    with pytest.raises(Refused) as refused:
        supporting.add_item(**how(case, adviser), item=item)
    assert refused.value.field == field
    assert not SupportPlan.objects.exists()


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1)])
def test_the_database_keeps_no_amount_of_nothing(adviser, amount):
    plan = plan_of(decided(), by=adviser)
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.items.create(kind="direct-payment", words="x", amount=amount)


def test_amounts_are_kept_to_the_penny(adviser):
    case = decided()
    supporting.add_item(
        **how(case, adviser),
        item=Item(kind="direct-payment", words="x", amount=Decimal("83.35"), period="week"),
    )
    assert SupportItem.objects.get().amount == Decimal("83.35")


def test_a_plan_does_not_grow_for_ever(adviser):
    case = decided()
    plan = plan_of(case, by=adviser)
    plan.items.bulk_create(SupportItem(plan=plan, kind="break", words="x") for _ in range(29))
    with pytest.raises(Refused, match="at most 30"):
        supporting.add_item(**how(case, adviser), item=BREAK)


# Writing ---------------------------------------------------------------------------------------


def test_it_is_written_changed_and_put_forward(adviser):
    case = decided()
    supporting.write(**how(case, adviser), words="To sleep through one night.")
    supporting.add_item(**how(case, adviser), item=BREAK)
    supporting.add_item(**how(case, adviser), item=PAYMENT)
    first, second = SupportItem.objects.order_by("pk")
    supporting.change_item(**how(case, adviser), pk=first.pk, item=ADVICE)
    supporting.remove_item(**how(case, adviser), pk=second.pk)
    supporting.put_forward(**how(case, adviser))
    plan = SupportPlan.objects.get()
    assert (plan.state, plan.words) == ("put-forward", "To sleep through one night.")
    assert [(item.kind, item.words) for item in plan.items.all()] == [("advice", ADVICE.words)]
    assert plan.written_by == adviser
    assert plan.put_forward_at is not None
    assert verbs(case) == ["support_written"] * 5 + ["support_put_forward"]
    assert case.revision == 6


def test_an_empty_plan_is_not_put_forward(adviser):
    case = decided()
    for _ in range(2):
        with pytest.raises(Refused, match="at least one item"):
            supporting.put_forward(**how(case, adviser))
        supporting.write(**how(case, adviser), words="Only words.")


@pytest.mark.parametrize("state", ["put-forward", "approved"])
def test_what_waits_or_is_approved_is_not_changed(adviser, manager, state):
    case = decided()
    plan = forward(case, adviser)
    if state == "approved":
        settle(case, manager)
    item = plan.items.get()
    for act, more in (
        (supporting.write, {"words": "Other."}),
        (supporting.add_item, {"item": ADVICE}),
        (supporting.change_item, {"pk": item.pk, "item": ADVICE}),
        (supporting.remove_item, {"pk": item.pk}),
        (supporting.put_forward, {}),
    ):
        with pytest.raises(Refused):
            act(**how(case, adviser), **more)
    plan.refresh_from_db()
    assert (plan.state, plan.words) == (state, "")
    assert plan.items.get().words == BREAK.words


def test_an_item_of_another_plan_is_not_touched(adviser):
    other = plan_of(decided(), by=adviser).items.get()
    case = decided()
    plan_of(case, by=adviser)
    for act, more in (
        (supporting.change_item, {"item": ADVICE}),
        (supporting.remove_item, {}),
    ):
        with pytest.raises(Refused, match="gone meanwhile"):
            act(**how(case, adviser), pk=other.pk, **more)
    assert SupportItem.objects.filter(pk=other.pk).exists()


def test_two_people_who_write_at_once_are_told(adviser, manager):
    case = decided()
    supporting.add_item(case=case, seen=0, by=adviser, item=BREAK)
    with pytest.raises(Moved):
        supporting.add_item(case=case, seen=0, by=manager, item=ADVICE)
    assert SupportItem.objects.count() == 1


# Approving -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", CODES)
@pytest.mark.parametrize("organisation", [PROVIDER, COUNCIL])
def test_who_approves(role, organisation):
    """Its own managers, and those of the council, who answer for the money."""
    case = decided(organisation=organisation)
    plan = forward(case, person("carers_adviser"))
    may = role == "council_manager" or (role == "carers_manager" and organisation == PROVIDER)
    user = person(role)
    assert (supporting.why_not_settle(user, case, plan) == "") == may
    assert (plan in supporting.waiting_for(user)) == may
    if may:
        settle(case, user)
    else:
        with pytest.raises(Refused):
            settle(case, user)
    plan.refresh_from_db()
    assert (plan.state == "approved") == may


@pytest.mark.parametrize("organisation", [PROVIDER, COUNCIL])
def test_whoever_may_approve_is_told_which_case_and_no_more(adviser, organisation):
    """Each once, whatever roles she holds; nobody who wrote any of it."""
    for role in CODES:
        person(role)
    both = person("carers_manager", "council_manager")
    case = decided(organisation=organisation)
    supporting.write(**how(case, both), words="Sleep")
    plan = forward(case, adviser)
    told = [notice.recipient for notice in Notice.objects.filter(template="case-owner")]
    may = [one for one in User.objects.all() if not supporting.why_not_settle(one, case, plan)]
    assert sorted(told) == sorted(one.email for one in may)
    assert both.email not in told
    notice = Notice.objects.filter(template="case-owner").first()
    assert notice.language == "en"
    body = render(notice.template, language="en", context=notice.context).body
    assert reverse("staff-cases:support-approval", args=[case.pk]) in body
    assert "Amina" not in body
    assert "Sleep" not in body


def test_where_nobody_may_approve_it_the_council_is_told(adviser):
    Service.objects.update_or_create(
        organisation=COUNCIL, defaults={"name": "Council", "email": "desk@example.org"}
    )
    forward(decided(), adviser)
    assert Notice.objects.get(template="case-owner").recipient == "desk@example.org"


@pytest.mark.parametrize("what", ["wrote words", "wrote an item", "put it forward", "took one out"])
@pytest.mark.parametrize("approve", [True, False])
def test_nobody_approves_what_they_wrote_any_part_of(
    adviser, manager, council_manager, what, approve
):
    case = decided()
    plan = plan_of(case, by=adviser)
    if what == "wrote words":
        supporting.write(**how(case, manager), words="Words.")
    elif what == "wrote an item":
        supporting.add_item(**how(case, manager), item=ADVICE)
    elif what == "took one out":
        extra = plan.items.create(kind="break", words="x")
        supporting.remove_item(**how(case, manager), pk=extra.pk)
    supporting.put_forward(**how(case, manager if what == "put it forward" else adviser))
    with pytest.raises(Refused, match="somebody else"):
        settle(case, manager, approve=approve)
    assert not supporting.waiting_for(manager)
    settle(case, council_manager, approve=approve)
    plan.refresh_from_db()
    assert plan.settled_by == council_manager


def test_the_database_keeps_no_plan_that_its_writer_approved(adviser):
    plan = plan_of(decided(), by=adviser, state="put-forward")
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportPlan.objects.filter(pk=plan.pk).update(
            state="approved", settled_by=adviser, settled_at=timezone.now()
        )


@pytest.mark.parametrize("reasons", ["", "Fine.", "  "])
@pytest.mark.parametrize("approve", [True, False])
def test_there_are_reasons_either_way(adviser, manager, reasons, approve):
    case = decided()
    plan = forward(case, adviser)
    with pytest.raises(Refused) as refused:
        settle(case, manager, approve=approve, reasons=reasons)
    assert refused.value.field == "reasons"
    plan.refresh_from_db()
    assert plan.state == "put-forward"


def test_it_is_approved_by_a_named_person_and_she_is_told(adviser, manager):
    case = decided()
    plan = forward(case, adviser)
    settle(case, manager)
    plan.refresh_from_db()
    assert (plan.state, plan.settled_by, plan.reasons) == ("approved", manager, WHY)
    assert Notice.objects.filter(template="case-news").count() == 1
    assert verbs(case)[-2:] == ["support_approved", "link_sent"]
    assert WHY not in str([event.detail for event in AuditEvent.objects.all()])


def test_what_is_sent_back_is_written_again_and_approved_by_the_same_person(adviser, manager):
    case = decided()
    plan = forward(case, adviser)
    settle(case, manager, approve=False, reasons="Say how often.")
    plan.refresh_from_db()
    assert (plan.state, plan.reasons) == ("returned", "Say how often.")
    assert not Notice.objects.filter(template="case-news").exists()
    supporting.add_item(**how(case, adviser), item=ADVICE)
    supporting.put_forward(**how(case, adviser))
    settle(case, manager)
    plan.refresh_from_db()
    assert plan.state == "approved"
    assert verbs(case).count("support_returned") == 1


def test_who_sent_it_back_and_then_wrote_does_not_approve(adviser, manager):
    case = decided()
    forward(case, adviser)
    settle(case, manager, approve=False, reasons="Say how often.")
    supporting.add_item(**how(case, manager), item=ADVICE)
    supporting.put_forward(**how(case, manager))
    with pytest.raises(Refused):
        settle(case, manager)


def test_it_is_settled_once(adviser, manager, council_manager):
    case = decided()
    forward(case, adviser)
    seen = case.revision
    settle(case, manager)
    with pytest.raises(Moved):
        supporting.settle(
            case=case, seen=seen, by=council_manager, approve=False, reasons="Not like this."
        )
    with pytest.raises(Refused, match="does not wait"):
        settle(case, council_manager)


def test_plans_of_ended_cases_wait_for_nobody(adviser, manager):
    case = decided()
    forward(case, adviser)
    Case.objects.update(state=Case.State.CLOSED)
    assert not supporting.waiting()
    case.refresh_from_db()
    with pytest.raises(Ended):
        settle(case, manager)


# Support begins --------------------------------------------------------------------------------


def approved(adviser, manager, **changes):
    case = decided(**changes)
    plan = forward(case, adviser)
    settle(case, manager)
    return case, plan.items.get()


def test_the_first_support_that_began_stops_the_clock(adviser, manager):
    began = timezone.now() - datetime.timedelta(days=20)
    case, item = approved(adviser, manager, sent_at=began, decided_at=began)
    second = item.plan.items.create(kind="service", words="x")
    days = [timezone.localdate() - datetime.timedelta(days=number) for number in (3, 9)]
    supporting.start_item(**how(case, adviser), pk=item.pk, on=days[0])
    assert timezone.localdate(case.support_started_at) == days[0]
    supporting.start_item(**how(case, adviser), pk=second.pk, on=days[1])
    assert timezone.localdate(case.support_started_at) == days[1]
    supporting.start_item(**how(case, adviser), pk=second.pk, on=days[0])
    assert timezone.localdate(case.support_started_at) == days[0]
    assert verbs(case)[-1] == "support_started"


def test_support_that_begins_today_began_before_now(adviser, manager):
    case, item = approved(adviser, manager)
    supporting.start_item(**how(case, adviser), pk=item.pk, on=timezone.localdate())
    assert case.support_started_at <= timezone.now()


@pytest.mark.parametrize("away", [1, 400, -1, -400])
def test_it_begins_between_the_decision_and_today(adviser, manager, away):
    case, item = approved(adviser, manager)
    day = timezone.localdate() + datetime.timedelta(days=away)
    with pytest.raises(Refused) as refused:
        supporting.start_item(**how(case, adviser), pk=item.pk, on=day)
    assert refused.value.field == "on"
    assert case.support_started_at is None


@pytest.mark.parametrize("state", ["draft", "put-forward", "returned"])
def test_nothing_begins_before_it_is_approved(adviser, state):
    case = decided()
    item = plan_of(case, by=adviser, state=state).items.get()
    with pytest.raises(Refused, match="approved"):
        supporting.start_item(**how(case, adviser), pk=item.pk, on=timezone.localdate())
