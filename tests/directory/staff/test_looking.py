"""One listing as staff see it, and as the public sees it."""

import pytest

from directory.models import Service
from portal.languages.models import State
from portal.languages.translated import save_texts
from tests.directory.staff.reading import page, text

LISTING = "/staff/directory/listings/lunch-club/"
LOOK = f"{LISTING}look/"


def test_everything_it_says_is_there(editor, lunch):
    said = text(editor.get(LISTING))
    for words in (
        "Lunch club", "Shown", "Example Lunches", "Ask for the kitchen.", "Anyone over 60.",
        "024 7600 0001 (Office)", "Monday, Wednesday, 12:00 to 14:00", "St Example hall",
        "A safe house, Coventry (kept private)", "Punjabi (on Mondays)", "1 May 2026",
        "Nobody has checked it yet.", "Missing: Polish",
    ):  # fmt: skip
        assert words in said, words


def test_what_is_not_known_is_named(editor, db):
    from tests.factories.directory import ServiceFactory

    ServiceFactory(key="bare", organisation=None)
    said = text(editor.get("/staff/directory/listings/bare/"))
    assert "Organisation not known" in said
    assert "Not known: Organisation; Who it is for" in said


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"publication": "draft"}, "Draft"),
        ({"publication": "withdrawn"}, "Withdrawn"),
        ({"status": "defunct"}, "Hidden: defunct"),
        ({"status": "temporarily closed"}, "Shown, closed for now"),
    ],
)
def test_its_state_in_words(editor, lunch, fields, words):
    Service.objects.update(**fields)
    assert words in text(editor.get(LISTING))


def test_a_listing_that_is_not_there(editor, db):
    assert editor.get("/staff/directory/listings/nowhere/").status_code == 404


def test_the_page_as_people_see_it_in_their_language(editor, lunch):
    save_texts(lunch, language="ur", texts={"name": "کھانا"}, state=State.DRAFT)
    shown = page(editor.get(f"{LOOK}?language=ur")).select_one(".keeping-preview")
    assert (shown["lang"], shown["dir"]) == ("ur", "rtl")
    assert shown.h1.get_text(strip=True) == "کھانا"
    assert shown.select_one("[lang='en-GB']") is not None


def test_the_rest_of_the_page_stays_english(editor, lunch):
    answer = page(editor.get(f"{LOOK}?language=ur"))
    assert answer.html["lang"] == "en-GB"
    assert answer.select_one("[aria-current=page]").get_text(strip=True) == "Urdu"


def test_a_draft_can_be_looked_at_by_staff_alone(editor, client, lunch):
    Service.objects.update(publication="draft")
    assert "once it is published" in text(editor.get(LOOK))
    assert client.get(LOOK).status_code == 302
    assert client.get("/en/directory/services/lunch-club/").status_code == 404


def test_a_private_place_is_not_in_the_look(editor, lunch):
    assert "safe house" not in text(editor.get(LOOK))


@pytest.mark.parametrize("language", ["", "xx", "UR", "en"])
def test_any_language_asked_for_gives_a_page(editor, lunch, language):
    assert editor.get(f"{LOOK}?language={language}").status_code == 200
