"""The shipped directory answers the judged needs. Floors are a little under what was measured."""

import pytest
from django.core.management import call_command

from benchmarks.relevance import HALVES, measure, ndcg, needs
from directory.models import Service
from directory.search import search
from portal.languages.table import LANGUAGES
from tests.short_time import languages_of_slow_tests

pytestmark = pytest.mark.long
FLOORS = {"en": 0.75}
OTHER_LANGUAGES = 0.65


def test_a_perfect_order_scores_one() -> None:
    assert ndcg(["a", "b", "c"], {"a": 3, "b": 2, "c": 1}) == pytest.approx(1)


def test_a_worse_order_scores_less() -> None:
    assert ndcg(["c", "b", "a"], {"a": 3, "b": 2, "c": 1}) < 0.8


def test_nothing_found_scores_nothing() -> None:
    assert ndcg([], {"a": 3}) == 0


def test_both_halves_ask_in_every_language() -> None:
    for half in HALVES:
        for need in needs(half):
            assert set(need["queries"]) == {language.code for language in LANGUAGES}


@pytest.mark.django_db
def test_the_shipped_directory_answers_in_each_language() -> None:
    call_command("load_directory", verbosity=0)
    keys = list(Service.objects.visible().values_list("key", flat=True))

    def find(query: str, language: str) -> list[str]:
        return [hit.key for hit in search(query, language=language, per_page=10).hits]

    languages = {language.code for language in languages_of_slow_tests("en")}
    for half in HALVES:
        figures = measure(half, find, keys, languages)
        assert set(figures) == languages
        below = {
            language: value
            for language, value in figures.items()
            if value < FLOORS.get(language, OTHER_LANGUAGES)
        }
        assert not below, f"{half}: {figures}"
