"""Browsing: only what leads somewhere is offered."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from directory.models import Publication, Service, Taxonomy
from directory.views.browsing import choices
from portal.languages.translated import save_texts
from tests.directory.views.conftest import Small
from tests.directory.views.reading import link, main_text, names, soup
from tests.factories.directory import ServiceFactory, TermFactory


def test_topics_have_counts(client: Client, small: Small) -> None:
    found = link(client.get("/en/directory/needs/"), "A break from caring")
    assert found is not None
    assert "2 services" in found.get_text()


def test_audiences_are_offered_too(client: Client, small: Small) -> None:
    found = link(client.get("/en/directory/needs/"), "People who look after someone")
    assert found is not None
    assert found["href"] == "/en/directory/for/carers/"


def test_a_topic_without_listings_is_not_offered(client: Client, small: Small) -> None:
    TermFactory(name="Nobody does this")
    assert "Nobody does this" not in main_text(client.get("/en/directory/needs/"))


def test_drafts_do_not_count(small: Small) -> None:
    ServiceFactory(draft=True).terms.set([small.need])
    found = {choice.code: choice.listings for choice in choices(Taxonomy.NEEDS, "en")}
    assert found["break-from-caring"] == 2


def test_a_listing_closed_for_now_counts(small: Small) -> None:
    Service.objects.filter(pk=small.bare.pk).update(status="temporarily closed")
    found = {choice.code: choice.listings for choice in choices(Taxonomy.NEEDS, "en")}
    assert found["break-from-caring"] == 2


def test_topics_are_in_the_order_of_the_readers_alphabet(small: Small) -> None:
    save_texts(small.need, language="pl", texts={"name": "Ząb"}, state="draft")
    assert [str(choice.texts.name) for choice in choices(Taxonomy.NEEDS, "pl")] == [
        "Keeping safe from harm",
        "Ząb",
    ]


def test_topics_take_the_same_queries_however_many(
    client: Client, small: Small, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/ur/directory/needs/")
    with django_assert_max_num_queries(6):
        client.get("/ur/directory/needs/")


@pytest.mark.parametrize("address", ["needs/break-from-caring/", "for/carers/"])
def test_a_topic_lists_its_services(client: Client, small: Small, address: str) -> None:
    assert "Sitting Service" in names(client.get(f"/en/directory/{address}"))


def test_a_topic_does_not_list_others(client: Client, small: Small) -> None:
    assert "Safe House" not in names(client.get("/en/directory/needs/break-from-caring/"))


def test_a_topic_about_harm_can_be_left_quickly(client: Client, small: Small) -> None:
    page = soup(client.get("/en/directory/needs/safeguarding/"))
    assert page.select_one(".govuk-exit-this-page")


def test_a_topic_can_be_narrowed_by_place(client: Client, small: Small) -> None:
    form = soup(client.get("/en/directory/needs/break-from-caring/")).select_one("main form")
    assert form is not None
    assert form["action"] == "/en/directory/"
    assert form.select_one("input[name=need][value=break-from-caring]")


@pytest.mark.parametrize(
    "address", ["needs/no-such-thing/", "for/no-such-thing/", "needs/carers/", "for/dementia/"]
)
def test_an_unknown_topic_is_not_found(client: Client, small: Small, address: str) -> None:
    assert client.get(f"/en/directory/{address}").status_code == 404


def test_a_topic_whose_last_listing_went_is_not_found(client: Client, small: Small) -> None:
    Service.objects.update(publication=Publication.WITHDRAWN)
    assert client.get("/en/directory/needs/break-from-caring/").status_code == 404
