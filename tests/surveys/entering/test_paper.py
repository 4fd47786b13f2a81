"""The questions of a survey to print, in every language and both forms."""

import pytest
from django.urls import reverse

from surveys.entering.paper import send_to
from surveys.models import Survey
from tests.directory.staff.reading import page, text
from tests.factories.surveys import door_of, survey_of

PAPER = "/en/surveys/tea-club/paper/standard/"
EASY = "/en/surveys/tea-club/paper/easy/"


@pytest.fixture
def survey(db):
    return survey_of()


@pytest.mark.parametrize("lines", [(), ("Council House", "CV1 1AA")])
def test_an_address_is_printed_once_it_is_confirmed(client, survey, monkeypatch, lines):
    monkeypatch.setattr("surveys.views.paper.send_to", lambda: lines)
    said = text(client.get(PAPER))
    assert ("Post it to this address" in said) == bool(lines)
    assert all(line in said for line in lines)


def test_every_question_and_who_reads_it(client, survey):
    said = text(client.get(PAPER))
    for words in ("safe?", "change?", "contact-how?", "The tea club reads it."):
        assert words in said
    assert "024 7683 3003" in said


def test_easy_read_has_pictures_and_everyday_words_have_none(client, survey):
    assert page(client.get(EASY)).select(".paper__option .picture")
    assert not page(client.get(PAPER)).select(".paper__option .picture")


@pytest.mark.parametrize("code", ["tea-club/paper/loud", "no-club/paper/standard"])
def test_what_is_not_there(client, survey, code):
    assert client.get(f"/en/surveys/{code}/").status_code == 404


@pytest.mark.parametrize("fields", [{"has_easy": False}, {"retired_at": "2026-01-01T00:00Z"}])
def test_what_is_not_asked_is_not_printed(client, survey, fields):
    Survey.objects.update(**fields)
    assert client.get(EASY).status_code == 404


class TestOfASurveyThatIsNotOpenToAll:
    @pytest.fixture(autouse=True)
    def _closed(self, survey):
        Survey.objects.update(is_open=False)

    def test_the_public_sees_it_not(self, client):
        assert client.get(PAPER).status_code == 404

    def test_whoever_came_by_a_door_does(self, client, survey):
        client.get(f"/s/{door_of(survey).code}")
        assert client.get(PAPER).status_code == 200

    def test_staff_do_and_find_it_in_their_list(self, sign_in):
        staff = sign_in("council_worker")
        listed = page(staff.get(reverse("staff-surveys:papers"))).select("td a")
        assert [one["href"] for one in listed] == [PAPER, EASY]
        assert staff.get(PAPER).status_code == 200


def test_the_page_of_an_open_survey_leads_to_it(client, survey):
    assert page(client.get("/en/surveys/tea-club/")).select(f"a[href='{PAPER}']")


def test_the_page_of_a_door_leads_to_both_forms(sign_in, survey):
    shown = page(sign_in("council_worker").get(f"/staff/surveys/doors/{door_of(survey).pk}/"))
    assert shown.select(f"a[href='{PAPER}']")
    assert shown.select(f"a[href='{EASY}']")


def test_an_address_that_nobody_has_confirmed_is_not_given():
    assert send_to() == ()
