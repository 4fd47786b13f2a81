"""'Open now' for many listings in a fixed number of queries."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from directory.models import Schedule, Service, Status
from directory.open_now import open_states
from directory.opening import LONDON
from tests.factories.directory import ServiceAtLocationFactory, ServiceFactory

MONDAY_TEN = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)


def open_on(byday: str, **owner: object) -> None:
    Schedule.objects.create(
        byday=byday, opens_at=datetime.time(9), closes_at=datetime.time(17), **owner
    )


def state(service: Service) -> bool | None:
    return open_states([service.pk.hex], at=MONDAY_TEN)[service.pk.hex]


@pytest.mark.django_db
class TestOpenStates:
    def test_open(self) -> None:
        service = ServiceFactory()
        open_on("MO", service=service)
        assert state(service) is True

    def test_closed(self) -> None:
        service = ServiceFactory()
        open_on("TU", service=service)
        assert state(service) is False

    def test_not_known(self) -> None:
        assert state(ServiceFactory()) is None

    def test_one_open_place_is_enough(self) -> None:
        service = ServiceFactory()
        for byday in ("TU", "MO"):
            row = ServiceAtLocationFactory(service=service)
            open_on(byday, service_at_location=row)
        assert state(service) is True

    def test_a_place_nobody_knows_of_leaves_it_open(self) -> None:
        service = ServiceFactory()
        open_on("TU", service_at_location=ServiceAtLocationFactory(service=service))
        Schedule.objects.create(
            service_at_location=ServiceAtLocationFactory(service=service), byday="MO"
        )
        assert state(service) is None

    def test_closed_for_now_is_closed(self) -> None:
        service = ServiceFactory(status=Status.TEMPORARILY_CLOSED)
        open_on("MO", service=service)
        assert state(service) is False

    def test_hours_of_others_do_not_count(self) -> None:
        open_on("MO", service=ServiceFactory())
        assert state(ServiceFactory()) is None

    def test_queries(self, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        services = [ServiceFactory() for _ in range(5)]
        for service in services:
            open_on("MO", service_at_location=ServiceAtLocationFactory(service=service))
        with django_assert_max_num_queries(2):
            found = open_states([service.pk.hex for service in services], at=MONDAY_TEN)
        assert set(found.values()) == {True}
