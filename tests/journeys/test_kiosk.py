"""A tablet of staff in the hands of one person after the other, with and without a network."""

import datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from surveys.models import Comment, Response
from tests.factories.surveys import survey_of, tablet_of
from tests.journeys import looks
from tests.journeys.conftest import shot

TABLET = {"width": 768, "height": 1024}
SHOWN_FOR_THANKS = 9000


class Tablet:
    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        page.set_viewport_size(TABLET)
        page.goto(url)
        page.wait_for_selector("body[data-ready]", timeout=60_000)

    def begin(self, language: str, form: str = "standard") -> None:
        self.page.locator(f"[data-language={language}]").click()
        self.page.locator(f"[data-form={form}]").click()

    def choose(self, value: str) -> None:
        self.page.locator(f"input[value={value}]").check()
        self.go_on()

    def go_on(self) -> None:
        self.page.locator("button[type=submit]").click()

    def do(self, what: str) -> None:
        self.page.locator(f"[data-do={what}]").click()

    def answer(self, language: str, words: str = "") -> None:
        """All of the easy form, and sends it."""
        self.begin(language, "easy")
        self.choose("yes")
        self.choose("no")
        self.choose("very")
        self.page.locator("textarea").fill(words)
        self.go_on()
        self.do("send")

    def is_at_the_start(self) -> None:
        expect(self.page.locator("[data-language=ur]")).to_be_visible(timeout=SHOWN_FOR_THANKS)
        assert self.page.evaluate("document.documentElement.lang") == "en-GB"
        fields = self.page.locator("input, textarea, [data-question]")
        assert fields.count() == 0

    @property
    def waiting(self) -> str:
        return self.page.locator("[data-waiting]").inner_text().strip()


@pytest.fixture
def tablet(site: str, page: Page) -> Tablet:
    door = tablet_of(survey_of())
    return Tablet(page, f"{site}/en/surveys/tablet/{door.code}/")


def test_one_person_after_the_other(tablet: Tablet) -> None:
    page = tablet.page
    tablet.begin("ur")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "ur",
        "rtl",
    ]
    page.locator("input[value=no]").check()
    expect(page.locator("[data-help] a[href='tel:999']").first).to_be_visible()
    shot(page, "tablet-help-ur")
    page.locator("input[value=yes]").check()
    expect(page.locator("[data-help]")).to_be_hidden()
    tablet.go_on()
    tablet.choose("yes")
    tablet.do("skip")
    page.locator("textarea").fill("چائے گرم ہو")
    tablet.do("back")
    tablet.do("back")
    assert page.locator("input[value=yes]").is_checked()
    tablet.go_on()
    tablet.do("language")
    page.locator("[data-language=pl]").click()
    tablet.do("skip")
    expect(page.locator("textarea")).to_have_value("چائے گرم ہو")
    tablet.go_on()
    tablet.do("skip")
    page.locator("[data-question=contact-how] input").fill("024 7600 0000")
    tablet.go_on()
    tablet.do("send")
    expect(page.locator(".kiosk__thanks")).to_be_visible()
    tablet.is_at_the_start()
    page.go_back()
    tablet.is_at_the_start()
    expect(page.locator("[data-waiting]")).to_be_hidden()
    response = Response.objects.get()
    assert (response.language, response.answers) == ("pl", {"safe": "yes", "contact-wanted": "yes"})
    assert Comment.objects.get().words == "چائے گرم ہو"


def test_the_back_button_leads_to_the_start_at_any_time(tablet: Tablet) -> None:
    tablet.begin("en")
    tablet.choose("yes")
    tablet.page.go_back()
    tablet.is_at_the_start()
    tablet.begin("en")
    assert not tablet.page.locator("input[value=yes]").is_checked()


