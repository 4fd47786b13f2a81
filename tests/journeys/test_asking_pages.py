"""On the way to sending, asking to be phoned, referring: narrow, without scripts, by everyone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import BrowserContext, Page, expect

from carers.models import Case, Plan, Sending
from portal.languages.table import Language
from questionnaires.models import Draft
from tests.factories.plans import draft_with_key, plan_of, self_assessment, snapshot_with_harm
from tests.factories.sending import body
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.keyboard import reaches_everything
from tests.journeys.sessions import enter
from tests.short_time import languages_of_keyed_pages

PARTS = ("what/", "other/", "safe/", "help/", "share/", "check/")
SAFE = {"safe": ["hurt-me", "unsafe-now"]}
Key = Callable[[BrowserContext], None]


@pytest.fixture
def hers(site: str) -> tuple[Plan, Key]:
    """A plan that speaks of harm and danger, and what gives a browser its key."""
    draft, key = draft_with_key(self_assessment(), **SAFE)
    Draft.objects.update(warned_of=["safe/unsafe-now"])
    plan = plan_of(Draft.objects.get(pk=draft.pk), snapshot=snapshot_with_harm())
    session = SessionStore()
    session["drafts"] = {str(draft.pk): key}
    session.save()

    def let_in(context: BrowserContext) -> None:
        enter(context, site, session.session_key)

    return plan, let_in


def filled_in(plan: Plan) -> None:
    together = {"other_name": "Mum", "other_agreed": "yes", "other_how": "She told me."}
    whole = body(plan.draft, what={"joint": "joint"}, other=together)
    Sending.objects.create(draft=plan.draft, body=whole)


@pytest.mark.parametrize("language", languages_of_keyed_pages(), ids=lambda language: language.code)
def test_every_page_before_and_after_sending_can_be_used_by_everyone(
    site: str, page: Page, hers: Any, language: Language
) -> None:
    plan, let_in = hers
    let_in(page.context)
    filled_in(plan)
    room = f"{site}/{language.code}/carers"
    here = f"{room}/send/{plan.pk}"
    found: list[str] = []

    def look(name: str) -> None:
        faults = looks.faults(page, language)
        shot(page, f"send-{name.replace('/', '-')}{language.code}-320")
        found.extend(f"{name}: {fault}" for fault in faults + looks.overflow_when_longer(page))

    for part in PARTS:
        page.goto(f"{here}/{part}")
        look(part)
    page.goto(f"{here}/reach/")
    page.locator("[name=mobile]").fill("1")
    page.locator("form.asking button").click()
    look("reach-wrong/")
    page.goto(f"{room}/plan/{plan.draft_id}/danger/")
    look("danger/")
    page.goto(f"{room}/call-me/danger/{plan.draft_id}/")
    look("call-me-danger/")
    page.goto(f"{here}/check/")
    page.locator("main form button").click()
    look("sent/")
    assert not found, "\n".join(found)


def test_without_scripts_on_an_old_phone_it_is_sent(site: str, old_phone: Page, hers: Any) -> None:
    plan, let_in = hers
    let_in(old_phone.context)
    old_phone.goto(f"{site}/en/carers/plans/{plan.pk}/")
    old_phone.get_by_role("button", name="Send it, or ask for a call").click()
    forward = old_phone.get_by_role("button", name="Continue")
    forward.click()
    expect(old_phone.locator(".govuk-error-summary")).to_contain_text("Choose one of the answers.")
    old_phone.get_by_label("Someone looks at my answers with me").check()
    old_phone.get_by_label("On my own").check()
    forward.click()
    expect(old_phone.get_by_role("heading", level=1)).to_have_text("What is safe for you")
    old_phone.get_by_label("Phone me").check()
    forward.click()
    old_phone.get_by_label("Your phone number").fill("024 7600 0001")
    forward.click()
    old_phone.get_by_label("I need an interpreter").check()
    forward.click()
    old_phone.get_by_role("link", name="Back", exact=True).click()
    expect(old_phone.get_by_label("I need an interpreter")).to_be_checked()
    forward.click()
    forward.click()
    expect(old_phone.locator("main")).to_contain_text("Carers Trust Heart of England")
    old_phone.get_by_label("I have read this, and I agree.").check()
    forward.click()
    old_phone.get_by_role("button", name="Send it").click()
    case = Case.objects.get()
    expect(old_phone.locator("main")).to_contain_text(case.spoken_reference)
    assert case.contact["interpreter"]


def test_somebody_is_asked_to_call_without_scripts(site: str, old_phone: Page) -> None:
    old_phone.goto(f"{site}/en/carers/call-me/")
    old_phone.get_by_role("button", name="Call me").click()
    expect(old_phone.locator(".govuk-error-summary")).to_contain_text("Write the number")
    old_phone.get_by_label("Your phone number").fill("024 7600 0001")
    old_phone.get_by_role("button", name="Call me").click()
    expect(old_phone.locator("main")).to_contain_text(Case.objects.get().spoken_reference)


@pytest.mark.parametrize("address", ["/en/carers/call-me/", "/ur/carers/refer/"])
def test_everything_can_be_reached_with_the_keyboard(site: str, page: Page, address: str) -> None:
    page.goto(site + address)
    reaches_everything(page)
