"""Results that renew themselves on an open screen, and what the screens of results look like."""

import datetime
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, Response, expect

from portal.languages.table import ENGLISH
from surveys.models import Identity, Survey
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, survey_of, team_of
from tests.journeys import looks
from tests.journeys.answering import press, step_of
from tests.journeys.conftest import shot
from tests.journeys.sessions import enter, sign_in
from tests.journeys.two_processes import postgresql_database, prepare, served
from tests.suite import postgresql
from tests.surveys.charts.answers import months_of_answers

ADDRESS = reverse("staff-surveys:result", args=[CODE])
VERSION = reverse("staff-surveys:result-version", args=[CODE])
SOON = 3.0
"""Seconds from sending to seeing."""
TURN = 2000
"""Milliseconds between two questions of the page."""
MOST_PAGES = 20
PHONE = {"width": 360, "height": 640}
WATCH = """() => {
  window.moved = 0;
  const watch = new MutationObserver((found) => { window.moved += found.length; });
  const all = { subtree: true, childList: true, characterData: true };
  watch.observe(document.querySelector("main"), all);
  for (const name of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:afterSettle"])
    document.addEventListener(name, () => { window.moved += 1; });
}"""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    server = postgresql() if request.param == "postgresql" else ""
    if request.param == "postgresql" and not server:
        pytest.skip("no PostgreSQL server answers")
    place = f"sqlite:///{tmp_path / 'live.sqlite3'}"
    with postgresql_database(server) if server else nullcontext(place) as found:
        yield found


def send_from_phone(phone: Page, address: str) -> float:
    """Happy, and by link; gives the moment at which she pressed the last button."""
    phone.goto(address)
    press(phone)
    for _page in range(MOST_PAGES):
        if step_of(phone) == "check":
            break
        for group in phone.locator(".answers").all():
            group.locator("input").first.check()
        for box in phone.locator("#page input[type=text]").all():
            box.fill("07700 900123")
        press(phone)
    sent_at = time.monotonic()
    press(phone)
    assert phone.url.endswith("/thanks/")
    return sent_at


@pytest.mark.long
def test_an_answer_from_a_phone_is_on_the_open_screen_within_three_seconds(
    browser: Browser, database: str
) -> None:
    """Two processes of the portal, which share nothing but the database."""
    made = prepare(database)
    with served(database) as site:
        desk, phone = browser.new_context(), browser.new_context(viewport=PHONE)
        enter(desk, site, made.session)
        screen, hers = desk.new_page(), phone.new_page()
        screen.goto(f"{site}{ADDRESS}")
        expect(screen.locator("#card-total")).to_contain_text("3 answers")
        sent_at = send_from_phone(hers, f"{site}{made.link}")
        expect(screen.locator("#card-total")).to_contain_text("4 answers", timeout=10_000)
        took = time.monotonic() - sent_at
        expect(screen.locator("[data-results-news]")).to_have_text("1 new answer")
        desk.close()
        phone.close()
    assert took <= SOON, f"It took {took:.1f} seconds."


# What an open page does ---------------------------------------------------------------------


@pytest.fixture
def survey(site: str) -> Survey:
    survey = survey_of(identity=Identity.PSEUDONYMOUS)
    for given in ("very", "very", "not"):
        answered(survey, {"happy": given}, team=team_of())
    return survey


@pytest.fixture
def screen(site: str, survey: Survey, page: Page) -> Page:
    """Open, with a clock that the test moves."""
    sign_in(page.context, site, person("survey_analyst"))
    page.clock.install()
    page.goto(f"{site}{ADDRESS}?question=every")
    page.evaluate(WATCH)
    return page


def next_turn(screen: Page) -> Response:
    with screen.expect_response(lambda answer: VERSION in answer.url) as found:
        screen.clock.run_for(TURN)
    return found.value


def test_ten_times_nothing_new_moves_nothing(screen: Page) -> None:
    assert [next_turn(screen).status for _turn in range(10)] == [204] * 10
    assert screen.evaluate("window.moved") == 0
    expect(screen.locator("[data-results-news]")).to_have_text("")
    expect(screen.locator("#card-total")).to_contain_text("3 answers")