def test_without_a_network_answers_wait_and_are_sent_once(
    tablet: Tablet, context: BrowserContext
) -> None:
    context.set_offline(True)
    tablet.answer("ur", "پہلا")
    tablet.is_at_the_start()
    assert tablet.waiting == "1 answer waiting"
    tablet.answer("en", "Second")
    expect(tablet.page.locator("[data-waiting]")).to_contain_text("2 answers waiting")
    tablet.is_at_the_start()
    shot(tablet.page, "tablet-waiting")
    assert not Response.objects.exists()
    kept = tablet.page.evaluate(
        """() => new Promise((done) => { indexedDB.open("tablet").onsuccess = (event) => {
          event.target.result.transaction("waiting").objectStore("waiting").getAll().onsuccess =
            (found) => done(JSON.stringify(found.target.result)); }; })"""
    )
    assert "Second" not in kept
    assert "very" not in kept
    context.set_offline(False)
    expect(tablet.page.locator("[data-waiting]")).to_be_hidden()
    assert sorted(Response.objects.values_list("language", flat=True)) == ["en", "ur"]
    assert {comment.words for comment in Comment.objects.all()} == {"پہلا", "Second"}


def test_what_waits_survives_the_page_and_a_lost_answer_of_the_portal(
    tablet: Tablet, context: BrowserContext
) -> None:
    """The portal has stored it, but the tablet never heard of that."""
    page = tablet.page
    sent = []

    def lose_the_answer(route):
        sent.append(route.fetch().status)
        route.abort()

    page.route("**/answers/", lose_the_answer, times=1)
    with page.expect_event("requestfailed"):
        tablet.answer("en", "Once")
    assert sent == [200]
    expect(page.locator("[data-waiting]")).to_contain_text("1 answer waiting")
    page.goto(tablet.url)
    expect(page.locator("[data-waiting]")).to_be_hidden()
    assert (Response.objects.count(), Comment.objects.count()) == (1, 1)


def test_left_alone_it_forgets(site: str, page: Page, settings) -> None:
    settings.TABLET_IDLE = datetime.timedelta(seconds=4)
    settings.TABLET_WARNING = datetime.timedelta(seconds=2)
    tablet = Tablet(page, f"{site}/en/surveys/tablet/{tablet_of(survey_of()).code}/")
    tablet.begin("ur")
    page.locator("input[value=yes]").check()
    expect(page.locator("[data-idle-bar]")).to_be_visible()
    expect(page.locator("[data-idle-count]")).to_have_text("2")
    tablet.do("stay")
    expect(page.locator("[data-idle-bar]")).to_be_hidden()
    tablet.is_at_the_start()
    assert not Response.objects.exists()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_it_can_be_used_by_everyone(tablet: Tablet, language: str) -> None:
    page = tablet.page
    found = looks.accessibility_faults(page)
    page.locator(f"[data-language={language}]").click()
    found += looks.accessibility_faults(page)
    page.locator("[data-form=standard]").click()
    page.locator("input[value=no]").check()
    found += looks.accessibility_faults(page)
    shot(page, f"tablet-question-{language}")
    page.set_viewport_size(looks.NARROW)
    assert page.evaluate(looks.SCROLLS) == 0
    found += looks.overflow_when_longer(page)
    tablet.do("stop")
    assert page.evaluate(looks.SCROLLS) == 0
    assert not found, "\n".join(found)


def test_a_closed_tablet_hears_of_it_between_two_people(tablet: Tablet) -> None:
    from surveys.models import Door

    tablet.begin("en")
    Door.objects.update(closed_at=datetime.datetime.now(datetime.UTC))
    tablet.do("stop")
    expect(tablet.page.locator("h1")).to_have_text("This tablet is not in use any more")


def test_without_scripts_it_leads_to_the_survey(site: str, old_phone: Page) -> None:
    door = tablet_of(survey_of())
    old_phone.goto(f"{site}/ur/surveys/tablet/{door.code}/")
    expect(old_phone.locator("noscript a, main a")).to_have_attribute(
        "href", "/ur/surveys/tea-club/"
    )
