"""Guides that answer a search."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from carers.guides.finding import MOST, SECONDS_BETWEEN_LOOKS, best_slugs, find_guides
from carers.guides.texts import units
from portal.languages.models import Translation
from tests.carers.guides.conftest import translate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        # The searches that the council’s papers call the most popular ones.
        ("carers allowance", "carers-allowance"),
        ("carers assessments", "carers-assessment"),
        ("Carer's Allowance", "carers-allowance"),
        ("CARERS ALLOWANCE!!", "carers-allowance"),
        ("how do I get carers allowance for looking after my mum", "carers-allowance"),
        ("respite", "getting-a-break"),
        ("i just cant go on", "when-you-cannot-cope"),
        ("I can’t cope any more", "when-you-cannot-cope"),
        ("mum keeps forgetting things", "dementia"),
        ("care home", "care-homes"),
        ("nursing homes near me", "care-homes"),
        ("stairlifts", "equipment-at-home"),
        ("direct payments", "direct-payments"),
        ("report abuse", "reporting-abuse"),
        ("coming home from hospital", "coming-out-of-hospital"),
        ("young carer", "young-carers"),
        ("flexible working", "work-and-caring"),
        ("who will look after mum if I go into hospital", "emergency-plan"),
    ],
)
def test_everyday_words_find_their_guide(query: str, slug: str) -> None:
    assert best_slugs(query)[:1] == [slug]


@pytest.mark.parametrize("slug", units())
def test_each_guide_is_found_by_its_title_and_by_each_of_its_phrases(slug: str) -> None:
    texts = units()[slug].texts
    for phrase in (texts["title"], *texts["words"].splitlines()):
        assert slug in best_slugs(phrase), phrase


@pytest.mark.parametrize(
    "query", ["", "   ", "the", "swimming", "food bank", "my", "\x00", "\ud800", "?!", "bus pass"]
)
def test_other_words_find_none(query: str) -> None:
    assert best_slugs(query) == []


def test_no_more_than_two_come_above_the_services() -> None:
    assert len(best_slugs("care assessment carers allowance care home dementia respite")) == MOST


def test_a_hundred_thousand_letters_are_no_trouble() -> None:
    assert len(best_slugs("dementia " * 12_500)) <= MOST


@pytest.mark.parametrize(
    ("language", "words", "query"),
    [
        ("ur", "کیئررز الاؤنس\nدیکھ بھال کے پیسے", "مجھے دیکھ بھال کے پیسے کیسے ملیں گے"),
        ("ar", "بدل مقدم الرعاية", "بدل مقدم رعاية"),
        ("pa", "ਕੇਅਰਰਜ਼ ਅਲਾਊਂਸ\nਦੇਖਭਾਲ ਲਈ ਪੈਸੇ", "ਦੇਖਭਾਲ ਲਈ ਪੈਸੇ"),
        ("gu", "સંભાળ માટે પૈસા", "સંભાળ માટે પૈસા"),
        ("ti", "ንኣላዪ ዝወሃብ ገንዘብ", "ንኣላዪ ዝወሃብ ገንዘብ"),
        ("pl", "zasiłek dla opiekuna", "zasilek dla opiekuna"),
        ("ro", "alocație pentru îngrijitor", "alocatie pentru ingrijitori"),
        ("zh-hant", "照顧者津貼", "我想申請照顧者津貼"),
    ],
)
def test_words_of_every_script_find_it_on_an_english_page(
    language: str, words: str, query: str
) -> None:
    assert best_slugs(query) == []
    cache.clear()
    translate("carers-allowance", language, words=words)
    assert best_slugs(query) == ["carers-allowance"]


def test_a_changed_translation_is_found_within_half_a_minute() -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        translate("carers-allowance", "pl", words="zasiłek")
        assert best_slugs("zasiłek") == ["carers-allowance"]
        clock.shift(SECONDS_BETWEEN_LOOKS + 1)
        translate("carers-allowance", "pl", words="dodatek")
        assert best_slugs("zasiłek") == []
        assert best_slugs("dodatek") == ["carers-allowance"]


def test_rows_of_guides_that_are_gone_are_passed_over() -> None:
    translate("dementia", "pl", words="zapomina")
    Translation.objects.update(object_id="an-old-guide")
    assert best_slugs("zapomina") == []


def test_the_title_is_in_the_language_of_the_page() -> None:
    translate("dementia", "pl", title="Opieka nad osobą z demencją", words="demencja")
    (found,) = find_guides("dementia", language="pl")
    assert (found.title.value, found.title.language) == ("Opieka nad osobą z demencją", "pl")
    assert found.summary.language == "en"


def test_nothing_is_asked_once_the_words_are_known(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    translate("care-homes", "pl", title="Dom opieki")
    best_slugs("dementia")
    with django_assert_num_queries(0):
        assert find_guides("care home", language="pl")


class TestAmongTheResults:
    def found(self, client: Client, **query: str) -> list[str]:
        page = BeautifulSoup(client.get("/ur/directory/", query).content, "html.parser")
        return [link["href"] for link in page.select(".found-guides a")]

    def test_it_stands_above_the_services(self, client: Client, local: None) -> None:
        assert self.found(client, q="dementia") == ["/ur/carers/guides/dementia/"]

    def test_it_is_there_when_no_service_is(self, client: Client) -> None:
        assert self.found(client, q="carers allowance") == ["/ur/carers/guides/carers-allowance/"]

    def test_without_words_there_is_none(self, client: Client, local: None) -> None:
        assert self.found(client, need="dementia") == []

    def test_english_titles_are_marked_on_an_urdu_page(self, client: Client) -> None:
        page = BeautifulSoup(client.get("/ur/directory/?q=respite").content, "html.parser")
        assert page.select_one(".found-guides a span")["lang"] == "en-GB"
