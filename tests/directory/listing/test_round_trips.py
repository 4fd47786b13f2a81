"""Any listing that an importer or an editor may make: stored, read, changed and brought back."""

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.listing.reading import listing_of
from directory.listing.shape import FIELDS, UNORDERED, Listing, PlaceFact
from directory.listing.versions import add_version, listing_in
from directory.listing.writing import write_listing
from directory.models import Location, Phone, Schedule, Service
from tests.directory.listings_at_random import listings
from tests.factories.accounts import UserFactory
from tests.factories.directory import ServiceFactory
from tests.factories.listings import FULL, some_terms
from tests.short_time import examples

pytestmark = pytest.mark.django_db
few = settings(
    max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
OTHER = Listing(name="Another name", places=(PlaceFact(name="Elsewhere"),))


@pytest.fixture
def _terms() -> None:
    some_terms()


@pytest.fixture
def lunch(_terms: None) -> Service:
    service: Service = ServiceFactory()
    write_listing(service, FULL)
    return service


def read(service: Service) -> Listing:
    return listing_of(Service.objects.get(pk=service.pk))


@given(listing=listings())
def test_any_listing_goes_through_json_and_back(listing: Listing) -> None:
    assert Listing.from_json(json.loads(json.dumps(listing.as_json()))) == listing


@given(listing=listings(), data=st.data())
def test_order_that_means_nothing_never_tells_two_listings_apart(
    listing: Listing, data: st.DataObject
) -> None:
    shuffled = {name: data.draw(st.permutations(getattr(listing, name))) for name in UNORDERED}
    assert dataclasses.replace(listing, **{k: tuple(v) for k, v in shuffled.items()}) == listing


@pytest.mark.usefixtures("_terms")
@few
@given(listing=listings())
def test_any_listing_is_read_as_it_was_written(listing: Listing) -> None:
    service = ServiceFactory()
    write_listing(service, listing)
    assert read(service) == listing


@pytest.mark.usefixtures("_terms")
@few
@given(before=listings(), after=listings())
def test_nothing_of_the_old_listing_is_left_in_the_new_one(before: Listing, after: Listing) -> None:
    service = ServiceFactory()
    for listing in (before, after):
        write_listing(Service.objects.get(pk=service.pk), listing)
    assert read(service) == after


@pytest.mark.usefixtures("_terms")
@few
@given(before=listings(), after=listings())
def test_any_version_brings_the_listing_back_whole(before: Listing, after: Listing) -> None:
    service = ServiceFactory()
    write_listing(service, before)
    version = add_version(Service.objects.get(pk=service.pk), by="import")
    write_listing(Service.objects.get(pk=service.pk), after)
    version.refresh_from_db()
    write_listing(Service.objects.get(pk=service.pk), listing_in(version))
    assert read(service) == before


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_written_alone(name: str, lunch: Service) -> None:
    write_listing(Service.objects.get(pk=lunch.pk), OTHER, fields={name})
    assert read(lunch) == dataclasses.replace(FULL, **{name: getattr(OTHER, name)})


def test_rows_of_other_listings_stay_when_one_is_emptied(lunch: Service) -> None:
    neighbour = ServiceFactory()
    write_listing(neighbour, FULL)
    write_listing(Service.objects.get(pk=lunch.pk), Listing(name="Empty"))
    assert read(neighbour) == FULL


def test_an_emptied_listing_leaves_no_rows_behind(lunch: Service) -> None:
    write_listing(Service.objects.get(pk=lunch.pk), Listing(name="Empty"))
    assert not Phone.objects.exists()
    assert not Schedule.objects.exists()
    assert not Location.objects.exists()


def test_two_places_that_swap_their_details_stay_two_rows(lunch: Service) -> None:
    hall, house = FULL.places
    swapped = (
        dataclasses.replace(hall, city="Leeds"),
        dataclasses.replace(house, city="York"),
    )
    before = set(lunch.at_locations.values_list("location", flat=True))
    write_listing(Service.objects.get(pk=lunch.pk), dataclasses.replace(FULL, places=swapped))
    assert set(lunch.at_locations.values_list("location", flat=True)) == before
    assert {place.city for place in read(lunch).places} == {"Leeds", "York"}


def test_a_place_of_the_same_name_at_another_postcode_is_another_place(lunch: Service) -> None:
    hall, house = FULL.places
    before = set(Location.objects.filter(name=hall.name).values_list("pk", flat=True))
    moved = dataclasses.replace(hall, postcode="CV6 5AA")
    write_listing(
        Service.objects.get(pk=lunch.pk), dataclasses.replace(FULL, places=(moved, house))
    )
    assert set(Location.objects.filter(name=hall.name).values_list("pk", flat=True)) != before
    assert moved in read(lunch).places


def test_one_of_two_equal_rows_can_go(lunch: Service) -> None:
    twice = (FULL.contacts[0], FULL.contacts[0])
    for contacts in (twice, twice[:1]):
        listing = dataclasses.replace(FULL, contacts=contacts)
        write_listing(Service.objects.get(pk=lunch.pk), listing)
    assert lunch.contacts.count() == 1


def test_phones_that_change_places_are_shown_in_the_new_order(lunch: Service) -> None:
    phones = tuple(reversed(FULL.phones))
    write_listing(Service.objects.get(pk=lunch.pk), dataclasses.replace(FULL, phones=phones))
    assert read(lunch).phones == phones


def test_a_version_does_not_change_with_the_listing(lunch: Service) -> None:
    version = add_version(lunch, by="import")
    write_listing(Service.objects.get(pk=lunch.pk), OTHER)
    version.refresh_from_db()
    assert listing_in(version) == FULL


def test_each_listing_numbers_its_own_versions(lunch: Service) -> None:
    add_version(lunch, by="import")
    assert add_version(ServiceFactory(), by="import").number == 1


def test_a_version_says_which_person_made_it(lunch: Service) -> None:
    someone = UserFactory()
    version = add_version(lunch, by=someone, note="x" * 400)
    assert (version.made_by, version.made_by_words, version.note) == (someone, "", "x" * 300)
