"""Texts in other languages: each field by itself, English where one is missing, never stale."""

from typing import Any

import pytest
from django.db import IntegrityError

from directory.models import Service
from portal.languages.models import State, Translation
from portal.languages.table import BY_CODE
from portal.languages.translated import Text, save_texts, source_changed, texts_for
from tests.factories.accounts import UserFactory
from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db

OTHER = [code for code in BY_CODE if code != "en"]
WORDS = {"name": "Obiady", "description": "Ciepły obiad."}


@pytest.fixture
def lunch() -> Service:
    made: Service = ServiceFactory(
        name="Lunch", description="A warm lunch.", eligibility="Anyone over 60."
    )
    return made


def put(
    thing: Service, texts: dict[str, str] = WORDS, language: str = "pl", **facts: Any
) -> Translation:
    return save_texts(thing, language=language, texts=texts, **{"state": State.DRAFT, **facts})


def row(thing: Service) -> Translation:
    return thing.translations().get()


def test_a_translated_field_is_in_the_language_with_its_state(lunch: Service) -> None:
    put(lunch)
    assert texts_for([lunch], "pl")[lunch.pk].name == Text("Obiady", "pl", State.DRAFT)


def test_a_field_without_a_translation_is_english_and_says_so(lunch: Service) -> None:
    put(lunch)
    texts = texts_for([lunch], "pl")[lunch.pk]
    assert texts.eligibility == Text("Anyone over 60.", "en", State.REVIEWED)


def test_a_field_that_was_emptied_falls_back_alone(lunch: Service) -> None:
    put(lunch)
    put(lunch, {**WORDS, "name": ""})
    texts = texts_for([lunch], "pl")[lunch.pk]
    assert (texts.name.value, texts.description.value) == ("Lunch", "Ciepły obiad.")


def test_an_empty_text_is_left_out_not_stored(lunch: Service) -> None:
    assert put(lunch, {"name": "Obiady", "description": ""}).texts == {"name": "Obiady"}


def test_a_field_that_english_leaves_empty_stays_empty(lunch: Service) -> None:
    assert not texts_for([lunch], "pl")[lunch.pk].cost_note


@pytest.mark.parametrize("code", OTHER)
def test_a_translation_shows_in_its_own_language_only(code: str, lunch: Service) -> None:
    put(lunch, language=code)
    shown = {each for each in BY_CODE if texts_for([lunch], each)[lunch.pk].name.value == "Obiady"}
    assert shown == {code}


@pytest.mark.parametrize("code", OTHER)
def test_without_a_translation_all_is_english_and_missing(code: str, lunch: Service) -> None:
    texts = texts_for([lunch], code)[lunch.pk]
    assert (texts.name.value, texts.name.language, texts.state) == ("Lunch", "en", State.MISSING)


def test_english_is_always_reviewed_even_where_a_row_says_otherwise(lunch: Service) -> None:
    put(lunch, language="en")
    texts = texts_for([lunch], "en")[lunch.pk]
    assert (texts.name, texts.state) == (Text("Lunch", "en", State.REVIEWED), State.REVIEWED)


def test_each_object_has_its_own_texts(lunch: Service) -> None:
    other = ServiceFactory(name="Tea")
    put(lunch)
    found = texts_for([lunch, other], "pl")
    assert (found[lunch.pk].name.value, found[other.pk].name.value) == ("Obiady", "Tea")


def test_texts_of_another_kind_with_the_same_number_are_not_ours(lunch: Service) -> None:
    put(lunch)
    Translation.objects.update(kind="directory.term")
    assert texts_for([lunch], "pl")[lunch.pk].name.value == "Lunch"


@pytest.mark.parametrize(("code", "queries"), [("en", 0), ("pl", 1)])
def test_many_objects_take_one_query_and_english_none(
    code: str, queries: int, django_assert_num_queries: Any
) -> None:
    services = [ServiceFactory() for _ in range(4)]
    with django_assert_num_queries(queries):
        assert len(texts_for(iter(services), code)) == 4


def test_no_objects_take_no_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert texts_for([], "pl") == {}


def test_a_field_that_is_not_translated_is_a_fault(lunch: Service) -> None:
    with pytest.raises(AttributeError, match="url"):
        _ = texts_for([lunch], "pl")[lunch.pk].url


@pytest.mark.parametrize(("value", "there"), [("", False), ("Obiady", True)])
def test_a_text_reads_as_its_words(value: str, there: bool) -> None:
    text = Text(value, "pl", State.DRAFT)
    assert (str(text), bool(text)) == (value, there)


@pytest.mark.parametrize("field", Service.TRANSLATED)
def test_the_digest_changes_with_each_field(field: str, lunch: Service) -> None:
    before = lunch.source_digest()
    setattr(lunch, field, "Something else")
    assert lunch.source_digest() != before


