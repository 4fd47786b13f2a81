"""The pages that belong to no room."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.languages.table import BY_CODE
from portal.ui.records import crisis_numbers, sources

pytestmark = pytest.mark.django_db

ADDRESSES = ["urgent-help/", "accessibility/", "privacy/", "sources/", "feedback/",
             "feedback/sent/", "components/"]  # fmt: skip


def page(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


@pytest.mark.parametrize("code", BY_CODE)
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_answers_in_every_language(client: Client, code: str, address: str) -> None:
    assert client.get(f"/{code}/{address}").status_code == 200


@pytest.mark.parametrize("address", ["urgent-help/", "privacy/", "sources/", "components/"])
def test_it_needs_no_database(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get(f"/en/{address}")


def test_home_asks_one_question(client: Client) -> None:
    form = page(client, "/en/").find("form", role="search")
    assert form["action"] == "/en/directory/"
    assert [field["name"] for field in form.find_all("input")] == ["q", "near"]


def test_the_search_of_another_language_stays_in_it(client: Client) -> None:
    assert page(client, "/ti/").find("form", role="search")["action"] == "/ti/directory/"


@pytest.mark.parametrize("code", crisis_numbers())
def test_urgent_help_has_every_crisis_number(client: Client, code: str) -> None:
    assert crisis_numbers()[code].phone in page(client, "/ur/urgent-help/").main.get_text()


def test_each_number_says_in_which_languages_it_answers(client: Client) -> None:
    items = page(client, "/en/urgent-help/").select(".number")
    assert all(len(item.select("p")) == 2 for item in items)


def test_a_text_line_is_written_to(client: Client) -> None:
    assert page(client, "/en/urgent-help/").find("a", href="sms:85258")


def test_urgent_help_can_be_left_quickly(client: Client) -> None:
    button = page(client, "/en/urgent-help/").select_one(".govuk-js-exit-this-page-button")
    assert button["href"] == "https://www.bbc.co.uk/weather"


def test_the_words_of_each_licence_are_shown(client: Client) -> None:
    text = page(client, "/pl/sources/").main.get_text()
    assert all(source.words in text for source in sources())


def test_licences_in_english_say_that_they_are(client: Client) -> None:
    names = page(client, "/pl/sources/").main.select("p span[lang]")
    assert {name["lang"] for name in names} == {"en-GB"}


def test_the_privacy_page_explains_cookies(client: Client) -> None:
    assert page(client, "/en/privacy/").find(id="cookies")


def test_the_cookie_of_a_form_goes_with_the_browser(client: Client) -> None:
    """As the privacy page says."""
    client.get("/en/feedback/", headers={"accept-language": "en"})
    assert client.cookies["csrftoken"]["max-age"] == ""
    assert client.cookies["csrftoken"]["expires"] == ""


def test_the_session_goes_with_the_browser(client: Client) -> None:
    session = client.session
    session["kept"] = "yes"
    session.save()
    assert session.get_expire_at_browser_close()


def test_the_statement_says_when_it_was_written(client: Client) -> None:
    assert "22 November 2026" in page(client, "/en/accessibility/").main.get_text()


def test_the_gallery_shows_every_icon(client: Client) -> None:
    assert len(page(client, "/en/components/").select(".card")) > 50


def test_the_gallery_marks_its_own_words_as_english(client: Client) -> None:
    headings = page(client, "/ur/components/").select("h1, .gallery__part > h2")
    assert {heading.span["lang"] for heading in headings} == {"en-GB"}
