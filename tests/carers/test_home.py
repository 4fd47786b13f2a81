"""The way to a plan from the home page."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.languages.table import BY_CODE

pytestmark = pytest.mark.django_db


def home(client: Client, language: str = "en") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/{language}/").content, "html.parser")


@pytest.mark.parametrize("language", BY_CODE)
def test_someone_who_looks_after_somebody_finds_her_plan(client: Client, language: str) -> None:
    card = home(client, language).select_one(".start-card")
    assert card.h2.a["href"] == f"/{language}/carers/"
    assert client.get(card.h2.a["href"]).status_code == 200


def test_it_is_the_one_accented_card_and_stands_first(client: Client) -> None:
    page = home(client)
    assert len(page.select(".start-card, .panel--accent")) == 1
    assert page.main.section["class"] == ["start-card"]


def test_the_word_carer_is_not_needed(client: Client) -> None:
    assert "carer" not in home(client).select_one(".start-card").get_text().lower()


def test_the_guides_are_a_quiet_link(client: Client) -> None:
    link = home(client).select_one(".start-card p a")
    assert link["href"] == "/en/carers/guides/"


def test_the_card_asks_the_database_nothing(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/en/")
    with django_assert_max_num_queries(6):
        client.get("/en/")
