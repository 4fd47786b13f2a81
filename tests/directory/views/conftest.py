"""A small directory behind the pages: one full listing, one that says little, one about abuse."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.utils import timezone

from directory.models import (
    Accessibility,
    CostOption,
    Organisation,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceLanguage,
    Taxonomy,
    Term,
)
from directory.search import index
from tests.factories.directory import (
    LocationFactory,
    OrganisationFactory,
    PhoneFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    TermFactory,
)


@dataclass
class Small:
    """What the tests speak of by name."""

    full: Service
    bare: Service
    refuge: Service
    organisation: Organisation
    need: Term
    audience: Term


@pytest.fixture
def small(db: None) -> Small:
    need = TermFactory(code="break-from-caring", name="A break from caring", words="respite")
    harm = TermFactory(code="safeguarding", name="Keeping safe from harm", words="abuse")
    audience = TermFactory(
        code="carers", name="People who look after someone", taxonomy=Taxonomy.AUDIENCES
    )
    organisation = OrganisationFactory(
        name="Sitters of Coventry", website="https://www.example.org/"
    )
    Phone.objects.create(organisation=organisation, number="024 7600 0099")
    full = _full(organisation, need, audience)
    bare = ServiceFactory(
        key="quiet-hour", name="Quiet Hour", description="", organisation=organisation
    )
    bare.terms.set([need])
    refuge = ServiceFactory(
        key="safe-house", name="Safe House", is_sensitive=True, organisation=None
    )
    refuge.terms.set([harm])
    hidden = LocationFactory(name="The House", address="9 Secret Street", postcode="CV9 9ZZ",
                             latitude=52.41, longitude=-1.51, is_masked=True)  # fmt: skip
    PhoneFactory(service=None, location=hidden, number="024 7600 0666")
    ServiceAtLocationFactory(service=refuge, location=hidden)
    PhoneFactory(service=refuge, number="0808 2000 000")
    index.rebuild()
    return Small(full, bare, refuge, organisation, need, audience)


def _full(organisation: Organisation, need: Term, audience: Term) -> Service:
    service: Service = ServiceFactory(
        key="sitting-service", name="Sitting Service", organisation=organisation,
        description="Someone sits with the person you look after. You can go out.",
        eligibility="For people who look after someone at home.",
        how_to_start="Phone and ask for a visit.",
        cost="free", cost_note="You pay for outings.", without_assessment=True,
        url="https://www.example.org/sitting/", email="hello@example.org",
        minimum_age=18, source_note="A council paper", source_date=datetime.date(2026, 5, 27),
        checked_at=timezone.now(),
    )  # fmt: skip
    service.terms.set([need, audience])
    Phone.objects.create(service=service, number="024 7600 0001", description="Ask for Sam")
    Schedule.objects.create(service=service, byday="MO,TU,WE,TH,FR",
                            opens_at=datetime.time(9), closes_at=datetime.time(17))  # fmt: skip
    ServiceLanguage.objects.create(service=service, code="ur")
    ServiceLanguage.objects.create(service=service, code="bfi")
    CostOption.objects.create(service=service, option="Trip to the park", amount=Decimal("4.50"))
    ServiceArea.objects.create(service=service, name="Coventry", extent="E08000026")
    place = LocationFactory(name="Friends House", latitude=52.4089, longitude=-1.5074)
    Accessibility.objects.create(location=place, feature="step-free")
    Accessibility.objects.create(location=place, feature="parking", available=False)
    ServiceAtLocationFactory(service=service, location=place)
    return service


@pytest.fixture
def many(db: None) -> Callable[[int], None]:
    """So many listings with everything that a result shows."""

    def make(count: int) -> None:
        need = TermFactory(code="food", name="Food")
        for number in range(count):
            service = ServiceFactory(
                key=f"lunch-{number}", name=f"Lunch Club {number}", cost="free"
            )
            service.terms.set([need])
            PhoneFactory(service=service)
            ServiceLanguage.objects.create(service=service, code="ur")
            Schedule.objects.create(service=service, byday="MO", opens_at=datetime.time(12),
                                    closes_at=datetime.time(14))  # fmt: skip
            ServiceAtLocationFactory(service=service)
        index.rebuild()

    return make
