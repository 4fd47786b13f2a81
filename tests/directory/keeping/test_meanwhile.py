"""Two editors at once: the second is told, and neither loses a word."""

import dataclasses

import pytest

from directory.keeping import actions
from directory.keeping.meanwhile import ChangedMeanwhile, as_seen, latest_number, merge
from directory.listing.reading import listing_of
from directory.listing.shape import Listing, PhoneFact
from directory.models import Service
from tests.factories.accounts import person

BASE = Listing(name="Lunch club", description="A lunch.", url="https://example.org")


def merged(mine, now):
    return merge(
        started_from=BASE,
        mine=dataclasses.replace(BASE, **mine),
        now=dataclasses.replace(BASE, **now),
    )


def test_changes_of_different_fields_are_put_together():
    result = merged({"name": "Dinner club"}, {"description": "A dinner."})
    assert (result.listing.name, result.listing.description) == ("Dinner club", "A dinner.")
    assert (result.theirs, result.both) == (("description",), ())


def test_where_both_changed_a_field_mine_stands_and_is_named():
    result = merged({"name": "Dinner club"}, {"name": "Tea club"})
    assert result.listing.name == "Dinner club"
    assert (result.theirs, result.both) == (("name",), ("name",))


def test_the_same_change_twice_is_no_clash():
    result = merged({"name": "Tea club"}, {"name": "Tea club"})
    assert result.both == ()


def test_rows_are_taken_over_whole():
    phones = (PhoneFact("024 7600 0009"),)
    assert merged({"name": "Tea club"}, {"phones": phones}).listing.phones == phones


def test_publication_is_no_matter_of_an_edit():
    assert merged({"name": "Tea club"}, {"publication": "withdrawn"}).theirs == ()


@pytest.fixture
def opened(lunch, someone):
    """The listing as a first editor opened it, after one earlier change."""
    actions.edit(
        service=lunch,
        listing=dataclasses.replace(listing_of(lunch), opening="All year."),
        seen=0,
        minor=False,
        by=someone,
    )
    service = Service.objects.get(pk=lunch.pk)
    return service, listing_of(service), latest_number(service)


def save(service, listing, seen, by, **fields):
    return actions.edit(
        service=service,
        listing=dataclasses.replace(listing, **fields),
        seen=seen,
        minor=False,
        by=by,
    )


def test_the_second_editor_is_told_and_nothing_is_written(opened, someone):
    service, listing, seen = opened
    other = person("directory_editor", name="Olive Other")
    save(service, listing, seen, other, description="Soup.")
    with pytest.raises(ChangedMeanwhile) as told:
        save(service, listing, seen, someone, name="Dinner club")
    assert told.value.latest.made_by == other
    assert told.value.merged.listing.name == "Dinner club"
    assert told.value.merged.listing.description == "Soup."
    assert Service.objects.get().name == "Lunch club"


def test_having_been_told_the_second_editor_can_save(opened, someone):
    service, listing, seen = opened
    save(service, listing, seen, person("directory_editor"), description="Soup.")
    with pytest.raises(ChangedMeanwhile) as told:
        save(service, listing, seen, someone, name="Dinner club")
    both = told.value
    save(service, both.merged.listing, both.latest.number, someone)
    now = Service.objects.get()
    assert (now.name, now.description) == ("Dinner club", "Soup.")


def test_a_check_in_between_does_not_disturb_an_editor(opened, someone):
    service, listing, seen = opened
    actions.still_correct(service=service, by=person("directory_editor"))
    assert save(service, listing, seen, someone, name="Dinner club").changed == ("name",)


def test_a_listing_opened_before_any_version_was_kept(lunch, someone):
    listing = listing_of(lunch)
    save(lunch, listing, 0, person("directory_editor"), description="Soup.")
    with pytest.raises(ChangedMeanwhile):
        save(lunch, listing, 0, someone, name="Dinner club")


def test_what_was_seen_is_the_version_of_that_number(opened, someone):
    service, listing, seen = opened
    save(service, listing, seen, someone, name="Dinner club")
    now = Service.objects.get()
    assert as_seen(now, seen) == listing
    assert as_seen(now, seen + 1).name == "Dinner club"


def test_a_number_that_never_was_is_the_listing_as_it_is(opened, someone):
    service, listing, _seen = opened
    assert as_seen(service, 10**9) == listing
    assert save(service, listing, 10**9, someone, name="Dinner club").changed == ("name",)
