"""A plan and an emergency plan as carers see them: narrow, without scripts, by everyone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import BrowserContext, Page, expect

from carers.models import EmergencyPlan, Plan
from portal.languages.table import Language
from tests.factories.plans import draft_with_key, plan_of, self_assessment, snapshot_with_harm
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import enter
from tests.short_time import languages_of_keyed_pages

HERS = (
    "", "print/", "send/", "remind/", "delete/", "emergency/1/", "emergency/1/person/",
    "emergency/1/care/", "emergency/1/people/", "emergency/1/card/",
)  # fmt: skip


@pytest.fixture
def hers(site: str) -> tuple[Plan, Callable[[BrowserContext], None]]:
    """A plan, and what gives a browser its key."""
    draft, key = draft_with_key(self_assessment(), kept=True)
    plan = plan_of(draft, snapshot=snapshot_with_harm())
    session = SessionStore()
    session["drafts"] = {str(draft.pk): key}
    session.save()

    def let_in(context: BrowserContext) -> None:
        enter(context, site, session.session_key)

    return plan, let_in


@pytest.mark.parametrize("language", languages_of_keyed_pages(), ids=lambda language: language.code)
def test_every_page_of_a_plan_can_be_used_by_everyone(
    site: str, page: Page, hers: Any, language: Language
) -> None:
    plan, let_in = hers
    let_in(page.context)
    EmergencyPlan.objects.create(draft=plan.draft, person=1, card_code="ABCD-2345")
    found = []
    for path in HERS:
        page.goto(f"{site}/{language.code}/carers/plans/{plan.pk}/{path}")
        for fold in page.locator("details > summary").all():
            fold.click()
        faults = looks.faults(page, language)
        shot(page, f"plan-{path.replace('/', '-')}{language.code}-320")
        found += [f"{path}: {fault}" for fault in faults + looks.overflow_when_longer(page)]
    assert not found, "\n".join(found)


def test_without_scripts_on_an_old_phone(site: str, old_phone: Page, hers: Any) -> None:
    """Ticks, adds a step, makes an emergency plan, deletes everything."""
    plan, let_in = hers
    let_in(old_phone.context)
    here = f"{site}/en/carers/plans/{plan.pk}/"
    old_phone.goto(here)
    old_phone.locator("#step-first-one").get_by_role("button", name="I have done this").click()
    expect(old_phone.locator("#step-first-one .state")).to_have_text("Done")
    old_phone.get_by_label("Add a step of your own").fill("Ring Anna")
    old_phone.get_by_role("button", name="Add it").click()
    expect(old_phone.locator("#step-own-1")).to_contain_text("Ring Anna")
    old_phone.get_by_role("link", name="Make an emergency plan").first.click()
    old_phone.get_by_role("button", name="Start").or_(
        old_phone.get_by_role("link", name="Start")
    ).click()
    old_phone.get_by_label("What is their name?").fill("Mum")
    old_phone.get_by_role("button", name="Save and go on").click()
    old_phone.get_by_label("How does someone get in?").fill("The code is 4 7 1 1")
    old_phone.get_by_role("button", name="Save and go on").click()
    expect(old_phone.locator(".govuk-error-summary")).to_contain_text("Never write a code here.")
    old_phone.get_by_label("How does someone get in?").fill("Anna has a key")
    old_phone.get_by_role("button", name="Save and go on").click()
    old_phone.get_by_label("I have nobody who can step in").check()
    old_phone.get_by_role("button", name="Save my emergency plan").click()
    expect(old_phone.locator("main")).to_contain_text("CRESS can plan for this with you.")
    old_phone.goto(f"{here}delete/")
    old_phone.get_by_role("button", name="Yes, delete all of it").click()
    expect(old_phone.get_by_role("heading", level=1)).to_have_text("Your plan is deleted")
    assert not Plan.objects.exists()
