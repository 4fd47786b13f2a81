"""Every public page in every language: it answers, and says its language and direction."""

import pytest
from django.urls import reverse

from portal.accounts.addresses import every_address
from portal.languages.table import LANGUAGES
from tests.html_checks import Page

PAGES = [
    address
    for address in every_address()
    if address.is_public_page and "GET" in address.methods and not address.page.keyed
]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_page_answers_in_its_language(address, language, client, world):
    # A page with nothing to show yet may lead to another one, in the same language.
    answer = client.get(address.example(language.code), follow=True)
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == language.code
    page = Page(answer.text)
    assert (page.lang, page.dir) == (language.tag, language.direction)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_page_leads_to_itself_in_all_nine_languages(language, client, db):
    page = client.get(f"/{language.code}/urgent-help/").text
    for other in LANGUAGES:
        assert f'href="/{other.code}/urgent-help/"' in page or other == language


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("pl", "pl"),
        ("ur-PK,en;q=0.5", "ur"),
        ("zh-HK", "zh-hant"),
        ("zh-TW,zh;q=0.9", "zh-hant"),
        ("gu", "gu"),
        ("ti", "ti"),
        ("fr,de", "en"),
        ("", "en"),
        ("*", "en"),
        ("x" * 2000, "en"),
    ],
)
def test_front_door_leads_to_the_readers_language(client, db, asked, language):
    answer = client.get("/", headers={"accept-language": asked})
    assert answer.url == f"/{language}/"
    assert "Accept-Language" in answer.headers["Vary"]


def test_front_door_remembers_the_language_chosen_before(client, db, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ro"
    assert client.get("/", headers={"accept-language": "pl"}).url == "/ro/"


@pytest.mark.parametrize("code", ["fr", "zz", "EN", "en-us", "zh", "%00", "<b>"])
def test_unknown_language_is_a_readable_404(client, db, code):
    answer = client.get(f"/{code}/urgent-help/")
    assert answer.status_code in {301, 302, 400, 404}


def test_health(client, db):
    assert client.get(reverse("health-live")).text == "live\n"
    assert client.get(reverse("health-ready")).text == "ready\n"
