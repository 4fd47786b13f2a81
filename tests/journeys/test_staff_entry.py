"""A member of staff answers together with a carer, in a browser, by keyboard, with axe."""

import re

from playwright.sync_api import Page, expect

from carers.models import Plan
from questionnaires.models import Draft
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.test_staff_of_plans import staffed

__all__ = ["staffed"]

BEGIN = "/staff/carers/entry/"
NARROW = {"width": 640, "height": 800}


def faults(page: Page, name: str) -> list[str]:
    page.set_viewport_size(looks.WIDE)
    shot(page, f"staff-entry-{name}")
    found = looks.accessibility_faults(page)
    page.set_viewport_size(NARROW)
    if page.evaluate(looks.SCROLLS) > 0:
        found.append(f"scrolls sideways by {page.evaluate(looks.SCROLLS)}")
    page.set_viewport_size(looks.WIDE)
    return [f"{name}: {fault}" for fault in found]


def test_from_what_to_say_first_to_the_closed_screen(city, staffed):
    page = staffed("carers_adviser")
    page.goto(city + BEGIN)
    found = faults(page, "begin")
    page.get_by_label("With an interpreter").check()
    page.get_by_label("Which language does the person read?").select_option("ur")
    page.get_by_role("button", name="Start").click()
    found += faults(page, "sheet")
    page.get_by_label("I hardly sleep").check()
    page.get_by_label("I am not safe at home right now").check()
    page.get_by_role("button", name="Save and make the plan").click()
    expect(page.get_by_role("heading", name="Danger: act now")).to_be_visible()
    found += faults(page, "danger")
    page.get_by_role("button", name="I have read this, go on").click()
    expect(page.get_by_label("I hardly sleep")).to_be_checked()
    page.get_by_role("button", name="Save and make the plan").click()
    expect(page.get_by_role("heading", name="The carer’s plan")).to_be_visible()
    assert Plan.objects.get().language == "ur"
    found += faults(page, "plan")
    page.get_by_role("link", name="Print the plan, in Urdu").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    found += faults(page, "print")
    page.get_by_role("link", name="Back to the plan").click()
    page.get_by_role("button", name="Show the code, once").click()
    expect(page.locator(".code")).to_have_text(re.compile(r"\d{4}"))
    found += faults(page, "code")
    page.get_by_role("link", name="Back to the plan").click()
    page.get_by_role("button", name="Close: remove it from my screen").click()
    expect(page.get_by_text("You can no longer open these answers.")).to_be_visible()
    page.goto(f"{city}{BEGIN}{Draft.objects.get().pk}/")
    expect(page.get_by_role("heading", name="You cannot open these answers")).to_be_visible()
    found += faults(page, "lost")
    assert not found, "\n".join(found)


def test_what_is_wrong_is_shown_where_it_is_and_the_keyboard_reaches_everything(city, staffed):
    page = staffed("council_worker")
    page.goto(city + BEGIN)
    page.get_by_label("By phone").check()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("postcode", exact=False).first.fill("nowhere")
    # The Enter key saves.
    page.keyboard.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert faults(page, "wrong") == []
    page.locator(".govuk-error-summary a").click()
    field = page.locator("#id_place-postcode")
    expect(field).to_be_focused()
    expect(field).to_have_value("nowhere")
    field.fill("CV1 5RS")
    page.locator("#page-relation-2 summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_relation-2-relation-2_0")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved at this point.")).to_be_visible()
    answers = Draft.objects.get().answers()
    assert answers["postcode"] == "CV1 5RS"
    assert answers["relation-2"] == "parent"
    assert "relation-2" not in Draft.objects.get().visible_answers()


def test_answers_to_a_survey_are_typed_in_and_never_seen_again(city, staffed):
    page = staffed("council_worker")
    page.goto(f"{city}/staff/surveys/entry/")
    found = faults(page, "survey-begin")
    page.get_by_label("By phone").check()
    page.get_by_label("Survey").select_option("experience-adult")
    page.get_by_label("Which language does the person read?").select_option("ur")
    page.get_by_role("button", name="Start").click()
    found += faults(page, "survey-sheet")
    page.locator("[name=safe-safe][value=no]").check()
    page.get_by_role("button", name="Send the answers").click()
    found += faults(page, "survey-danger")
    page.get_by_role("button", name="I have read this, go on").click()
    page.locator("[name=contact-contact][value=yes]").check()
    page.get_by_role("button", name="Send the answers").click()
    found += faults(page, "survey-unreachable")
    page.get_by_label("They leave no way").check()
    page.get_by_role("button", name="Send the answers").click()
    expect(page.get_by_role("heading", name="Sent. Nothing is shown again.")).to_be_visible()
    assert not Draft.objects.exists()
    assert not found, "\n".join(found)
