"""A listing with something of everything, as plain data and as rows."""

from directory.listing.shape import (
    AccessFact,
    AreaFact,
    ContactFact,
    CostFact,
    HoursFact,
    LanguageFact,
    Listing,
    PhoneFact,
    PlaceFact,
)
from directory.listing.writing import write_listing
from directory.models import Service, Taxonomy
from directory.search import index
from tests.factories.directory import ServiceFactory, TermFactory

FULL = Listing(
    name="Lunch club",
    organisation="Example Lunches",
    description="A warm lunch with others.\nBring a friend.",
    eligibility="Anyone over 60.",
    how_to_start="Phone first.",
    opening="Not in August.",
    cost="paid",
    cost_note="Pay what you can.",
    words="hot dinner\nlunch with company",
    url="https://example.org/lunch",
    email="lunch@example.org",
    minimum_age=60,
    without_assessment=True,
    staff_note="Ask for the kitchen.",
    source_note="Their leaflet",
    source_date="2026-05-01",
    licence="Their own",
    terms=("needs:food", "audiences:carers"),
    phones=(PhoneFact("024 7600 0001", "Office"), PhoneFact("07700 900123", "", True)),
    schedules=(
        HoursFact(byday="MO,WE", opens_at="12:00", closes_at="14:00"),
        HoursFact(byday="2TU", opens_at="10:00", closes_at="11:30", freq="MONTHLY"),
        HoursFact(byday="FR", opens_at="09:00", closes_at="10:00", interval=2,
                  dtstart="2026-07-03", description="Breakfast"),
        HoursFact(bymonthday="15", freq="MONTHLY", opens_at="18:00", closes_at="00:00"),
    ),
    languages=(LanguageFact("pa", "on Mondays"), LanguageFact("bfi")),
    cost_options=(CostFact("Lunch", "3.50", "a meal", "2026-04-01"),),
    areas=(AreaFact("Coventry", "E08000026"),),
    contacts=(ContactFact("", "Cook", "cook@example.org", True),),
    places=(
        PlaceFact(
            name="St Example hall",
            address="1 High Street",
            city="Coventry",
            postcode="CV1 5FB",
            latitude=52.4,
            longitude=-1.5,
            county="West Midlands",
            accessibility=(
                AccessFact("parking", False),
                AccessFact("step-free", True, "At the side"),
            ),
            phones=(PhoneFact("024 7600 0002", "Hall"),),
            schedules=(HoursFact(byday="SU", opens_at="12:00", closes_at="15:00"),),
        ),
        PlaceFact(name="A safe house", is_masked=True, city="Coventry"),
    ),
)  # fmt: skip


def some_terms() -> None:
    """Those that `FULL` carries, and some that it does not."""
    TermFactory(code="food", name="Food")
    TermFactory(code="transport", name="Transport")
    TermFactory(code="carers", name="Carers", taxonomy=Taxonomy.AUDIENCES)
    TermFactory(code="online", name="Online", taxonomy=Taxonomy.DELIVERY)


def stored(listing: Listing, **fields: object) -> Service:
    """The listing as a row with everything beside it, and searchable."""
    service: Service = ServiceFactory(**fields)
    write_listing(service, listing)
    fresh = Service.objects.get(pk=service.pk)
    index.rebuild([fresh])
    return fresh
