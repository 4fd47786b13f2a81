"""What becomes of 'did this help?': one anonymous answer that says of which page, not whose."""

import uuid

import pytest

from portal.alerts.models import ToRead
from surveys.models import Comment, Response, Survey
from surveys.views.helping import MOST_IN_AN_HOUR
from tests.directory.staff.reading import mistakes, page, text
from tests.surveys.helping.conftest import THANKS, URL, told

LONG = "x" * 2001


def test_one_anonymous_answer_about_the_page(client, survey):
    assert client.post(URL, told("a-bit", "Opening hours.")).url == THANKS
    response = Response.objects.get()
    assert (response.answers, response.about) == ({"helped": "a-bit"}, "service/cress")
    assert (response.channel, response.mode, response.identity) == ("page", "self", "anonymous")
    assert (response.team, response.day, response.has_joined) == (None, None, False)


def test_what_was_missing_is_read_with_the_page_that_it_is_about(client, survey, sign_in):
    client.post(URL, told("no", "Opening hours."))
    comment = Comment.objects.get()
    assert (comment.words, comment.about, comment.response) == (
        "Opening hours.", "service/cress", None,
    )  # fmt: skip
    assert ToRead.objects.count() == 1
    shown = sign_in("survey_analyst").get(f"/staff/surveys/comments/{comment.pk}/")
    assert "service/cress" in text(shown)


@pytest.mark.parametrize(
    ("sent", "about"),
    [({"kind": "plan", "key": ""}, "plan"),
     ({"kind": "plan", "key": str(uuid.uuid4())}, "plan"),
     ({"kind": "service", "key": "../etc"}, ""),
     ({"kind": "service", "key": "x" * 121}, ""),
     ({"kind": "service", "key": "a b\x00"}, ""),
     ({"kind": "case", "key": "1"}, "")],
)  # fmt: skip
def test_never_whose_page(client, survey, sent, about):
    client.post(URL, told("yes", **sent))
    assert Response.objects.get().about == about


@pytest.mark.parametrize(
    "sent",
    [told(), told(missing="   "), told("rather-not"), told("maybe"), told("yes", LONG), {}],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_and_stays(client, survey, sent):
    answer = client.post(URL, sent)
    assert answer.status_code == 400
    assert mistakes(answer)
    assert not Response.objects.exists()
    kept = page(answer).select_one("[name=key]")["value"]
    assert kept == sent.get("key", "")


def test_words_that_are_too_long_stay_in_their_box(client, survey):
    shown = page(client.post(URL, told("yes", LONG)))
    assert LONG in shown.select_one("textarea").text
    assert shown.select("[value=yes][checked]")


def test_what_is_sent_twice_is_stored_once(client, survey):
    sent = told("yes", once=str(uuid.uuid4()))
    assert client.post(URL, sent).url == client.post(URL, sent).url == THANKS
    assert Response.objects.count() == 1


@pytest.mark.parametrize("once", ["", "x", "1" * 33, "\x00"])
def test_without_a_number_of_its_own_it_counts_all_the_same(client, survey, once):
    assert client.post(URL, told("yes", once=once)).url == THANKS
    assert Response.objects.count() == 1


def test_from_one_address_so_many_in_an_hour(client, survey, monkeypatch):
    monkeypatch.setattr("surveys.views.helping.MOST_IN_AN_HOUR", 2)
    for _one in range(2):
        client.post(URL, told("yes"))
    answer = client.post(URL, told("no", "Opening hours."))
    assert answer.status_code == 400
    assert "Opening hours." in page(answer).select_one("textarea").text
    assert Response.objects.count() == 2
    assert MOST_IN_AN_HOUR > 2


def test_a_survey_that_is_not_asked_any_more_takes_nothing(client, survey):
    Survey.objects.update(retired_at="2026-01-01T00:00Z")
    assert client.post(URL, told("yes")).status_code == 410
    assert not Response.objects.exists()


def test_by_itself_it_asks_the_same(client, survey):
    assert "helped?" in text(client.get(URL))


# Thanks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("came_from", "back"),
    [("http://testserver/en/directory/services/cress/", "/en/directory/services/cress/"),
     ("http://elsewhere.example/en/", None), ("http://testserver/en/surveys/helped/", None),
     ("http://testserver//elsewhere.example/", None), ("", None), ("x\x00", None)],
)  # fmt: skip
def test_the_way_back_leads_to_her_page_and_nowhere_else(client, survey, came_from, back):
    shown = page(client.get(THANKS, headers={"referer": came_from}))
    links = [one["href"] for one in shown.select(".govuk-back-link")]
    assert links == ([back] if back else [])


def test_nothing_says_who_answered(client, survey):
    """One cookie of marks, which ends with the browser's session, and no session with us."""
    client.post(URL, told("yes"))
    cookie = client.cookies["helped"]
    assert "cress" not in cookie.value
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
    assert "sessionid" not in client.cookies
