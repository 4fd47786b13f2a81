"""Answering surveys in a browser: those that ship, and what can go wrong at the end."""

import datetime
import os
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import transaction
from playwright.sync_api import Page, Route, expect

from portal.languages.table import Language
from surveys.asking.links import keys_of
from surveys.models import Form, Invitation, Response, Survey
from tests.factories.surveys import invited, survey_of, team_of
from tests.journeys import looks
from tests.journeys.answering import press, step_of
from tests.journeys.conftest import shot
from tests.short_time import languages_of_keyed_pages

languages = pytest.mark.parametrize(
    "language", languages_of_keyed_pages(), ids=lambda language: language.code
)
MOST_PAGES = 60
SHAPE = """() => [...document.querySelectorAll("#page :is(input, textarea, .answers)")]
  .map(one => `${one.tagName} ${one.type || one.className}`)
  .filter((one, place, all) => all.indexOf(one) === place).join()"""
"""What kinds of things a page has to be filled in: pages of one shape look alike to axe."""


@pytest.fixture
def shipped(site: str) -> str:
    """The portal with the surveys that ship, in every language."""
    with transaction.atomic():
        call_command("load_surveys", stdout=StringIO())
    return site


def link_of(site: str, survey: Survey, language: str, **fields: str) -> str:
    invitation = invited(survey, team=team_of(), **fields)
    return f"{site}/{language}/surveys/open/{keys_of(invitation.pk).token}/"


def fill(page: Page, *, last: bool) -> None:
    """The first answer of each question; of those who could be contacted also how."""
    for group in page.locator(".answers").all():
        group.locator("input").nth(-1 if last else 0).check()
    for box in page.locator("#page textarea, #page input[type=text]").all():
        box.fill("Warmer tea, please.")


def walk(page: Page, seen: set[str], language: Language, *, last: bool = False) -> list[str]:
    """From the first question to the check; what is wrong with pages of a shape not seen yet."""
    found: list[str] = []
    for _page in range(MOST_PAGES):
        # A click waits for the page and not for its styles.
        page.wait_for_load_state("load")
        step = step_of(page)
        shape = page.evaluate(SHAPE)
        if shape not in seen:
            found += [f"{step}: {fault}" for fault in looks.faults(page, language)]
            seen.add(shape)
        elif (wide := page.evaluate(looks.SCROLLS)) > 0:
            found.append(f"{step}: scrolls sideways by {wide}")
        if step == "check":
            return found
        fill(page, last=last)
        press(page)
    raise AssertionError(f"It does not end: {page.url}")


def to_walk() -> list[tuple[Survey, Form]]:
    """Every survey that ships in both forms; where time is scarce in one, tomorrow in the other."""
    surveys = list(Survey.objects.exclude(code="did-this-help"))
    if not os.environ.get("CI"):
        return [(survey, form) for survey in surveys for form in Form]
    today = datetime.date.today().toordinal()
    return [(survey, list(Form)[(place + today) % 2]) for place, survey in enumerate(surveys)]


@pytest.mark.long
@languages
def test_every_shipped_survey_by_link(shipped: str, page: Page, language: Language) -> None:
    """At 320 pixels, each to its thanks; each kind of page by axe, once in a form."""
    page.set_viewport_size(looks.NARROW)
    # The tests' SQLite has no way to wait, where the page is sent while it is kept.
    page.route("**/typed/", lambda route: route.fulfill(status=204))
    found: list[str] = []
    seen: dict[Form, set[str]] = {form: set() for form in Form}
    page.goto(f"{shipped}/{language.code}/surveys/")
    found += [f"index: {fault}" for fault in looks.faults(page, language)]
    ways = to_walk()
    for survey, form in ways:
        page.goto(link_of(shipped, survey, language.code, form=form))
        if not seen[form]:
            found += [f"landing: {fault}" for fault in looks.faults(page, language)]
            shot(page, f"survey-landing-{language.code}-320")
        press(page)
        found += [f"{survey}, {form}, {fault}" for fault in walk(page, seen[form], language)]
        press(page)
        expect(page).to_have_url(f"{shipped}/{language.code}/surveys/{survey.pk}/thanks/")
    found += [f"thanks: {fault}" for fault in looks.faults(page, language)]
    assert not found, "\n".join(found)
    assert Response.objects.filter(language=language.code).count() == len(ways)
    assert set(Invitation.objects.values_list("state", flat=True)) == {"answered"}


