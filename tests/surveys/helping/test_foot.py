"""The small form stands at the foot of services and plans, and costs them next to nothing."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.registry.registry import fillings
from surveys.helping import answered
from surveys.models import Survey
from tests.carers.conftest import Carer
from tests.directory.staff.reading import page, text
from tests.factories.directory import ServiceFactory
from tests.factories.questionnaires import published
from tests.surveys.helping.conftest import URL, told

SERVICE = "/en/directory/services/cress/"
FOOT = "#did-this-help"
MOST_BYTES = 1500
"""Packed, on top of the page."""


@pytest.fixture
def service(db):
    return ServiceFactory(key="cress", name="Cress Club")


@pytest.fixture
def carer(client, db):
    return Carer(client, published())


def foot(answer):
    return page(answer).select_one(FOOT)


def queries(client, url):
    with CaptureQueriesContext(connection) as seen:
        client.get(url)
    return len(seen)


def test_a_service_asks_of_itself(client, survey, service):
    form = foot(client.get(SERVICE))
    assert form["action"] == URL
    assert (form.select_one("[name=kind]")["value"], form.select_one("[name=key]")["value"]) == (
        "service", "cress",
    )  # fmt: skip
    assert [one["value"] for one in form.select("[type=radio]")] == ["yes", "a-bit", "no"]
    assert "not an emergency line" in form.text


def test_a_plan_asks_without_saying_whose_it_is(carer, survey):
    form = foot(carer.see())
    assert form.select_one("[name=kind]")["value"] == "plan"
    assert str(carer.plan.pk) not in str(form)
    assert str(carer.draft.pk) not in str(form)


def test_other_pages_and_papers_do_not_ask(client, carer, survey):
    assert foot(client.get("/en/directory/")) is None
    assert foot(carer.see("plan-print")) is None


def test_where_the_survey_is_not_asked_there_is_no_foot(client, service):
    assert foot(client.get(SERVICE)) is None


def test_a_survey_that_was_retired_goes_from_the_pages(client, survey, service):
    Survey.objects.update(retired_at="2026-01-01T00:00Z")
    assert foot(client.get(SERVICE)) is None


def test_each_page_is_asked_about_once(client, survey, service):
    ServiceFactory(key="mint", name="Mint Club")
    client.post(URL, told("yes"))
    assert "Thank you for telling us" in text(client.get(SERVICE))
    assert not foot(client.get(SERVICE)).select("input")
    assert foot(client.get("/en/directory/services/mint/")).select("input")


def test_of_many_pages_the_oldest_are_asked_about_again(client, survey, service):
    client.post(URL, told("yes"))
    mine = client.cookies["helped"].value
    client.cookies["helped"] = ".".join([mine, *["0" * 8] * (answered.MOST - 1)])
    assert not foot(client.get(SERVICE)).select("input")
    client.post(URL, told("yes", key="mint"))
    assert foot(client.get(SERVICE)).select("input")


@pytest.mark.parametrize("cookie", ["", ".", "x" * 5000, "é.ü", "<b>.</b>"])
def test_a_cookie_that_is_not_ours_counts_as_none(client, survey, service, cookie):
    client.cookies["helped"] = cookie
    assert foot(client.get(SERVICE)).select("input")


class TestWhatItCosts:
    @pytest.fixture(params=["en", "ur"])
    def url(self, request, service):
        return SERVICE.replace("/en/", f"/{request.param}/")

    def test_no_query_once_the_words_are_at_hand(self, client, survey, url, monkeypatch):
        client.get(url)
        with_foot = queries(client, url)
        monkeypatch.setattr("portal.registry.templatetags.slots.fillings", lambda name: [])
        assert queries(client, url) == with_foot

    def test_few_bytes(self, client, survey, url, monkeypatch):
        with_foot = len(gzip.compress(client.get(url).content))
        monkeypatch.setattr("portal.registry.templatetags.slots.fillings", lambda name: [])
        assert with_foot - len(gzip.compress(client.get(url).content)) < MOST_BYTES

    def test_something_stands_in_the_slot(self, db):
        assert len(fillings("did_this_help")) == 1
