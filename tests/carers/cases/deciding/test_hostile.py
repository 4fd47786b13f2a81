"""Every form of these pages with whatever may be sent: a sentence, never a fault."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from carers.models import Case, Decision, SupportPlan, Talk
from portal.accounts.roles import CODES
from tests.carers.cases.deciding.conftest import COUNCIL, PROVIDER, decided, held, plan_of, ready
from tests.factories.accounts import person
from tests.factories.cases import case_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]
FIELDS = (
    "at", "day_day", "day_month", "day_year", "time", "place", "with_whom", "interpreter",
    "language", "words", "outcome", "reasons", "unchecked", "sure", "how", "review_on_day",
    "review_on_month", "review_on_year", "kind", "service", "amount", "period", "starts_on_day",
    "starts_on_month", "starts_on_year", "answer", "on_day", "on_month", "on_year", "code",
    "reason", "despite",
)  # fmt: skip
RUBBISH = {
    "nothing": "",
    "a NUL": "a\x00b",
    "long": "x" * 20_000,
    "a number": "9" * 40,
    "less than nothing": "-1",
    "markup": "<script>alert(1)</script>{{ x }}{% y %}",
    "another script": "میں ہفتے میں",
    "a lone surrogate": [b"\xed\xa0\x80"],
    "superscript": "²",
    "a list": ["a", "b", "a" * 500],
}
SEEN = ("", "0", "9" * 30)


def things(user: Any) -> dict[str, tuple[Case, dict[str, int]]]:
    """Each address that takes a post, with a case on which it could do something."""
    booked = ready()
    talk = held(booked, state="booked", at=timezone.now() - datetime.timedelta(minutes=1))
    writing, approved, waiting = decided(), decided(), decided()
    item = plan_of(writing, by=user).items.get()
    begun = plan_of(
        approved, by=person(), state="approved", settled_by=person(), settled_at=timezone.now()
    ).items.get()
    plan_of(waiting, by=person(), state="put-forward")
    return {
        "talks": (booked, {}),
        "talk-unbooked": (booked, {}),
        "talk-change": (booked, {"talk": talk.pk}),
        "talk-cancel": (booked, {"talk": talk.pk}),
        "talk-held": (booked, {"talk": talk.pk}),
        "talk-missed": (booked, {"talk": talk.pk}),
        "decision": (booked, {}),
        "review-date": (writing, {}),
        "review-invited": (writing, {}),
        "close": (writing, {}),
        "support": (writing, {}),
        "support-add": (writing, {}),
        "support-item": (writing, {"item": item.pk}),
        "support-remove": (writing, {"item": item.pk}),
        "support-started": (approved, {"item": begun.pk}),
        "support-forward": (writing, {}),
        "support-approval": (waiting, {}),
        "unmet-code": (writing, {}),
        "unmet-take-back": (writing, {}),
    }


def snapshot() -> tuple[Any, ...]:
    return (
        list(Case.objects.order_by("pk").values_list("pk", "state", "revision")),
        list(Talk.objects.order_by("pk").values_list("pk", "state")),
        list(SupportPlan.objects.order_by("pk").values_list("pk", "state")),
        Decision.objects.count(),
    )


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_no_post_is_a_fault(desk, manager, rubbish):
    at = desk(manager)
    at.client.checks_pages = False
    sent = dict.fromkeys(FIELDS, RUBBISH[rubbish])
    for name, (case, more) in things(manager).items():
        answer = at.send(name, case, {"seen": "0", **sent}, **more)
        assert answer.status_code in (302, 400, 409), name
        case.refresh_from_db()


@pytest.mark.parametrize("seen", SEEN)
def test_a_revision_that_nobody_was_shown_changes_nothing(desk, manager, seen):
    at, known = desk(manager), things(manager)
    Case.objects.update(revision=7)
    before = snapshot()
    good = {
        "outcome": "meets", "reasons": "She is up most nights and is ill.", "sure": "on",
        "how": "moved", "words": "Words enough.", "kind": "break", "answer": "approve",
        "code": "night-care", "reason": "full", "place": "phone", "time": "00:00",
        "with_whom": manager.pk,
    }  # fmt: skip
    for name, (case, more) in known.items():
        answer = at.client.post(at.url(name, case, **more), {**good, "seen": seen})
        assert answer.status_code in (400, 409), name
    assert snapshot() == before


@pytest.mark.parametrize("role", CODES)
def test_each_role_and_each_organisation(desk, role):
    """Who does not work with the cases of an organisation changes none of them."""
    own = {
        "carers_adviser": PROVIDER,
        "carers_manager": PROVIDER,
        "council_worker": COUNCIL,
        "council_manager": COUNCIL,
    }.get(role)
    at, known = desk(role), things(person())
    for organisation in {PROVIDER, COUNCIL} - {own}:
        Case.objects.update(organisation=organisation)
        before = snapshot()
        for name, (case, more) in known.items():
            status = at.send(name, case, {"how": "moved"}, **more).status_code
            settles = name == "support-approval" and role == "council_manager"
            assert status in ((400,) if settles else (403, 404)), name
        assert snapshot() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete", "head", "get"])
def test_other_methods_change_nothing(desk, manager, method):
    at, known = desk(manager), things(manager)
    before = snapshot()
    for name, (case, more) in known.items():
        status = getattr(at.client, method)(at.url(name, case, **more)).status_code
        assert status in ((200, 403, 405) if method in ("head", "get") else (405,)), name
    assert snapshot() == before


def test_a_case_that_never_was_is_not_there(desk, manager):
    at, case = desk(manager), case_of()
    case.delete()
    case.pk = "00000000-0000-4000-8000-000000000000"
    for name in ("talks", "decision", "support", "close", "support-approval"):
        assert at.see(name, case).status_code == 404
