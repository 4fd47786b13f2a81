"""Texts in other languages: who wrote them, who reviewed them, and no lost work."""

import dataclasses

import pytest

from directory.keeping import actions
from directory.keeping.rules import Refused
from directory.keeping.translating import (
    TRANSLATION,
    TextsChangedMeanwhile,
    fingerprint,
    row_in,
    save_translation,
)
from directory.listing.reading import listing_of
from directory.models import SearchDocument, Service
from portal.audit.models import AuditEvent
from portal.languages.models import State
from tests.factories.accounts import person

WHOLE = {
    "name": "Obiady",
    "description": "Ciepły obiad.",
    "eligibility": "Dla osób po 60.",
    "how_to_start": "Zadzwoń.",
    "opening": "Nie w sierpniu.",
    "cost_note": "Ile możesz.",
}


def save(service, by, texts, *, reviewed=False, seen=None):
    service = Service.objects.get(pk=service.pk)
    return save_translation(
        service=service,
        language="pl",
        texts=texts,
        reviewed=reviewed,
        seen=seen or fingerprint(service, row_in(service, "pl")),
        by=by,
    )


def test_a_draft_says_who_wrote_it(lunch, someone):
    row = save(lunch, someone, {"name": " Obiady "})
    assert (row.texts, row.state, row.translator) == ({"name": "Obiady"}, State.DRAFT, someone)
    assert row.reviewer is None


def test_a_review_says_who_and_when(lunch, someone):
    row = save(lunch, someone, WHOLE, reviewed=True)
    assert (row.state, row.reviewer) == (State.REVIEWED, someone)
    assert row.reviewed_at is not None


def test_who_only_reviews_is_not_the_translator(lunch, someone):
    save(lunch, someone, WHOLE)
    reviewer = person("translator")
    row = save(lunch, reviewer, WHOLE, reviewed=True)
    assert (row.translator, row.reviewer) == (someone, reviewer)


def test_half_a_translation_cannot_be_reviewed(lunch, someone):
    with pytest.raises(Refused):
        save(lunch, someone, {**WHOLE, "opening": " "}, reviewed=True)
    assert row_in(lunch, "pl") is None


def test_everyday_words_may_differ_in_number(lunch, someone):
    assert save(lunch, someone, {**WHOLE, "words": ""}, reviewed=True).state == State.REVIEWED


def test_emptied_texts_are_missing(lunch, someone):
    save(lunch, someone, WHOLE)
    assert save(lunch, someone, {}).state == State.MISSING


def test_the_texts_are_searched(lunch, someone):
    save(lunch, someone, WHOLE)
    document = SearchDocument.objects.get(service=lunch, language="pl")
    assert "obiad" in document.name


def test_history_keeps_the_texts_before_and_after(lunch, someone):
    save(lunch, someone, WHOLE)
    save(lunch, someone, {**WHOLE, "name": "Obiady razem"})
    newest = lunch.versions.first()
    assert newest.note.startswith("Polish: Draft")
    kept = newest.content[TRANSLATION]
    assert (kept["before"]["name"], kept["after"]["name"]) == ("Obiady", "Obiady razem")


def test_the_change_is_on_record(lunch, someone):
    save(lunch, someone, WHOLE)
    event = AuditEvent.objects.get()
    assert (event.verb, event.detail["language"]) == ("directory.translation.saved", "Polish")


def test_english_that_changed_meanwhile_is_noticed(lunch, someone):
    seen = fingerprint(lunch, None)
    actions.edit(
        service=lunch,
        listing=dataclasses.replace(listing_of(lunch), name="Tea club"),
        seen=0,
        minor=False,
        by=someone,
    )
    with pytest.raises(TextsChangedMeanwhile):
        save(lunch, someone, WHOLE, seen=seen)
    assert row_in(lunch, "pl") is None


def test_a_translation_that_changed_meanwhile_is_noticed(lunch, someone):
    seen = fingerprint(lunch, None)
    save(lunch, person("translator"), {"name": "Kluby"}, seen=seen)
    with pytest.raises(TextsChangedMeanwhile):
        save(lunch, someone, WHOLE, seen=seen)
    assert row_in(lunch, "pl").texts == {"name": "Kluby"}
