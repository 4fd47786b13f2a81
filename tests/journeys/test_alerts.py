"""Alerts as staff see them: wide, narrow, without scripts, and a list that renews itself."""

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from portal.accounts.models import User
from portal.alerts import acting
from portal.alerts.models import Alert, Level
from tests.factories.accounts import person
from tests.factories.alerts import PROVIDER, alert_of, words_of
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import sign_in


@transaction.atomic
def some_of_each(intake: User, adviser: User) -> dict[str, str]:
    """Addresses of pages with something on them, by name."""
    danger = alert_of(Level.NOW, roles=PROVIDER)
    harm = alert_of(Level.HARM, roles=PROVIDER)
    concern = alert_of(Level.CONCERN, by=adviser)
    acting.acknowledge(alert_of(Level.SURVEY), intake)
    closed = acting.close(alert_of(), intake, "false", "A test of ours")
    words_of("I want to kill myself", roles=("intake", "carers_adviser"))
    return {
        "list": "/staff/alerts/",
        "closed": "/staff/alerts/closed/",
        "to-read": "/staff/alerts/to-read/",
        "raise": "/staff/alerts/raise/?about=/staff/",
        "danger": f"/staff/alerts/{danger.pk}/",
        "harm": f"/staff/alerts/{harm.pk}/",
        "one-closed": f"/staff/alerts/{closed.pk}/",
        "raised": f"/staff/alerts/{concern.pk}/raised/",
    }


@pytest.mark.parametrize("role", ["intake", "carers_adviser"])
def test_every_page_can_be_used_by_everyone(site: str, page: Page, role: str) -> None:
    people = {one: person(one) for one in ("intake", "carers_adviser")}
    sign_in(page.context, site, people[role])
    found, seen = [], set()
    for name, path in some_of_each(people["intake"], people["carers_adviser"]).items():
        answer = page.goto(site + path)
        if answer is None or answer.status == 404:
            continue
        seen.add(name)
        page.set_viewport_size(looks.WIDE)
        faults = looks.accessibility_faults(page)
        page.set_viewport_size(looks.NARROW)
        faults += looks.accessibility_faults(page)
        if page.evaluate(looks.SCROLLS) > 0:
            faults.append("scrolls sideways at 320 px")
        shot(page, f"alerts-{name}-{role}-320")
        found += [f"{path}: {fault}" for fault in faults]
    assert not found, "\n".join(found)
    assert seen >= {"list", "closed", "to-read", "raise", "danger", "harm"}


def test_the_list_renews_itself(site: str, page: Page) -> None:
    """Without a reload, under the policy that forbids inline scripts."""
    sign_in(page.context, site, person("intake"))
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.clock.install()
    page.goto(f"{site}/staff/alerts/")
    expect(page.locator("#alerts")).to_contain_text("No alert waits for you.")
    page.evaluate("window.stillHere = true")
    with transaction.atomic():
        alert = alert_of(Level.NOW)
    page.clock.fast_forward(31_000)
    row = page.get_by_role("link", name="Danger now")
    expect(row).to_be_visible()
    assert page.evaluate("window.stillHere")
    # Whoever was on a row with the keyboard is still there after the next time.
    row.focus()
    page.clock.fast_forward(31_000)
    expect(page.locator(f"#alert-{alert.pk}")).to_be_focused()
    assert problems == []


def test_without_scripts_on_an_old_phone(site: str, old_phone: Page) -> None:
    """The adviser raises a concern where she is; Intake takes it up and closes it."""
    adviser, intake = person("carers_adviser"), person("intake")
    sign_in(old_phone.context, site, adviser)
    old_phone.goto(f"{site}/staff/")
    old_phone.get_by_role("link", name="Raise a concern").click()
    old_phone.get_by_label("What worries you?").fill("A bruise that nobody explains")
    old_phone.get_by_role("button", name="Send to Intake").click()
    expect(old_phone.locator(".govuk-error-summary")).to_contain_text("who may be in danger")
    old_phone.get_by_label("Who may be in danger?").fill("Mrs Example")
    old_phone.get_by_label("Within days").check()
    safely = old_phone.get_by_role("group", name="May the person be contacted safely?")
    safely.get_by_label("I do not know").check()
    old_phone.get_by_role("button", name="Send to Intake").click()
    expect(old_phone.get_by_role("heading", level=1)).to_have_text("Your concern is sent")
    old_phone.context.clear_cookies()
    sign_in(old_phone.context, site, intake)
    old_phone.goto(f"{site}/staff/")
    expect(old_phone.locator(".staff-tiles")).to_contain_text("1 alert waits")
    old_phone.get_by_role("link", name="Alerts").click()
    old_phone.get_by_role("link", name="Concern raised by staff").click()
    expect(old_phone.locator("main")).to_contain_text("A bruise that nobody explains")
    old_phone.get_by_role("button", name="I take this up").click()
    old_phone.get_by_label("Handed on to somebody who acts").check()
    old_phone.get_by_label("What was done, and who has it now").fill("The Hospital Team has it")
    old_phone.get_by_role("button", name="Close this alert").click()
    expect(old_phone.locator(".messages")).to_contain_text("The alert is closed.")
    assert Alert.objects.get().closed_by == intake
