"""Which listings the public may see, and how new ones are addressed."""

import dataclasses

import pytest

from directory.keeping.in_words import LABELS
from directory.keeping.rules import EDITED, NOT_EDITED, free_key, what_keeps_it_back
from directory.listing.shape import FIELDS, Listing
from tests.factories.directory import ServiceFactory


@pytest.mark.parametrize("tag", ["needs:food", "audiences:carers"])
def test_a_name_and_a_need_or_an_audience_are_enough(tag):
    assert what_keeps_it_back(Listing(name="Lunch club", terms=(tag,))) == ""


@pytest.mark.parametrize("terms", [(), ("delivery:online",), ("cultures:chinese", "places:school")])
def test_other_terms_do_not_help_anyone_find_it(terms):
    assert "need or one audience" in what_keeps_it_back(Listing(name="Lunch club", terms=terms))


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_name_is_needed(name):
    assert "needs a name" in what_keeps_it_back(Listing(name=name, terms=("needs:food",)))


def test_every_field_has_a_label_and_is_either_edited_or_decided():
    assert set(LABELS) == set(FIELDS) == {*EDITED, *NOT_EDITED}
    assert {entry.name for entry in dataclasses.fields(Listing)} == set(LABELS)


@pytest.mark.django_db
def test_the_key_comes_from_the_name():
    assert free_key("Lunch & Company, Foleshill") == "lunch-company-foleshill"


@pytest.mark.django_db
def test_a_taken_key_is_numbered():
    ServiceFactory(key="lunch-club")
    ServiceFactory(key="lunch-club-2")
    ServiceFactory(key="lunch-club-for-men")
    assert free_key("Lunch club") == "lunch-club-3"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["દાળ ભાત", "食物", "---", "🍲"])
def test_a_name_without_latin_letters_still_gets_a_key(name):
    assert free_key(name) == "service"


@pytest.mark.django_db
def test_a_long_name_fits():
    ServiceFactory(key=free_key("lunch " * 60))
    assert len(free_key("lunch " * 60)) <= 120