def test_only_what_moved_is_put_in_and_all_else_stays(screen: Page, survey: Survey) -> None:
    """What is open stays open, the keyboard where it is, the page where it was scrolled to."""
    details = screen.locator("#table-indicator-happy")
    details.locator("summary").click()
    for card in ("indicator-happy", "age"):
        screen.evaluate(f"document.querySelector('#card-spread-{card}').seen = true")
    top = screen.evaluate(
        "document.querySelector('#table-indicator-happy').getBoundingClientRect().top"
    )
    # Easy read does not ask for the age.
    answered(survey, {"happy": "very"}, team=team_of(), form="easy")

    assert next_turn(screen).status == 200
    expect(screen.locator("#card-total")).to_contain_text("4 answers")
    expect(screen.locator("[data-results-news]")).to_have_text("1 new answer")
    seen = [
        f"document.querySelector('#card-spread-{card}').seen" for card in ("indicator-happy", "age")
    ]
    assert [screen.evaluate(one) for one in seen] == [None, True]
    assert details.get_attribute("open") is not None
    focused = "document.activeElement.closest('details')?.id"
    assert screen.evaluate(focused) == "table-indicator-happy"
    now = screen.evaluate(
        "document.querySelector('#table-indicator-happy').getBoundingClientRect().top"
    )
    assert abs(now - top) < 2
    assert next_turn(screen).status == 204


def test_whoever_reads_in_peace_is_not_disturbed(screen: Page, survey: Survey) -> None:
    asked: list[str] = []
    screen.on("request", lambda request: asked.append(request.url))
    pause = screen.get_by_role("button", name="Stop asking for new answers")
    pause.click()
    answered(survey, {"happy": "very"}, team=team_of())
    screen.clock.run_for(3 * TURN)
    assert not asked
    expect(screen.locator("#card-total")).to_contain_text("3 answers")

    pause.click()
    assert next_turn(screen).status == 200
    expect(screen.locator("#card-total")).to_contain_text("4 answers")


def test_a_page_that_nobody_sees_asks_nothing(screen: Page) -> None:
    asked: list[str] = []
    screen.on("request", lambda request: asked.append(request.url))
    screen.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
    screen.clock.run_for(3 * TURN)
    assert not asked


def test_the_first_answers_bring_their_cards(site: str, page: Page) -> None:
    survey = survey_of(identity=Identity.PSEUDONYMOUS)
    sign_in(page.context, site, person("survey_analyst"))
    page.clock.install()
    page.goto(f"{site}{ADDRESS}")
    expect(page.locator("#cards")).to_contain_text("Nobody has answered yet")
    answered(survey, {"happy": "very"}, team=team_of())
    next_turn(page)
    expect(page.locator("#cards")).to_contain_text("Happy with the help")


# What the screens look like -----------------------------------------------------------------


@pytest.fixture
def two_years(survey: Survey) -> Survey:
    """Of two teams, one of which slides."""
    first = timezone.localdate().replace(day=1) - datetime.timedelta(days=20 * 30.5)
    start = (first.year, first.month)
    months_of_answers(survey, [8, 9] * 10, start=start, team=team_of())
    months_of_answers(survey, [8, 9] * 6 + [3] * 8, start=start, team=team_of("south"))
    return survey


ONE = (CODE,)
MEASURE = (CODE, "indicator:happy", "good")
SCREENS = {
    "overview": reverse("staff-surveys:results"),
    "survey": f"{ADDRESS}?by=team&question=every",
    "teams": reverse("staff-surveys:result-teams", args=ONE),
    "signals": reverse("staff-surveys:result-signals", args=ONE),
    "service": f"{reverse('staff-surveys:result-service', args=ONE)}?by=language&question=every",
    "measure": f"{reverse('staff-surveys:result-measure', args=MEASURE)}?team=south",
    "limits": reverse("staff-surveys:result-limits", args=MEASURE),
}


@pytest.mark.parametrize("name", SCREENS)
def test_by_axe_and_on_a_narrow_screen(site: str, two_years: Survey, page: Page, name: str) -> None:
    sign_in(page.context, site, person("survey_analyst"))
    page.goto(f"{site}{SCREENS[name]}")
    # What is folded is looked at too.
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = looks.faults(page, ENGLISH)
    shot(page, f"results-{name}-320")
    assert not found, "\n".join(found)


def test_complete_without_scripts(site: str, two_years: Survey, old_phone: Page) -> None:
    sign_in(old_phone.context, site, person("survey_analyst"))
    old_phone.goto(f"{site}{ADDRESS}")
    assert old_phone.locator("svg[role=img]").count() >= 2
    assert old_phone.locator("details table").count() >= 2
    expect(old_phone.get_by_text("Load the page again")).to_be_visible()
    expect(old_phone.locator("[data-results-pause]")).to_be_hidden()
