"""Listings written to the tables and read back."""

import pytest

from directory.listing.reading import listing_of
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
from directory.models import Location, Organisation, Service, Taxonomy, Term

pytestmark = pytest.mark.django_db

HALL = PlaceFact(
    name="Hall",
    address="1 High Street",
    city="Coventry",
    postcode="CV1 1AA",
    latitude=52.4,
    longitude=-1.5,
    accessibility=(AccessFact("parking", available=False), AccessFact("step-free")),
    phones=(PhoneFact("020 7946 0018"),),
    schedules=(HoursFact("SA", "10:00", "12:00"),),
)
FULL = Listing(
    name="Soup kitchen",
    organisation="Kitchen CIC",
    description="Hot food.",
    cost="free",
    minimum_age=18,
    without_assessment=True,
    source_date="2026-07-15",
    terms=("needs:food",),
    phones=(PhoneFact("07700 900123"), PhoneFact("020 7946 0018", "Text only", True)),
    schedules=(HoursFact("MO,TU", "09:00", "00:00", dtstart="2026-01-05", interval=2),),
    languages=(LanguageFact("pl"), LanguageFact("ur", "Mondays")),
    cost_options=(CostFact("Meal", "3.50"),),
    areas=(AreaFact("Coventry", "E08000026"),),
    contacts=(ContactFact("A. Person", "Cook"),),
    places=(HALL,),
)


@pytest.fixture
def service() -> Service:
    Term.objects.create(taxonomy=Taxonomy.NEEDS, code="food", name="Food")
    made = Service(key="soup", source="test")
    write_listing(made, FULL)
    return made


def fresh(service: Service) -> Service:
    return Service.objects.for_page().get(pk=service.pk)


def change(service: Service, **changes: object) -> Listing:
    data = {**{name: getattr(FULL, name) for name in Listing.__slots__}, **changes}
    listing = Listing(**data)  # type: ignore[arg-type]
    write_listing(fresh(service), listing)
    return listing


def test_what_is_written_is_read(service: Service) -> None:
    assert listing_of(fresh(service)) == FULL


def test_reading_a_fetched_listing_asks_for_the_contacts_only(
    service: Service, django_assert_max_num_queries: object
) -> None:
    fetched = fresh(service)
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        listing_of(fetched)


def test_writing_it_again_keeps_every_row(service: Service) -> None:
    before = _ids(fresh(service))
    write_listing(fresh(service), FULL)
    assert _ids(fresh(service)) == before


def test_only_the_named_fields_are_written(service: Service) -> None:
    other = Listing(name="Other name", description="Other words.")
    write_listing(fresh(service), other, fields={"description"})
    found = fresh(service)
    assert (found.name, found.description) == ("Soup kitchen", "Other words.")
    assert found.phones.count() == 2


def test_changed_rows_go_and_right_ones_stay(service: Service) -> None:
    kept = service.languages.get(code="pl").pk
    change(service, languages=(LanguageFact("pl"), LanguageFact("ar")))
    assert set(service.languages.values_list("code", flat=True)) == {"pl", "ar"}
    assert service.languages.get(code="pl").pk == kept


def test_phones_keep_their_order(service: Service) -> None:
    changed = change(service, phones=tuple(reversed(FULL.phones)))
    assert listing_of(fresh(service)).phones == changed.phones


def test_a_place_that_changes_stays_the_same_place(service: Service) -> None:
    place = service.at_locations.get().location_id
    moved = PlaceFact(name="Hall", address="1 High Street", postcode="CV1 1AA", latitude=52.5,
                      longitude=-1.6)  # fmt: skip
    change(service, places=(moved,))
    assert listing_of(fresh(service)).places == (moved,)
    assert service.at_locations.get().location_id == place


def test_a_place_no_longer_used_goes(service: Service) -> None:
    change(service, places=(PlaceFact(address="2 Low Road"),))
    assert list(Location.objects.values_list("address", flat=True)) == ["2 Low Road"]


def test_a_place_that_another_listing_uses_stays(service: Service) -> None:
    other = Service.objects.create(key="other", name="Other")
    other.at_locations.create(location=service.at_locations.get().location)
    change(service, places=())
    assert Location.objects.count() == 1


def test_a_place_with_the_sources_id_is_shared() -> None:
    hall = PlaceFact(name="Hall", source_id="hall-1")
    for key in ("one", "two"):
        write_listing(Service(key=key, source="feed"), Listing(name=key, places=(hall,)))
    assert Location.objects.count() == 1


def test_the_same_id_of_two_sources_is_two_places() -> None:
    hall = PlaceFact(name="Hall", source_id="hall-1")
    for source in ("one", "two"):
        write_listing(Service(key=source, source=source), Listing(name=source, places=(hall,)))
    assert Location.objects.count() == 2


def test_an_organisation_of_the_same_name_is_the_same_one(service: Service) -> None:
    write_listing(Service(key="two"), Listing(name="Two", organisation="Kitchen CIC"))
    assert Organisation.objects.count() == 1


def test_a_term_that_is_gone_is_left_out(service: Service) -> None:
    change(service, terms=("needs:food", "needs:gone"))
    assert listing_of(fresh(service)).terms == ("needs:food",)


def _ids(service: Service) -> list[list[object]]:
    related = (
        "phones",
        "schedules",
        "languages",
        "cost_options",
        "areas",
        "contacts",
        "at_locations",
    )
    return [sorted(getattr(service, name).values_list("pk", flat=True)) for name in related]
