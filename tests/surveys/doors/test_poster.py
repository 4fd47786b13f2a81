"""Posters: what they say, in one language and in two."""

import pytest
from django.urls import reverse

from portal.languages.table import BY_CODE, LANGUAGES
from portal.languages.translated import save_texts
from portal.ui.pdf import can_make_pdf
from surveys.doors.qr import svg
from tests.factories.surveys import door_of, survey_of, team_of
from tests.html_checks import Page

needs_pango = pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")


@pytest.fixture
def door(db, settings):
    settings.PORTAL_URL = "https://portal.example"
    survey = survey_of()
    save_texts(survey, language="ur", texts={"title": "چائے کلب"}, state="draft")
    return door_of(survey, team=team_of(), place="Willenhall library")


def url(door, code, name="poster"):
    return reverse(f"staff-surveys:{name}", args=[door.pk, code])


def drawn(page):
    return page.partition('<path fill="#000" d="')[2].partition('"')[0]


class TestPage:
    @pytest.fixture
    def worker(self, sign_in):
        return sign_in("carers_adviser")

    def test_in_urdu_alone(self, worker, door):
        page = worker.get(url(door, "ur")).text
        assert (Page(page).lang, Page(page).dir) == ("ur", "rtl")
        assert "چائے کلب" in page
        assert "The tea club" not in page
        assert "portal.example/s/246813" in page
        assert "246 813" in page
        assert "Willenhall library" in page

    def test_with_english_below(self, worker, door):
        page = worker.get(url(door, "ur"), {"with": "both"}).text
        assert page.index("چائے کلب") < page.index("The tea club")
        assert page.count("<h1") == 1
        assert page.count('<section class="poster__side" lang="en-GB" dir="ltr">') == 2

    def test_english_with_english_is_english(self, worker, door):
        page = worker.get(url(door, "en"), {"with": "both"}).text
        assert page.count("The tea club") == 1

    def test_the_square_leads_to_the_door(self, worker, door):
        assert drawn(worker.get(url(door, "pl")).text) == drawn(
            svg("https://portal.example/s/246813")
        )

    def test_it_names_all_languages_and_a_phone(self, worker, door):
        page = worker.get(url(door, "ro")).text
        assert all(language.endonym in page for language in LANGUAGES)
        assert "tel:" in page or "024" in page

    def test_a_language_that_is_not_there(self, worker, door):
        assert worker.get(url(door, "xx")).status_code == 404

    def test_the_page_of_the_door_leads_to_all_of_them(self, worker, door):
        page = worker.get(reverse("staff-surveys:door", args=[door.pk])).text
        assert all(f'href="{url(door, code)}"' in page for code in BY_CODE)

    @needs_pango
    def test_as_a_pdf_of_one_sheet(self, worker, door):
        import pypdfium2

        answer = worker.get(url(door, "ur", "poster-pdf"), {"with": "both"})
        assert answer.headers["Content-Type"] == "application/pdf"
        made = pypdfium2.PdfDocument(answer.content)
        assert len(made) == 1
        assert "portal.example/s/246813" in made[0].get_textpage().get_text_range()

    def test_without_pango_the_page_can_be_printed(self, worker, door, monkeypatch):
        monkeypatch.setattr("surveys.views.doors.can_make_pdf", lambda: False)
        answer = worker.get(url(door, "ur", "poster-pdf"), follow=True)
        assert "Print the page instead" in answer.text
