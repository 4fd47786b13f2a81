"""Listings for tests."""

import factory
from factory.django import DjangoModelFactory

from directory.models import (
    Location,
    Organisation,
    Phone,
    Publication,
    Service,
    ServiceAtLocation,
    Taxonomy,
    Term,
)


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n}")


class ServiceFactory(DjangoModelFactory[Service]):
    """A published listing; `draft=True` for one that only staff see."""

    class Meta:
        model = Service

    class Params:
        draft = factory.Trait(publication=Publication.DRAFT)

    key = factory.Sequence(lambda n: f"service-{n}")
    name = factory.Sequence(lambda n: f"Service {n}")
    description = "Helps people at home."
    organisation = factory.SubFactory(OrganisationFactory)
    publication = Publication.PUBLISHED


class TermFactory(DjangoModelFactory[Term]):
    class Meta:
        model = Term

    taxonomy = Taxonomy.NEEDS
    code = factory.Sequence(lambda n: f"need-{n}")
    name = factory.Sequence(lambda n: f"Need {n}")


class LocationFactory(DjangoModelFactory[Location]):
    class Meta:
        model = Location

    name = factory.Sequence(lambda n: f"Place {n}")
    address = "1 High Street"
    city = "Coventry"
    postcode = "CV1 1AA"


class ServiceAtLocationFactory(DjangoModelFactory[ServiceAtLocation]):
    class Meta:
        model = ServiceAtLocation

    service = factory.SubFactory(ServiceFactory)
    location = factory.SubFactory(LocationFactory)


class PhoneFactory(DjangoModelFactory[Phone]):
    class Meta:
        model = Phone

    service = factory.SubFactory(ServiceFactory)
    number = "024 7600 0000"
