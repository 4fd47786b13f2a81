"""The number to ring when a listing has none of its own."""

import pytest

from directory.models import Phone, Publication, Service
from tests.factories.directory import OrganisationFactory, ServiceFactory

pytestmark = pytest.mark.django_db


def front_door(**fields: object) -> Service:
    organisation = OrganisationFactory(name="Carers Centre")
    service = ServiceFactory(name="Carers Centre", organisation=organisation, **fields)
    Phone.objects.create(service=service, number="024 7601 0001")
    return service


def numbers(service: Service) -> list[str]:
    return [phone.number for phone in service.organisation.main_phones()]


def test_the_listing_that_bears_the_name_is_the_front_door() -> None:
    assert numbers(front_door()) == ["024 7601 0001"]


def test_its_own_number_comes_first() -> None:
    service = front_door()
    Phone.objects.create(organisation=service.organisation, number="024 7601 0002")
    assert numbers(service) == ["024 7601 0002"]


def test_another_listing_does_not_lend_its_number() -> None:
    other = ServiceFactory(name="Bus pass")
    Phone.objects.create(service=other, number="024 7601 0003")
    assert numbers(other) == []


def test_a_withdrawn_front_door_is_shut() -> None:
    assert numbers(front_door(publication=Publication.WITHDRAWN)) == []
