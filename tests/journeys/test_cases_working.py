"""People work on cases in a browser: every screen wide and narrow with axe, by keyboard alone, and
two of them on one case."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from carers.models import Case
from portal.accounts.models import User
from portal.languages.own_words.actions import ask_for_translation
from tests.factories.accounts import person
from tests.factories.cases import ANSWERS, URDU_WORDS, case_of, case_with_harm, referral
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import sign_in

QUEUE = "/staff/cases/"
TABS_TO_THE_FIRST_CASE = 40


@pytest.fixture
def adviser(transactional_db) -> User:
    return person("carers_adviser", name="Ada Adviser", organisation="Example Carers")


@pytest.fixture
def case(adviser: User) -> Case:
    """She answered in Urdu, and something in it does not go together."""
    answers = {**ANSWERS, "want": URDU_WORDS, "carry-on": "cannot", "backup": "agreed"}
    found = case_of(owner=adviser, language="ur", answers=answers, contact={"when": URDU_WORDS})
    ask_for_translation(
        subject=found,
        parts={"answer/want": URDU_WORDS, "contact/when": URDU_WORDS},
        source="ur",
    )
    found.notes.create(kind="added", words=URDU_WORDS, language="ur")
    found.attempts.create(how="phone", outcome="no-answer", by=adviser)
    return found


def faults_of(page: Page, site: str, address: str) -> list[str]:
    assert page.goto(site + address).status == 200, address
    page.set_viewport_size(looks.WIDE)
    # Whatever is folded is looked at as well.
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = looks.accessibility_faults(page)
    shot(page, "staff-cases-" + address.strip("/").replace("/", "-")[-40:])
    page.set_viewport_size(looks.NARROW)
    if page.evaluate(looks.SCROLLS) > 0:
        found.append(f"scrolls sideways by {page.evaluate(looks.SCROLLS)}")
    return [f"{address}: {fault}" for fault in found]


def test_every_screen_can_be_used_by_everyone(site, page, adviser, case):
    sign_in(page.context, site, adviser)
    harm, asked = case_with_harm(owner=adviser), referral(owner=adviser)
    own = f"{QUEUE}{case.pk}/"
    found = []
    for address in (
        QUEUE,
        f"{QUEUE}?tab=ended",
        own,
        f"{own}sections/days/",
        f"{own}services/?q=sitting",
        f"{own}contact/",
        f"{own}owner/",
        f"{QUEUE}{harm.pk}/",
        f"{QUEUE}{asked.pk}/",
    ):
        found += faults_of(page, site, address)
    sign_in(page.context, site, person("safeguarding_lead"))
    found += faults_of(page, site, f"{QUEUE}{harm.pk}/")
    assert not found, "\n".join(found)


def test_a_case_is_opened_and_begun_by_keyboard_alone(site, page, adviser, case):
    sign_in(page.context, site, adviser)
    page.goto(site + QUEUE)
    link = page.locator(".keeping-table__open")
    for _ in range(TABS_TO_THE_FIRST_CASE):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Answers and checks")).to_be_visible()
    page.get_by_role("button", name="Start checking").press("Enter")
    expect(page.get_by_text("Checking has begun.")).to_be_visible()
    page.get_by_role("button", name=re.compile("Agreed.*About you$")).press("Enter")
    expect(page.locator("#section-you .state--good")).to_have_text("agreed")
    expect(page.locator("#section-you")).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("Write what.*About your days")).press("Enter")
    page.get_by_label("What the carer says now: How do you sleep?").fill("Five times a night.")
    page.get_by_label("Changed after talking").press("Space")
    page.get_by_role("button", name="Keep what came of it").press("Enter")
    expect(page.locator("#section-days")).to_contain_text("Five times a night.")


def test_what_is_wrong_leads_to_its_field(site, page, adviser, case):
    sign_in(page.context, site, adviser)
    page.goto(f"{site}{QUEUE}{case.pk}/contact/")
    page.get_by_text("Wait for the carer").click()
    page.get_by_label("The carer asked to wait").check()
    page.get_by_role("button", name="Stop the clock").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.get_by_label("The carer asked to wait")).to_be_checked()
    assert looks.accessibility_faults(page) == []
    page.locator(".govuk-error-summary a").click()
    expect(page.get_by_label("Day")).to_be_focused()


def test_two_people_on_one_case(site, page, browser: Browser, adviser, case):
    first = page
    sign_in(first.context, site, adviser)
    second = browser.new_context().new_page()
    sign_in(second.context, site, person("carers_manager", name="Max Manager"))
    for one in (first, second):
        one.goto(f"{site}{QUEUE}{case.pk}/sections/days/")
    second.get_by_label("Agreed").check()
    second.get_by_role("button", name="Keep what came of it").click()
    first.get_by_label("What the carer says now: How do you sleep?").fill("Not at all.")
    first.get_by_label("Changed after talking").check()
    first.get_by_role("button", name="Keep what came of it").click()
    expect(first.get_by_text("The case has changed while you were writing")).to_be_visible()
    expect(first.get_by_text("Max Manager checked the section")).to_be_visible()
    assert looks.accessibility_faults(first) == []
    shot(first, "staff-cases-conflict")
    expect(first.get_by_label("What the carer says now: How do you sleep?")).to_have_value(
        "Not at all."
    )
    first.get_by_role("button", name="Send it again").click()
    expect(first.locator("#section-days")).to_contain_text("Not at all.")
    second.context.close()
