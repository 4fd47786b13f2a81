"""Decisions about a listing: one click, or a reason."""

import pytest

from directory.models import Service
from tests.directory.staff.reading import mistakes, page, text

LISTING = "/staff/directory/listings/lunch-club/"


def now():
    return Service.objects.get(key="lunch-club")


def test_still_correct_in_one_click(editor, lunch):
    answer = editor.post(f"{LISTING}still-correct/", follow=True)
    assert "Lunch club is checked. The next check is due on" in text(answer)
    assert now().checked_at is not None


def test_one_click_in_the_list_leads_back_to_the_list(editor, lunch):
    back = "/staff/directory/?check_due=due&sort=check"
    assert editor.post(f"{LISTING}still-correct/", {"back": back}).url == back


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", ""]
)
def test_nobody_is_led_elsewhere(editor, lunch, back):
    assert editor.post(f"{LISTING}still-correct/", {"back": back}).url == LISTING


@pytest.mark.parametrize("action", ["still-correct", "publish", "history/1/restore"])
def test_a_link_alone_changes_nothing(editor, lunch, action):
    assert editor.get(f"{LISTING}{action}/").status_code == 405


def test_publishing(editor, lunch):
    Service.objects.update(publication="draft")
    answer = editor.post(f"{LISTING}publish/", follow=True)
    assert "The public sees this listing now." in text(answer)
    assert now().is_visible


def test_publishing_what_is_not_running_says_that_it_stays_hidden(editor, lunch):
    Service.objects.update(publication="draft", status="inactive")
    assert "not running" in text(editor.post(f"{LISTING}publish/", follow=True))


def test_a_thin_listing_is_not_published_and_says_why(editor, lunch):
    Service.objects.update(publication="draft")
    lunch.terms.clear()
    answer = editor.post(f"{LISTING}publish/", follow=True)
    assert "needs at least one need or one audience" in text(answer)
    assert page(answer).select_one(".messages__item--error") is not None
    assert now().publication == "draft"


def test_a_thin_listing_offers_no_button_to_publish_it(editor, lunch):
    Service.objects.update(publication="draft")
    lunch.terms.clear()
    assert page(editor.get(LISTING)).select_one("form[action$='/publish/']") is None


def test_withdrawing_asks_why(editor, lunch):
    answer = editor.post(f"{LISTING}withdraw/", {"reason": " "})
    assert answer.status_code == 400
    assert mistakes(answer) == ["Say why the listing is withdrawn."]
    assert now().is_visible


def test_withdrawing(editor, lunch):
    answer = editor.post(f"{LISTING}withdraw/", {"reason": "They asked us to."}, follow=True)
    assert "The public no longer sees this listing." in text(answer)
    assert now().publication == "withdrawn"


def test_what_is_withdrawn_is_not_asked_about_again(editor, lunch):
    Service.objects.update(publication="withdrawn")
    assert editor.get(f"{LISTING}withdraw/").url == LISTING


def test_closed_for_now(editor, lunch):
    posted = {"status": "temporarily closed", "reason": "Flood"}
    assert "Saved: Temporarily closed." in text(
        editor.post(f"{LISTING}status/", posted, follow=True)
    )
    assert now().status == "temporarily closed"


def test_the_status_form_shows_the_status(editor, lunch):
    chosen = page(editor.get(f"{LISTING}status/")).select_one("input[checked]")
    assert chosen["value"] == "active"


@pytest.mark.parametrize(
    ("posted", "sentences"),
    [
        ({}, ["Choose one.", "Say how you know."]),
        ({"status": "gone fishing", "reason": "x"}, ["Choose one."]),
        ({"status": "defunct", "reason": "x" * 251}, ["This is longer than 250 characters."]),
    ],
)
def test_a_wrong_status_is_refused(editor, lunch, posted, sentences):
    answer = editor.post(f"{LISTING}status/", posted)
    assert answer.status_code == 400
    assert mistakes(answer) == sentences
    assert now().status == "active"
