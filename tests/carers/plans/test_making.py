"""From the answers to a plan: once, whole, or not at all."""

import datetime
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from carers.models import Plan, Ruleset
from carers.plan import keeping
from portal.audit.models import AuditEvent
from questionnaires.models import Draft, Version
from tests.carers.plan.conftest import published
from tests.carers.plans.reading import text
from tests.clients import CheckingClient
from tests.factories.plans import draft_with_key

ANSWERS = {
    "situation": "parent",
    "how__many": "one",
    "cared__age": "65-plus",
    "break": "never",
    "money": "tight",
}


@pytest.fixture
def ruleset(db: None) -> Ruleset:
    from carers.plan.files import body

    return published(body(), number=1)


@pytest.fixture
def draft(client: CheckingClient, assessment: Version, ruleset: Ruleset) -> Draft:
    draft, key = draft_with_key(assessment, **ANSWERS)
    session = client.session
    session["drafts"] = {str(draft.pk): key}
    session.save()
    return draft


def press(client: CheckingClient, draft: Draft, language: str = "en") -> Any:
    return client.post(f"/{language}/carers/plans/make/{draft.pk}/")


def test_leads_to_the_plan(client: CheckingClient, draft: Draft) -> None:
    answer = press(client, draft)
    plan = Plan.objects.get()
    assert answer.url == reverse("carers:plan", kwargs={"plan": plan.pk})
    assert plan.draft == draft
    assert "Your plan" in text(client.get(answer.url))


def test_says_what_she_answered(client: CheckingClient, draft: Draft) -> None:
    press(client, draft)
    whys = [item["why"]["text"] for item in Plan.objects.get().snapshot["items"]]
    assert any("Because you said" in why or "You said" in why for why in whys)


def test_pressed_twice_or_replayed_it_is_one_plan(client: CheckingClient, draft: Draft) -> None:
    first, second = press(client, draft), press(client, draft)
    assert first.url == second.url
    assert Plan.objects.count() == 1


def test_other_answers_make_a_newer_plan_and_keep_the_old(
    client: CheckingClient, draft: Draft
) -> None:
    old = press(client, draft).url
    draft.steps.create(page="health", answers={"health": "worse"}, revision=1)
    new = press(client, draft).url
    assert new != old
    assert Plan.objects.get(is_current=True).pk != Plan.objects.get(is_current=False).pk
    assert "You have made a newer plan." in text(client.get(old))
    assert client.get(new).status_code == 200


def test_what_she_ticked_and_added_goes_on_to_the_newer_plan(
    client: CheckingClient, draft: Draft
) -> None:
    press(client, draft)
    plan = Plan.objects.get()
    code = plan.snapshot["items"][0]["code"]
    keeping.tick(plan=plan, item=code, done=True)
    keeping.add_step(plan=plan, text="Ring Anna")
    draft.steps.create(page="health", answers={"health": "worse"}, revision=1)
    press(client, draft)
    newer = Plan.objects.get(is_current=True)
    assert newer.changes["ticked"] == [code]
    assert newer.changes["own"][0]["text"] == "Ring Anna"


def test_old_plans_do_not_pile_up(client: CheckingClient, draft: Draft) -> None:
    for language in ("en", "pl", "ro", "ur", "ar", "gu", "ti"):
        press(client, draft, language)
    assert Plan.objects.count() == keeping.MOST_PLANS
    assert Plan.objects.get(is_current=True).language == "ti"


def test_whatever_fails_leaves_answers_and_plan(
    client: CheckingClient, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(client, draft)
    before = Plan.objects.get()
    draft.steps.create(page="health", answers={"health": "worse"}, revision=1)

    def fails(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the rules are broken")

    monkeypatch.setattr(keeping, "make_plan", fails)
    client.raise_request_exception = False
    assert press(client, draft).status_code == 500
    after = Plan.objects.get()
    assert (after.pk, after.is_current) == (before.pk, True)
    assert draft.answers()["break"] == "never"


def test_without_rules_her_answers_are_kept_and_she_is_told(
    client: CheckingClient, draft: Draft
) -> None:
    Ruleset.objects.all().delete()
    answer = client.post(f"/en/carers/plans/make/{draft.pk}/", follow=True)
    assert answer.status_code == 200
    assert "Your answers are kept." in " ".join(answer.content.decode().split())
    assert draft.answers()["break"] == "never"


def test_answers_of_closed_branches_make_no_plan(client: CheckingClient, draft: Draft) -> None:
    """A second person is asked about only where there are two."""
    draft.steps.create(page="person-2", answers={"cared-age-2": "0-13"}, revision=1)
    press(client, draft)
    plan = Plan.objects.get()
    assert "parent" not in plan.snapshot["routing"]
    assert [person["number"] for person in plan.snapshot["people"]] == [1]


def test_language_is_that_of_the_page(client: CheckingClient, draft: Draft) -> None:
    press(client, draft, "ur")
    assert Plan.objects.get().language == "ur"


def test_using_a_plan_keeps_it_longer(client: CheckingClient, draft: Draft) -> None:
    with time_machine.travel(draft.expires_at - datetime.timedelta(hours=1), tick=False):
        press(client, draft)
    assert Draft.objects.get().expires_at > draft.expires_at + datetime.timedelta(days=6)


def test_the_record_says_that_one_was_made_and_no_more(
    client: CheckingClient, draft: Draft
) -> None:
    press(client, draft)
    event = AuditEvent.objects.get(verb="carers.plan.made")
    assert event.detail == {"ruleset": 1}


def test_nobody_elses_answers(client: CheckingClient, draft: Draft, assessment: Version) -> None:
    other, _key = draft_with_key(assessment, **ANSWERS)
    answer = press(client, other)
    assert answer.url == reverse("carers:resume")
    assert not Plan.objects.exists()


def test_opening_the_address_makes_nothing(client: CheckingClient, draft: Draft) -> None:
    assert client.get(f"/en/carers/plans/make/{draft.pk}/").status_code == 405
    assert not Plan.objects.exists()


def test_newer_advice_is_offered_and_taken(client: CheckingClient, draft: Draft) -> None:
    from carers.plan.files import body

    old = press(client, draft).url
    assert "We have newer advice." not in text(client.get(old))
    whole = body()
    whole["texts"]["item/cress"]["title"] = "Another title"
    Ruleset.objects.update(state="retired")
    published(whole, number=2)
    assert "We have newer advice." in text(client.get(old))
    fresh = client.post(f"{old}refresh/").url
    assert fresh != old
    assert "We have newer advice." not in text(client.get(fresh))


def test_an_old_plan_says_the_same_for_ever(client: CheckingClient, draft: Draft) -> None:
    """After its rules, words and services have all changed."""
    url = press(client, draft).url
    with time_machine.travel(datetime.datetime.now(datetime.UTC), tick=False):
        before = client.get(f"{url}print/").content
        Ruleset.objects.all().delete()
        after = client.get(f"{url}print/").content
    assert before == after
