"""Whatever can be pressed can be reached with the keyboard, in the order in which it is read."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import reaches_everything


@pytest.mark.parametrize(
    "address",
    [
        "/en/",
        "/ur/",
        "/en/feedback/",
        "/ur/feedback/",
        "/en/directory/?q=carer",
        "/en/urgent-help/",
    ],
)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    city: str, page: Page, address: str
) -> None:
    page.goto(city + address)
    reaches_everything(page)


def test_the_first_tab_offers_to_skip_to_the_content(site: str, page: Page) -> None:
    page.goto(f"{site}/en/privacy/")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