def test_the_digest_knows_where_one_text_ends_and_the_next_begins() -> None:
    one, other = Service(name="AB"), Service(name="A", description="B")
    assert one.source_digest() != other.source_digest()


def test_the_digest_stays_when_what_is_not_translated_changes(lunch: Service) -> None:
    before = lunch.source_digest()
    lunch.url = "https://example.org"
    assert lunch.source_digest() == before


@pytest.mark.parametrize("state", [State.MACHINE_DRAFT, State.DRAFT, State.REVIEWED])
def test_changed_english_makes_translations_outdated(state: str, lunch: Service) -> None:
    put(lunch, state=state, by=UserFactory())
    lunch.name = "Tea"
    assert source_changed(lunch, minor=False) == 1
    assert (row(lunch).state, row(lunch).reviewer, row(lunch).reviewed_at) == (
        State.OUTDATED,
        None,
        None,
    )


def test_outdated_texts_are_still_shown_as_outdated(lunch: Service) -> None:
    put(lunch)
    lunch.name = "Tea"
    source_changed(lunch, minor=False)
    assert texts_for([lunch], "pl")[lunch.pk].name == Text("Obiady", "pl", State.OUTDATED)


def test_every_language_becomes_outdated_and_no_other_object(lunch: Service) -> None:
    other = ServiceFactory()
    put(other)
    for code in OTHER:
        put(lunch, language=code)
    lunch.name = "Tea"
    assert source_changed(lunch, minor=False) == len(OTHER)
    assert row(other).state == State.DRAFT


def test_english_that_did_not_change_leaves_translations_alone(lunch: Service) -> None:
    put(lunch, state=State.REVIEWED, by=UserFactory())
    assert source_changed(lunch, minor=False) == 0
    assert row(lunch).state == State.REVIEWED


def test_what_is_missing_does_not_become_outdated(lunch: Service) -> None:
    put(lunch, {}, state=State.MISSING)
    lunch.name = "Tea"
    assert source_changed(lunch, minor=False) == 0
    assert row(lunch).state == State.MISSING


def test_a_minor_edit_keeps_the_review(lunch: Service) -> None:
    someone = UserFactory()
    put(lunch, state=State.REVIEWED, by=someone)
    lunch.name = "Lunch."
    assert source_changed(lunch, minor=True) == 0
    assert (row(lunch).state, row(lunch).reviewer) == (State.REVIEWED, someone)


def test_a_minor_edit_is_not_found_outdated_later(lunch: Service) -> None:
    put(lunch)
    lunch.name = "Lunch."
    source_changed(lunch, minor=True)
    assert source_changed(lunch, minor=False) == 0


def test_a_minor_edit_does_not_make_outdated_texts_good_again(lunch: Service) -> None:
    put(lunch)
    lunch.name = "Tea"
    source_changed(lunch, minor=False)
    lunch.name = "Tea."
    source_changed(lunch, minor=True)
    assert row(lunch).state == State.OUTDATED


def test_saving_again_replaces_the_row_and_takes_the_english_of_now(lunch: Service) -> None:
    put(lunch)
    lunch.name = "Tea"
    source_changed(lunch, minor=False)
    put(lunch, {"name": "Herbata"})
    assert (row(lunch).texts, row(lunch).state) == ({"name": "Herbata"}, State.DRAFT)
    assert row(lunch).source_digest == lunch.source_digest()


def test_a_review_says_by_whom_and_when(lunch: Service) -> None:
    someone = UserFactory()
    saved = put(lunch, state=State.REVIEWED, by=someone)
    assert (saved.translator, saved.reviewer) == (someone, someone)
    assert saved.reviewed_at is not None


def test_a_draft_over_a_review_takes_the_review_back(lunch: Service) -> None:
    put(lunch, state=State.REVIEWED, by=UserFactory())
    put(lunch, state=State.DRAFT, by=UserFactory())
    assert (row(lunch).reviewer, row(lunch).reviewed_at) == (None, None)


def test_a_review_without_its_moment_is_refused_by_the_database(lunch: Service) -> None:
    put(lunch)
    with pytest.raises(IntegrityError):
        Translation.objects.update(state=State.REVIEWED)


def test_two_rows_for_one_language_are_refused_by_the_database(lunch: Service) -> None:
    again = put(lunch)
    again.pk = None
    with pytest.raises(IntegrityError):
        again.save()


@pytest.mark.parametrize("state", State)
def test_all_that_nobody_has_checked_waits_for_review(state: State, lunch: Service) -> None:
    saved = put(lunch, state=state, by=UserFactory())
    waiting = saved in Translation.objects.waiting_for_review()
    assert waiting is (state != State.REVIEWED)
