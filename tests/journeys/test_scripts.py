"""What scripts add, and that everything works without them."""

import re

from playwright.sync_api import Page, Route, expect

from portal.ui.models import Feedback

HARMLESS = "https://www.bbc.co.uk/weather"


def stand_in(page: Page) -> None:
    """The harmless page, without leaving this machine."""

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    page.route(re.compile("bbc"), answer)


def test_shift_three_times_leaves_the_page(site: str, page: Page) -> None:
    stand_in(page)
    page.goto(f"{site}/en/urgent-help/")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(HARMLESS)


def test_the_button_leaves_the_page(site: str, page: Page) -> None:
    stand_in(page)
    page.goto(f"{site}/ur/urgent-help/")
    page.locator(".govuk-js-exit-this-page-button").click()
    page.wait_for_url(HARMLESS)


def test_without_scripts_it_is_a_link(site: str, old_phone: Page) -> None:
    old_phone.goto(f"{site}/en/urgent-help/")
    button = old_phone.get_by_role("button", name="Leave this page quickly")
    expect(button).to_have_attribute("href", HARMLESS)


def test_a_choice_opens_and_closes_its_further_field(site: str, page: Page) -> None:
    page.goto(f"{site}/en/components/")
    further = page.locator("#id_under_radio")
    expect(further).to_be_hidden()
    page.locator("#id_radios_1").check()
    expect(further).to_be_visible()
    page.locator("#id_radios_0").check()
    expect(further).to_be_hidden()


def test_without_scripts_further_fields_are_open(site: str, old_phone: Page) -> None:
    old_phone.goto(f"{site}/en/components/")
    expect(old_phone.locator("#id_under_radio")).to_be_visible()


def test_the_counter_counts_down(site: str, page: Page) -> None:
    page.goto(f"{site}/en/feedback/")
    page.locator("#id_message").fill("Hello")
    expect(page.get_by_text("Letters left: 1,995").first).to_be_visible()


def test_the_counter_has_words_in_a_language_of_six_plurals(site: str, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}/ar/feedback/")
    page.locator("#id_message").fill("سلام")
    expect(page.locator(".govuk-character-count__status")).to_be_visible()
    assert not said


def test_mistakes_are_read_out_first(site: str, page: Page) -> None:
    page.goto(f"{site}/en/feedback/")
    page.get_by_role("button", name="Send your message").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Write what you want to tell us.").click()
    expect(page.locator("#id_message")).to_be_focused()


def test_a_message_can_be_sent_without_scripts(site: str, old_phone: Page) -> None:
    old_phone.goto(f"{site}/en/feedback/")
    old_phone.get_by_label("What do you want to tell us?").fill("The words are too small.")
    old_phone.get_by_role("button", name="Send your message").click()
    expect(old_phone.get_by_role("heading", level=1)).to_have_text(
        "Thank you, we have your message"
    )
    assert Feedback.objects.get().message == "The words are too small."


def test_the_search_works_without_scripts(city: str, old_phone: Page) -> None:
    old_phone.goto(f"{city}/en/")
    old_phone.get_by_label("What do you need?").fill("dementia")
    old_phone.get_by_role("button", name="Search").click()
    expect(old_phone.locator(".result").first).to_be_visible()


def test_no_page_asks_another_server_or_breaks_the_policy(city: str, page: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in ("/en/", "/ur/directory/?q=carer", "/gu/components/", "/ti/urgent-help/"):
        page.goto(city + address)
    assert not [url for url in asked if not url.startswith(city)]
    assert not said


def test_only_content_is_printed(site: str, page: Page) -> None:
    page.goto(f"{site}/en/urgent-help/")
    page.emulate_media(media="print")
    for part in (".languages", ".urgent-line", ".portal-footer", ".govuk-exit-this-page"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
