"""The page of the tablet, and all that it loads at its opening."""

import pytest
from django.utils import timezone

from portal.languages.table import BY_CODE
from surveys.models import Form
from tests.factories.surveys import survey_of, tablet_of
from tests.surveys.doors.conftest import Tablet


class TestPage:
    def test_it_asks_for_the_language_first_and_knows_nobody(self, client, tablet):
        answer = client.get(tablet.url())
        assert answer.status_code == 200
        assert all(f'data-language="{code}"' in answer.text for code in BY_CODE)
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer.headers["Cache-Control"]
        assert not answer.cookies

    def test_it_leads_nowhere_but_without_scripts_to_the_survey(self, client, tablet):
        page = client.get(tablet.url()).text
        assert page.count("<a ") == 1
        assert 'href="/en/surveys/tea-club/"' in page.partition("<noscript>")[2]

    def test_a_survey_that_is_not_open_has_no_ordinary_address(self, client, db):
        tablet = Tablet(tablet_of(survey_of(is_open=False)))
        assert 'href="/en/surveys/"' in client.get(tablet.url()).text

    def test_of_the_key_only_the_public_half_is_there(self, client, tablet):
        page = client.get(tablet.url()).text
        assert "PRIVATE" not in page
        assert tablet.door.public_key.splitlines()[1][:40] in page

    @pytest.mark.parametrize("idle", [60, 7])
    def test_how_long_it_waits_is_a_setting(self, client, tablet, settings, idle):
        settings.TABLET_IDLE = timezone.timedelta(seconds=idle)
        assert f'data-idle="{idle}"' in client.get(tablet.url()).text

    def test_a_closed_one_says_so_and_still_sends(self, client, tablet):
        tablet.door.closed_at = timezone.now()
        tablet.door.save()
        answer = client.get(tablet.url())
        assert answer.status_code == 410
        assert "not in use any more" in answer.text
        assert "kiosk.js" in answer.text
        assert client.get(tablet.url("tablet-state")).json()["open"] is False

    @pytest.mark.parametrize("path", ["", "state/", "pages/standard/"])
    def test_an_unknown_one_is_not_there(self, client, db, path):
        assert client.get(f"/en/surveys/tablet/none/{path}").status_code == 404

    def test_a_poster_is_no_tablet(self, client, tablet):
        tablet.door.kind = "link"
        tablet.door.save()
        assert client.get(tablet.url()).status_code == 404


class TestContent:
    def get(self, client, tablet, form=Form.STANDARD):
        answer = client.get(tablet.url("tablet-pages", form=form))
        assert answer.status_code == 200
        return answer.json()

    def test_it_has_every_page_with_its_conditions(self, client, tablet):
        content = self.get(client, tablet)
        assert [one["code"] for one in content["pages"]] == [
            "safe",
            "contact-wanted",
            "happy",
            "change",
            "age",
            "contact-details",
        ]
        questions = {one["code"]: one for page in content["pages"] for one in page["questions"]}
        assert questions["contact-how"]["visible_if"] == {
            "question": "contact-wanted",
            "any_of": ["yes"],
        }
        assert questions["safe"]["help"] == ["no"]
        assert questions["age"]["help"] == []

    def test_pages_are_those_of_the_journey(self, client, tablet):
        pages = {one["code"]: one["html"] for one in self.get(client, tablet)["pages"]}
        assert '<h1 class="govuk-fieldset__heading">safe?</h1>' in pages["safe"]
        assert 'name="safe-safe" value="no"' in pages["safe"]
        assert pages["contact-details"].count("data-question=") == 2
        assert "It is not an emergency line." in pages["change"]
        assert "emergency line" not in pages["contact-details"]

    def test_easy_read_has_its_own(self, client, tablet):
        easy = self.get(client, tablet, Form.EASY)
        assert easy["form"] == "easy"
        assert "age" not in {one["code"] for one in easy["pages"]}
        assert easy["version"] != self.get(client, tablet)["version"]

    @pytest.mark.parametrize("code", ["ur", "en"])
    def test_danger_stands_in_english_too_until_a_language_is_reviewed(self, client, tablet, code):
        url = tablet.url("tablet-pages", form="standard").replace("/en/", f"/{code}/")
        content = client.get(url).json()
        assert (content["dir"], content["tag"]) == (BY_CODE[code].direction, BY_CODE[code].tag)
        assert content["parts"]["help"].count('lang="en-GB"') == (1 if code == "ur" else 0)
        assert content["words"]["numbers"][12] == "12"

    def test_words_are_filled_in_by_the_tablet(self, client, tablet):
        words = self.get(client, tablet)["words"]
        assert words["progress"] == "Question {number} of {total}"
        assert "{number}" in words["waiting"]

    def test_no_part_leads_away(self, client, tablet):
        content = self.get(client, tablet)
        html = [*content["parts"].values(), *(page["html"] for page in content["pages"])]
        links = [part for one in html for part in one.split('href="')[1:]]
        assert links
        assert all(link.startswith(("tel:", "sms:", "/static/")) for link in links)

    @pytest.mark.parametrize("form", ["other", "draft"])
    def test_another_form_is_not_there(self, client, tablet, form):
        assert client.get(tablet.url("tablet-pages", form=form)).status_code == 404

    def test_a_survey_without_easy_read_has_none(self, client, db):
        tablet = Tablet(tablet_of(survey_of(has_easy=False)))
        assert client.get(tablet.url("tablet-pages", form="easy")).status_code == 404
        assert "data-easy" not in client.get(tablet.url()).text
        assert 'data-form="easy"' not in self.get(client, tablet)["parts"]["forms"]
