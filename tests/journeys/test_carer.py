"""A carer from the first page of the portal to a plan of her own, on the data that ships."""

import pytest
from playwright.sync_api import Browser, Page, expect

from carers.models import Plan
from carers.plan.texts import read_file
from portal.languages.table import Language
from portal.settings.base import BASE_DIR
from portal.ui.pdf import can_make_pdf
from questionnaires.models import Draft
from tests.journeys import looks
from tests.journeys.answering import answer_all, fill, press, start, step_of
from tests.journeys.conftest import shot
from tests.pdf_text import squeezed, text_of, without_marks, words
from tests.short_time import languages_of_keyed_pages

ITEMS = BASE_DIR / "carers" / "data" / "items" / "texts"
languages = pytest.mark.parametrize(
    "language", languages_of_keyed_pages(), ids=lambda language: language.code
)


@pytest.mark.long
@languages
def test_ten_minutes_to_a_plan_in_her_language(city: str, page: Page, language: Language) -> None:
    """Each page on the way can be used by everyone, and the PDF can be read back."""
    found: list[str] = []

    def look(page: Page) -> None:
        found.extend(f"{step_of(page)}: {fault}" for fault in looks.faults(page, language))
        shot(page, f"carer-{step_of(page)}-{language.code}-320")

    start(page, city, language.code)
    assert answer_all(page, look) == 11
    look(page)
    press(page)
    expect(page.locator(".plan__first")).to_be_visible()
    found += [f"plan: {fault}" for fault in looks.faults(page, language)]
    shot(page, f"carer-plan-{language.code}-320")
    assert not found, "\n".join(found)
    if can_make_pdf():
        read = text_of(page.request.get(f"{page.url}pdf/").body())
        title = read_file(ITEMS / f"{language.code}.toml")["item/short-break"]["title"]
        if language.is_rtl:
            assert not words(without_marks(title)) - words(read)
        else:
            assert squeezed(title) in squeezed(read)


@languages
def test_danger_shows_help_before_anything_else(
    city: str, browser: Browser, language: Language
) -> None:
    """In her language, on an old phone, without scripts; nothing she said is lost."""
    with browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        start(page, city, language.code)
        answer_all(page, safe="end-life")
        assert step_of(page) == "danger"
        phones = page.locator("a[href^='tel:']").evaluate_all("all => all.map(a => a.href)")
        assert {"tel:999", "tel:111", "tel:116123"} <= set(phones)
        expect(page.locator(".portal-header, .languages")).to_have_count(0)
        shot(page, f"carer-danger-{language.code}-320")
        page.locator("button[name=on]").click()
        answer_all(page, safe="end-life")
        press(page)
        expect(page.locator("a[href='tel:116123']").first).to_be_visible()
        assert Plan.objects.get().snapshot["red_flags"][0]["level"] == "R0"


def tab_to(page: Page, words: str) -> None:
    """Presses Tab until the button of these words has the focus, answering radios on the way."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
        if page.evaluate("document.activeElement.type") == "radio":
            page.keyboard.press("Space")
    raise AssertionError(f"{words!r} cannot be reached on {page.url}")


def test_to_a_plan_by_keyboard_alone(city: str, page: Page) -> None:
    page.goto(f"{city}/en/carers/")
    tab_to(page, "My mum or dad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/you/")
    while step_of(page) != "check":
        before = page.url
        tab_to(page, "Continue")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    tab_to(page, "Make my plan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plans/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your plan")
    assert set(Draft.objects.get().answers()) >= {"your-age", "hours", "carry-on"}


def test_nothing_is_lost_when_the_language_changes_in_the_middle(city: str, page: Page) -> None:
    start(page, city, "en")
    page.locator("[name='you-your-age'][value='65-plus']").check()
    page.locator("[lang=ur]").first.click()
    page.wait_for_url("**/ur/**")
    expect(page.locator("[name='you-your-age'][value='65-plus']")).to_be_checked()


def test_a_code_opens_her_answers_on_another_device(
    city: str, page: Page, browser: Browser
) -> None:
    start(page, city, "en")
    fill(page)
    press(page)
    page.get_by_role("button", name="Save and come back later").click()
    page.get_by_role("button", name="Show me a code").click()
    code = "".join(page.locator(".code__group").all_text_contents())
    with browser.new_context(java_script_enabled=False) as context:
        other = context.new_page()
        other.goto(f"{city}/en/carers/carry-on/")
        other.locator("main input[type=text]").fill(code)
        press(other)
        assert step_of(other) == "person"
    page.goto(page.url.replace("/keep/", "/you/"))
    expect(page.locator("main")).to_contain_text("This device cannot open these answers any more.")
