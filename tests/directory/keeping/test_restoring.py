"""Any version can come back whole, and nothing is lost by it."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings

from directory.keeping import actions
from directory.keeping.rules import Refused
from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.listing.versions import listing_in
from directory.models import Publication, Service
from portal.audit.models import AuditEvent
from tests.directory.listings_at_random import listings
from tests.factories.accounts import person
from tests.factories.listings import FULL, some_terms
from tests.short_time import examples


def change(service, by, **fields):
    listing = dataclasses.replace(listing_of(Service.objects.get(pk=service.pk)), **fields)
    return actions.edit(
        service=service, listing=listing, seen=service.versions.count(), minor=False, by=by
    )


def what_it_says(service):
    return listing_of(Service.objects.get(pk=service.pk))


def test_an_older_version_comes_back_whole(lunch, someone):
    before = what_it_says(lunch)
    change(
        lunch, someone, name="Tea", phones=(), places=(), schedules=(), terms=("needs:transport",)
    )
    done = actions.restore(version=lunch.versions.get(number=1), by=someone)
    assert what_it_says(lunch) == before
    assert "name" in done.changed


def test_restoring_is_a_version_of_its_own(lunch, someone):
    change(lunch, someone, name="Tea")
    actions.restore(version=lunch.versions.get(number=1), by=someone)
    newest = lunch.versions.first()
    assert (newest.number, newest.note) == (3, "Brought back version 1")
    assert listing_in(lunch.versions.get(number=2)).name == "Tea"
    assert AuditEvent.objects.first().verb == "directory.listing.restored"


def test_restoring_what_it_says_already_changes_nothing(lunch, someone):
    change(lunch, someone, name="Tea")
    assert actions.restore(version=lunch.versions.get(number=2), by=someone).changed == ()
    assert lunch.versions.count() == 2


def test_a_withdrawn_listing_stays_withdrawn(lunch, someone):
    change(lunch, someone, name="Tea")
    actions.withdraw(service=lunch, reason="Closed", by=someone)
    actions.restore(version=lunch.versions.get(number=1), by=someone)
    service = Service.objects.get()
    assert (service.name, service.publication) == ("Lunch club", Publication.WITHDRAWN)


def test_a_thin_version_of_a_published_listing_does_not_come_back(db, someone):
    some_terms()
    service = actions.create(listing=dataclasses.replace(FULL, terms=()), by=someone)
    change(service, someone, terms=("needs:food",))
    actions.publish(service=service, by=someone)
    with pytest.raises(Refused):
        actions.restore(version=service.versions.get(number=1), by=someone)
    assert Service.objects.get().terms.count() == 1


@pytest.mark.django_db
@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=listings(), second=listings())
def test_restoring_gives_back_the_same_content(first: Listing, second: Listing) -> None:
    """Whatever the listing said and whatever it was changed to."""
    if not Service.objects.exists():
        some_terms()
    by = person("directory_editor")
    service = actions.create(listing=first, by=by)
    said = what_it_says(service)
    assert said == dataclasses.replace(first, publication="draft")
    change(service, by, **{
        field.name: getattr(second, field.name) for field in dataclasses.fields(Listing)
    })  # fmt: skip
    actions.restore(version=service.versions.get(number=1), by=by)
    assert what_it_says(service) == said
    assert listing_in(service.versions.first()) == said
