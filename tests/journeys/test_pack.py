"""The quarterly pack in a browser: one click, written in, made final, decided on, taken away."""

import datetime

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from surveys.models import Identity
from surveys.packs.editions import make_pack
from surveys.packs.files import book_of
from surveys.packs.page import html_of
from surveys.packs.quarters import quarter_called
from surveys.packs.wanting import make_wanted
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of, team_of
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import sign_in

LIST = "/staff/surveys/packs/"
PACK = f"{LIST}2025-q4/"
MONTHS = [datetime.date(2025, month, 12) for month in range(1, 13)]


@transaction.atomic
def a_year_of_answers() -> None:
    survey = survey_of(title="How was the tea?", identity=Identity.LINKED)
    for number, day in enumerate(MONTHS):
        for place in range(24):
            given = "very" if place < 14 + number % 3 else "fairly"
            team = team_of("north" if place % 2 else "south")
            age = "18-64" if place % 3 else "65-plus"
            answered(survey, {"happy": given, "age": age}, day=day, team=team)


def faults(page: Page, name: str) -> list[str]:
    """What is wrong with the page that is open, wide and narrow."""
    page.set_viewport_size(looks.WIDE)
    found = [f"{name}: {one}" for one in looks.accessibility_faults(page)]
    shot(page, f"pack-{name}-wide")
    page.set_viewport_size(looks.NARROW)
    if page.evaluate(looks.SCROLLS) > 0:
        found.append(f"{name} scrolls sideways by {page.evaluate(looks.SCROLLS)}")
    shot(page, f"pack-{name}-narrow")
    page.set_viewport_size(looks.WIDE)
    return found


def taken(page: Page, words: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("link", name=words).click()
    return download.value.suggested_filename


@pytest.mark.long
def test_from_the_list_to_what_the_meeting_decided(site: str, page: Page) -> None:
    a_year_of_answers()
    sign_in(page.context, site, person("principal_social_worker"))
    page.goto(f"{site}{LIST}")
    found = faults(page, "list")
    page.get_by_role("button", name="Make the pack of October to December 2025").click()
    expect(page.get_by_text("It is being made since")).to_be_visible()
    found += faults(page, "being-made")
    assert make_wanted() == 1
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("img").first).to_be_visible()
    found += faults(page, "draft")

    page.get_by_role("link", name="Write the narrative").click()
    found += faults(page, "narrative")
    page.get_by_label("What this quarter tells us").fill("Warmer tea makes the difference.")
    page.get_by_role("button", name="Save the narrative").click()
    expect(page.get_by_text("Warmer tea makes the difference.")).to_be_visible()

    page.get_by_role("link", name="Make it final").click()
    found += faults(page, "final")
    page.get_by_role("button", name="Make it final").click()
    page.get_by_role("link", name="Add what the meeting decided").click()
    page.get_by_label("What was decided?").fill("Buy a larger pot.")
    page.get_by_role("button", name="Add it").click()
    found += faults(page, "decisions")
    page.goto(f"{site}{PACK}")
    expect(page.get_by_role("heading", name="The meeting decided: 1 decision")).to_be_visible()
    found += faults(page, "decided")

    for words, ending in (("Spreadsheet", "xlsx"), ("Slides", "pptx"), ("Web page", "html")):
        assert taken(page, words) == f"quality-and-experience-2025-q4-edition-4.{ending}"
    assert not found


def test_the_file_can_be_read_by_everyone(site: str, page: Page) -> None:
    """The web page in one file, opened from a disk as those do who have no account."""

    a_year_of_answers()
    edition = make_pack(quarter=quarter_called("2025-q4"), by=person("survey_analyst"))
    page.set_content(html_of(book_of(edition)))
    page.locator("summary").first.click()
    assert not faults(page, "file")
