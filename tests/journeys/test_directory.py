"""Whole journeys through the directory, as a person makes them."""

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.directory.views.conftest import Small, small

__all__ = ["small"]

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}


def test_old_phone_finds_saves_and_sends(site: str, small: Small, old_phone: Page) -> None:
    """No scripts, 320 pixels: from the home page to a list in her inbox."""
    page = old_phone
    page.goto(f"{site}/en/")
    page.get_by_label("What do you need?").fill("someone to sit with mum")
    page.get_by_label("Postcode").fill("CV6")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Sitting Service").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sitting Service")
    expect(page.get_by_role("link", name="024 7600 0001")).to_be_visible()
    page.get_by_role("button", name="Save to my list").click()
    expect(page.get_by_role("button", name="Saved. Take it off my list")).to_be_visible()
    page.get_by_role("link", name="Your list: 1 service").click()
    page.get_by_label("E-mail address or mobile phone number").fill("someone@example.org")
    page.get_by_role("button", name="Send my list").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We are sending your list")
    assert mail.outbox[0].to == ["someone@example.org"]
    page.get_by_role("link", name="Back to your list").click()
    page.get_by_role("button", name="Clear my list").click()
    expect(page.get_by_text("There is nothing on your list yet.")).to_be_visible()


def test_filters_fold_on_a_phone(site: str, small: Small, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/en/directory/?q=respite")
    button = page.get_by_role("button", name="Show these services")
    expect(button).to_be_hidden()
    page.locator(".filters__summary").click()
    expect(button).to_be_visible()


def test_filters_stand_beside_the_list_on_a_wide_screen(
    site: str, small: Small, page: Page
) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{site}/en/directory/?q=respite")
    expect(page.get_by_role("button", name="Show these services")).to_be_visible()


def test_filter_on_and_off_and_back(site: str, small: Small, page: Page) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{site}/en/directory/?q=respite")
    results = page.locator(".result")
    everything = results.count()
    page.locator(".facet__summary", has_text="Cost").click()
    page.get_by_label("Free (1)", exact=True).check()
    page.get_by_role("button", name="Show these services").click()
    chip = page.get_by_role("link", name="Take this off: Free")
    expect(chip).to_be_visible()
    chip.click()
    expect(results).to_have_count(everything)
    page.go_back()
    expect(chip).to_be_visible()


def test_back_to_the_same_results(site: str, small: Small, page: Page) -> None:
    page.goto(f"{site}/en/directory/?q=sitting&near=CV6")
    page.get_by_role("link", name="Sitting Service").click()
    page.get_by_role("link", name="Back to the list of services").click()
    expect(page).to_have_url(f"{site}/en/directory/?q=sitting&near=CV6")


def test_another_language_keeps_the_search(site: str, small: Small, page: Page) -> None:
    page.goto(f"{site}/en/directory/?q=sitting&near=CV6")
    page.get_by_role("link", name="Polski").click()
    expect(page).to_have_url(f"{site}/pl/directory/?q=sitting&near=CV6")
    expect(page.locator("#q")).to_have_value("sitting")


def test_wrong_details_are_told_with_the_keyboard_alone(
    site: str, small: Small, page: Page
) -> None:
    page.goto(f"{site}/en/directory/services/sitting-service/report/")
    page.get_by_label("The service has closed or moved").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The door was locked.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for telling us")
    assert small.full.reports.get().detail == "The door was locked."


def test_a_mistake_takes_the_focus(site: str, small: Small, page: Page) -> None:
    page.goto(f"{site}/en/directory/services/sitting-service/report/")
    page.get_by_role("button", name="Send this").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Choose what is wrong.").click()
    expect(page.get_by_label("The phone number, address or website is wrong")).to_be_focused()


def test_danger_shows_numbers_above_the_results(site: str, small: Small, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/en/directory/?q=he+hits+me")
    panel = page.locator("section", has=page.locator("#urgent-help-title"))
    expect(panel.get_by_role("link", name="999")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Leave this page quickly").first).to_be_visible()


@pytest.mark.parametrize("address", ["services/sitting-service/", "saved/"])
def test_paper_shows_the_service_and_nothing_to_press(
    site: str, small: Small, page: Page, address: str
) -> None:
    page.goto(f"{site}/en/directory/services/sitting-service/")
    page.get_by_role("button", name="Save to my list").click()
    page.goto(f"{site}/en/directory/{address}")
    page.emulate_media(media="print")
    expect(page.get_by_text("024 7600 0001").first).to_be_visible()
    expect(page.get_by_text("1 High Street")).to_be_visible()
    expect(page.get_by_text("Printed on")).to_be_visible()
    for pressed in page.locator("main button, main input:not([type=hidden])").all():
        expect(pressed).to_be_hidden()