def test_on_an_old_phone_without_scripts_past_danger(site: str, old_phone: Page) -> None:
    survey = survey_of(is_safeguarding=True)
    page = old_phone
    page.goto(link_of(site, survey, "ur"))
    press(page)
    page.locator("[value=no]").check()
    press(page)
    assert step_of(page) == "danger"
    assert page.locator("a[href='tel:999']").count() == 2
    page.locator("button[name=on]").click()
    while step_of(page) != "check":
        fill(page, last=False)
        press(page)
    shot(page, "survey-check-ur-320")
    press(page)
    assert page.url.endswith("/thanks/")
    assert Response.objects.get().answers["safe"] == "no"


def tab_to(page: Page, words: str) -> None:
    """Presses Tab until the button of these words has the focus, answering on the way."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
        if page.evaluate("document.activeElement.type") == "radio":
            page.keyboard.press("Space")
    raise AssertionError(f"{words!r} cannot be reached on {page.url}")


@pytest.mark.parametrize("way", ["typed", "scanned"])
def test_by_the_code_of_a_letter_without_scripts(site: str, old_phone: Page, way: str) -> None:
    """Ten digits typed where the letter says; or what its QR code leads to."""
    keys = keys_of(invited(survey_of(), team=team_of()).pk)
    if way == "typed":
        old_phone.goto(f"{site}/s/")
        old_phone.locator("main input[name=code]").fill(keys.typed)
        old_phone.locator("main form button[type=submit]").click()
    else:
        old_phone.goto(f"{site}{urlsplit(keys.link).path}")
    press(old_phone)
    while step_of(old_phone) != "check":
        fill(old_phone, last=False)
        press(old_phone)
    press(old_phone)
    assert old_phone.url.endswith("/thanks/")
    assert Response.objects.count() == 1


def test_by_keyboard_alone(site: str, page: Page) -> None:
    survey_of()
    page.goto(f"{site}/en/surveys/")
    page.get_by_role("link", name="The tea club").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tea-club/")
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/safe/")
    while step_of(page) != "check":
        before = page.url
        tab_to(page, "Continue")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    tab_to(page, "Send my answers")
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanks/")
    assert Response.objects.count() == 1


def test_a_connection_lost_at_the_last_step_sends_once(site: str, page: Page) -> None:
    """The server has the answers; the browser never hears of it, and she presses again."""
    survey_of()
    page.goto(f"{site}/en/surveys/tea-club/")
    press(page)
    while step_of(page) != "check":
        fill(page, last=True)
        press(page)

    def is_cut(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/send/", is_cut, times=1)
    check = page.url
    press(page)
    page.wait_for_url(lambda url: url.startswith("chrome-error:"))
    page.unroute("**/send/")
    page.goto(check)
    expect(page).to_have_url(f"{site}/en/surveys/tea-club/thanks/")
    assert Response.objects.count() == 1


def test_pressed_twice_and_back_again_it_is_sent_once(site: str, page: Page) -> None:
    survey_of()
    page.goto(f"{site}/en/surveys/tea-club/")
    press(page)
    while step_of(page) != "check":
        press(page)
    page.locator("main form button").first.dblclick()
    page.wait_for_url("**/thanks/")
    page.go_back()
    page.reload()
    expect(page).to_have_url(f"{site}/en/surveys/tea-club/thanks/")
    assert Response.objects.count() == 1
