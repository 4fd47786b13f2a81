"""From a finding to what everybody reads of it: staff by mouse and keyboard, readers in their
language, narrow, by axe, on an old phone without scripts."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from portal.accounts.models import User
from portal.languages.models import State
from portal.languages.table import Language
from portal.languages.translated import save_texts
from surveys.acting.periods import latest_quarter
from surveys.models import Action, Entry, Survey
from tests.factories.accounts import person
from tests.factories.acting import TEXTS, action_of, entry_of
from tests.factories.surveys import answered, survey_of
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.keyboard import reaches_everything
from tests.journeys.sessions import sign_in
from tests.short_time import languages_of_today

Staffed = Callable[[User], Page]
READERS = {"ur": "گرم چائے", "pl": "Cieplejsza herbata"}


@pytest.fixture
def staffed(browser: Browser, site: str) -> Staffed:
    """A wide window of somebody of the staff; each has one of their own."""
    contexts = []

    def window(user: User) -> Page:
        context = browser.new_context(viewport={**looks.WIDE})
        contexts.append(context)
        sign_in(context, site, user)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()


@pytest.fixture
def survey(db: None) -> Survey:
    """Enough answers of the last quarter that is over to publish a figure."""
    found = survey_of()
    day = latest_quarter().first + datetime.timedelta(days=40)
    for number in range(31):
        given = {"happy": "very" if number < 24 else "fairly"}
        answered(found, given, identity="linked", day=day)
    return found


def staff_faults(page: Page, name: str) -> list[str]:
    page.set_viewport_size(looks.WIDE)
    shot(page, f"we-did-{name}")
    found = looks.accessibility_faults(page)
    page.set_viewport_size(looks.NARROW)
    if page.evaluate(looks.SCROLLS) > 0:
        found.append(f"scrolls sideways by {page.evaluate(looks.SCROLLS)}")
    page.set_viewport_size(looks.WIDE)
    return [f"{name}: {fault}" for fault in found]


@pytest.mark.long
def test_from_a_finding_to_what_everybody_reads(
    site: str, survey: Survey, staffed: Staffed, old_phone: Page
) -> None:
    owner = person("council_manager", name="Grace Owner")
    writer = staffed(person("survey_analyst"))
    found = records_an_action(writer, site, survey, owner)
    action = Action.objects.get()
    assert "77% of 31" in action.figures_say
    found += moves_it_on(staffed(owner), site, action)
    found += writes_for_the_public(writer, site, action)
    entry = Entry.objects.get()
    old_phone.goto(f"{site}/en/we-asked-you-said/{entry.pk}/")
    expect(old_phone.locator("h1")).not_to_have_text("Warmer tea")
    found += approves(staffed(person("principal_social_worker")), site, entry)
    reads(old_phone, site)
    assert not found, "\n".join(found)


def records_an_action(page: Page, site: str, survey: Survey, owner: User) -> list[str]:
    page.goto(f"{site}/staff/surveys/actions/new/")
    found = staff_faults(page, "begin")
    page.get_by_label("Figures of a survey").check()
    page.get_by_label("Survey", exact=True).select_option(survey.pk)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Which answer?").select_option("indicator:happy/good")
    page.get_by_role("button", name="Record the action").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Write what was found.")
    found += staff_faults(page, "new")
    page.get_by_label("What was found?").fill("Some find the tea cold.")
    page.get_by_label("The action in a few words").fill("Buy a kettle")
    page.get_by_label("What will be done?").fill("A kettle that keeps tea warm.")
    page.get_by_label("Who does it?").select_option(str(owner.pk))
    day = timezone.localdate() + datetime.timedelta(days=20)
    for name, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(name, exact=True).fill(str(value))
    page.get_by_role("button", name="Record the action").click()
    expect(page.locator("main")).to_contain_text("The action was recorded.")
    return found + staff_faults(page, "action")


def moves_it_on(page: Page, site: str, action: Action) -> list[str]:
    """Its owner, from the list."""
    page.goto(f"{site}/staff/surveys/actions/?whose=mine")
    found = staff_faults(page, "list")
    page.get_by_role("link", name="Buy a kettle").click()
    page.get_by_label("Done").check()
    page.get_by_label("Why, or how").fill("It stands in the kitchen.")
    page.get_by_role("button", name="Move it on").click()
    expect(page.locator("main")).to_contain_text("It stands in the kitchen.")
    page.get_by_role("link", name="See the chart").click()
    found += staff_faults(page, "evidence")
    page.get_by_label("It cannot be said").check()
    page.get_by_label("Why do you think so?").fill("It has only just come.")
    page.get_by_role("button", name="Write down my judgement").click()
    expect(page.locator("main")).to_contain_text("It has only just come.")
    return found


def writes_for_the_public(page: Page, site: str, action: Action) -> list[str]:
    page.goto(f"{site}/staff/surveys/actions/{action.pk}/")
    page.get_by_role("link", name="Tell the public what was done").click()
    page.get_by_label("Topic").select_option("care")
    page.get_by_label("Title").fill("Warmer tea")
    page.get_by_label("We asked", exact=True).fill(TEXTS["asked"])
    page.get_by_label("You said", exact=True).fill(TEXTS["said"])
    page.get_by_label("We did", exact=True).fill(TEXTS["did"])
    page.get_by_label("Figure", exact=True).select_option("indicator:happy/good")
    page.get_by_label("What do those people say?").fill("of people like the tea.")
    found = staff_faults(page, "write")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Put it forward for approval").click()
    expect(page.locator("main")).to_contain_text("you cannot approve it")
    return found + staff_faults(page, "entry")


def approves(page: Page, site: str, entry: Entry) -> list[str]:
    page.goto(f"{site}/staff/surveys/we-said/")
    found = staff_faults(page, "entries")
    page.get_by_role("list").get_by_role("link", name="Warmer tea").click()
    expect(page.locator("main")).to_contain_text("83%")
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.locator("main")).to_contain_text("The public can read it now.")
    return found


def reads(page: Page, site: str) -> None:
    """By the foot of any page, without scripts."""
    page.goto(f"{site}/en/surveys/")
    page.locator("footer").get_by_role("link", name="We asked, you said, we did").click()
    page.get_by_role("link", name="Warmer tea").click()
    expect(page.locator("main")).to_contain_text("We bought a bigger kettle.")
    expect(page.locator("main")).to_contain_text("83% of people like the tea.")
    expect(page.locator("main")).to_contain_text("About 30 people answered")


@pytest.mark.parametrize("language", languages_of_today(), ids=lambda language: language.code)
def test_what_everybody_reads_in_their_language(site: str, page: Page, language: Language) -> None:
    """The list, one entry with all its parts, one that was taken down, the end of a survey."""
    entry = whole_entry()
    if language.code in READERS:
        texts = {"title": READERS[language.code]}
        save_texts(entry, language=language.code, texts=texts, state=State.DRAFT)
    gone = entry_of(entry.action)
    Entry.objects.filter(pk=gone.pk).update(state="withdrawn", withdrawn_at=timezone.now())
    here = f"{site}/{language.code}/we-asked-you-said/"
    found = []
    for name, address in (
        ("list", here),
        ("entry", f"{here}{entry.pk}/"),
        ("gone", f"{here}{gone.pk}/"),
        ("thanks", f"{site}/{language.code}/surveys/tea-club/thanks/"),
    ):
        page.goto(address)
        faults = looks.faults(page, language)
        shot(page, f"we-did-{name}-{language.code}-320")
        faults += looks.overflow_when_longer(page)
        found += [f"{name}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


def whole_entry() -> Entry:
    easy = {"easy_asked": "Was the tea warm?", "easy_said": "No.", "easy_did": "Now it is."}
    texts = {**easy, "not_possible": "Tea at night: nobody is there.", "figure_words": "like it."}
    entry = entry_of(action_of(survey_of()), texts=texts)
    days = {"first": "2026-07-01", "last": "2026-09-30"}
    entry.figure = {"count": 25, "base": 30, "percent": 83, "rounded_to": 5, **days}
    entry.corrected_at, entry.correction = timezone.now(), "The number was wrong."
    entry.is_demonstration = True
    entry.save()
    return entry


@pytest.mark.parametrize("code", ["en", "ur"])
def test_everything_can_be_reached_with_the_keyboard(site: str, page: Page, code: str) -> None:
    entry = whole_entry()
    entry_of(action_of(), topic=Entry.Topic.CARERS)
    for address in ("", f"{entry.pk}/"):
        page.goto(f"{site}/{code}/we-asked-you-said/{address}")
        reaches_everything(page)
