"""What a result list shows: the visible listings, their places that may be told, one number."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from directory.models import Location, Phone, Publication, Service, Status
from directory.search.fetching import Listing, fetch
from tests.directory.search.by_hand import CV6
from tests.factories.directory import (
    LocationFactory,
    PhoneFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db


def fetched(service: Service) -> Listing:
    return fetch([service.pk.hex])[service.pk.hex]


def full() -> str:
    service = ServiceFactory()
    ServiceAtLocationFactory(service=service)
    PhoneFactory(service=service)
    return str(service.pk.hex)


@pytest.mark.parametrize("count", [1, 5])
def test_takes_four_queries_however_many(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys = [full() for _ in range(count)]
    with django_assert_num_queries(4):
        listings = fetch(keys)
        assert [str(one.service.organisation) for one in listings.values()]
    assert len(listings) == count


def test_nothing_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert fetch(["0" * 32]) == {}


@pytest.mark.parametrize(
    "change", [{"publication": Publication.WITHDRAWN}, {"status": Status.DEFUNCT}]
)
def test_what_the_public_may_not_see_does_not_come_back(change: dict[str, str]) -> None:
    assert fetch([ServiceFactory(**change).pk.hex]) == {}


def test_a_masked_place_is_never_among_the_places() -> None:
    service = ServiceFactory()
    told = ServiceAtLocationFactory(service=service).location
    ServiceAtLocationFactory(service=service, location=LocationFactory(is_masked=True))
    assert fetched(service).places == [told]


def test_a_listing_that_is_closed_for_now_is_not_open() -> None:
    assert fetched(ServiceFactory(status=Status.TEMPORARILY_CLOSED)).open_now is False
    assert fetched(ServiceFactory()).open_now is None


class TestPhone:
    def test_of_its_organisation_where_it_has_none(self) -> None:
        service = ServiceFactory()
        Phone.objects.create(organisation=service.organisation, number="024 7600 0001")
        assert [phone.number for phone in fetched(service).phones] == ["024 7600 0001"]

    def test_its_own_where_it_has_one(self) -> None:
        service = ServiceFactory()
        Phone.objects.create(organisation=service.organisation, number="024 7600 0001")
        own = PhoneFactory(service=service)
        assert fetched(service).phones == [own]

    def test_none_of_a_listing_that_nobody_is_said_to_give(self) -> None:
        PhoneFactory()
        assert fetched(ServiceFactory(organisation=None)).phones == []


class TestNearest:
    @pytest.fixture
    def listing_at(self) -> Callable[..., Listing]:
        def make(*points: tuple[float, float] | None) -> Listing:
            listing = Listing(Service())
            for number, point in enumerate(points):
                latitude, longitude = point or (None, None)
                spot = Location(name=str(number), latitude=latitude, longitude=longitude)
                listing.places.append(spot)
            return listing

        return make

    def test_of_several(self, listing_at: Callable[..., Listing]) -> None:
        nearest, metres = listing_at((52.6, -1.5), None, (52.4312, -1.5066)).nearest(CV6)
        assert (str(nearest), metres) == ("2", 0)

    def test_without_points_the_first_and_no_distance(
        self, listing_at: Callable[..., Listing]
    ) -> None:
        nearest, metres = listing_at(None, None).nearest(CV6)
        assert (str(nearest), metres) == ("0", None)

    def test_without_a_place_the_first_and_no_distance(
        self, listing_at: Callable[..., Listing]
    ) -> None:
        nearest, metres = listing_at((52.6, -1.5), (52.4312, -1.5066)).nearest(None)
        assert (str(nearest), metres) == ("0", None)

    def test_without_places_there_is_none(self, listing_at: Callable[..., Listing]) -> None:
        assert listing_at().nearest(CV6) == (None, None)
