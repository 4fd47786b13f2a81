"""The index follows the listings: a listing indexed alone gives what indexing all would give."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from directory.models import Publication, SearchDocument, SearchState, Service, Term, Vocabulary
from directory.search import index, search
from portal.languages.translated import save_texts

pytestmark = pytest.mark.django_db


def vocabulary() -> set[tuple[str, str, int]]:
    return set(Vocabulary.objects.values_list("language", "token", "listings"))


def documents() -> set[tuple[str, ...]]:
    return set(
        SearchDocument.objects.values_list("service__key", "language", "name", "words", "tags")
    )


def everything() -> tuple[object, object]:
    return vocabulary(), documents()


def test_one_listing_changed_counts_as_all_indexed_anew(small: dict[str, Service]) -> None:
    cress = small["cress"]
    cress.name = "Emergency cover"
    cress.words = "if I break a leg"
    cress.save()
    index.rebuild([cress])
    alone = everything()
    index.rebuild()
    assert alone == everything()


def test_nothing_changed_changes_nothing(small: dict[str, Service]) -> None:
    before = everything()
    index.rebuild([small["cress"], small["my-time"]])
    assert everything() == before


def test_a_withdrawn_listing_takes_its_words_with_it(small: dict[str, Service]) -> None:
    Service.objects.filter(key="cress").update(publication=Publication.WITHDRAWN)
    index.rebuild([small["cress"]])
    assert not Vocabulary.objects.filter(token="cress").exists()
    assert not SearchDocument.objects.filter(service__key="cress").exists()


def test_a_new_listing_is_found_at_once(
    small: dict[str, Service], listing: Callable[..., Service]
) -> None:
    made = listing("chess", "Chess afternoons")
    index.rebuild([made])
    assert search("chess", language="en").hits[0].key == "chess"


def test_each_change_is_a_new_edition(small: dict[str, Service]) -> None:
    before = SearchState.objects.get().edition
    index.rebuild([small["cress"]])
    assert SearchState.objects.get().edition != before


def test_another_database_under_the_same_process_is_not_taken_for_the_one_remembered(
    db: None, listing: Callable[..., Service]
) -> None:
    """Both were indexed once: a counted edition would be the same for both."""
    for word in ("chess", "dominoes"):
        with transaction.atomic():
            listing(word, f"{word} afternoons")
            index.rebuild()
            assert [hit.key for hit in search(word, language="en").hits] == [word]
            transaction.set_rollback(True)
    assert not search("chess", language="en").hits


def test_a_translated_text_is_found_once_it_is_indexed(small: dict[str, Service]) -> None:
    save_texts(small["cress"], language="gu", state="draft", texts={"name": "કટોકટી મદદ"})
    index.rebuild([small["cress"]])
    assert search("કટોકટી", language="gu").hits[0].key == "cress"


def test_a_listing_without_texts_is_found_by_its_translated_need(
    small: dict[str, Service],
) -> None:
    need = Term.objects.get(code="dementia")
    save_texts(need, language="ro", state="draft", texts={"name": "Demență", "words": "demență"})
    index.rebuild()
    found = {hit.key for hit in search("dementa", language="ro").hits}
    assert found >= {"dementia-hub", "memory-singers"}


def test_phrases_are_kept_apart(small: dict[str, Service]) -> None:
    document = SearchDocument.objects.get(service__key="dementia-hub", language="en")
    assert document.words.count(index.PHRASE) == 1


def test_a_bulk_load_leaves_statistics_for_all_that_results_read(small: dict[str, Service]) -> None:
    with CaptureQueriesContext(connection) as made:
        index.tidy()
    written = [query["sql"] for query in made]
    with CaptureQueriesContext(connection) as read:
        search("break", language="en", near="CV6")
    tables = {model._meta.db_table for model in index.READ_BY_RESULTS}
    assert {f"ANALYZE {table}" for table in tables} <= set(written)
    for table in ("directory_location", "directory_schedule", "directory_phone"):
        assert table in tables
        assert any(f'"{table}"' in query["sql"] for query in read)
