"""A service of an Open Referral UK feed as a listing."""

from typing import Any

import pytest

from directory.importing.oruk_record import record_of
from directory.importing.record import BadValue, Record
from directory.importing.terms import KnownTerms
from directory.listing.shape import (
    AccessFact,
    AreaFact,
    ContactFact,
    CostFact,
    HoursFact,
    LanguageFact,
    PhoneFact,
)
from tests.directory.importing.conftest import service

LOCATION: dict[str, Any] = {
    "id": "l1",
    "location_type": "physical",
    "name": "Hall",
    "latitude": 52.4,
    "longitude": -1.5,
    "addresses": [
        {"address_1": "1 High Street", "city": "Coventry", "state_province": "West Midlands",
         "postal_code": "cv11aa", "country": "GB", "address_type": "physical"}
    ],
}  # fmt: skip


def read(terms: KnownTerms, **changes: Any) -> Record:
    return record_of(service(1, **changes), terms)


def at(terms: KnownTerms, **changes: Any) -> Any:
    location = {**LOCATION, **changes}
    return read(terms, service_at_locations=[{"id": "s1", "location": location}]).listing.places[0]


def test_id_name_and_status_are_enough(terms: KnownTerms) -> None:
    record = record_of({"id": "x1", "name": "Soup", "status": "active"}, terms)
    assert (record.source_id, record.listing.name, record.listing.status) == (
        "x1",
        "Soup",
        "active",
    )


def test_plain_fields(terms: KnownTerms) -> None:
    listing = read(
        terms, url="http://example.org", email="info@example.org", minimum_age=18, maximum_age=65,
        fees="Pay what you can.", alert="Closed this week.", eligibility_description="For carers.",
    ).listing  # fmt: skip
    assert (listing.url, listing.email) == ("http://example.org", "info@example.org")
    assert (listing.minimum_age, listing.maximum_age) == (18, 65)
    assert listing.cost_note == "Pay what you can."
    assert listing.description == "Closed this week.\n\nHelps people at home."
    assert listing.eligibility == "For carers."


def test_what_stands_for_not_known_becomes_not_known(terms: KnownTerms) -> None:
    listing = read(
        terms, minimum_age=-1, maximum_age=0, email="noemail@example.org", url="", description="",
        fees=None, schedules=[{"id": "x"}], languages=[{"id": "x"}], contacts=[{"id": "x"}],
    ).listing  # fmt: skip
    assert (listing.minimum_age, listing.maximum_age) == (None, None)
    assert (listing.email, listing.url, listing.description, listing.cost_note) == ("", "", "", "")
    assert (listing.schedules, listing.languages, listing.contacts) == ((), (), ())


@pytest.mark.parametrize("status", ["Active", "ACTIVE", "", None])
def test_status_in_any_letters(terms: KnownTerms, status: str | None) -> None:
    assert read(terms, status=status).listing.status == "active"


def test_status_with_an_underscore(terms: KnownTerms) -> None:
    assert read(terms, status="Temporarily_Closed").listing.status == "temporarily closed"


def test_organisation(terms: KnownTerms) -> None:
    organisation = {
        "id": "o1",
        "name": "Kitchen CIC",
        "description": "d",
        "website": "www.example.org",
    }
    record = read(terms, organization=organisation)
    assert record.organisation is not None
    assert record.organisation.source_id == "o1"
    assert record.organisation.website == "http://www.example.org"
    assert record.listing.organisation == "Kitchen CIC"


def test_when_it_was_assured(terms: KnownTerms) -> None:
    assert read(terms, assured_date="2026-06-01").checked_on == "2026-06-01"


def test_schedules(terms: KnownTerms) -> None:
    listing = read(terms, schedules=[
        {"freq": "weekly", "byday": "th, fr", "opens_at": "10:00:00", "closes_at": "18:00Z"},
        {"freq": "MONTHLY", "byday": "2MO", "interval": 1, "description": "Second Monday"},
        {"freq": "DAILY", "opens_at": "09:00"},
    ]).listing  # fmt: skip
    assert set(listing.schedules) == {
        HoursFact("TH,FR", "10:00", "18:00"),
        HoursFact("2MO", freq="MONTHLY", description="Second Monday"),
        HoursFact("MO,TU,WE,TH,FR,SA,SU", "09:00"),
    }


@pytest.mark.parametrize(
    ("options", "cost"),
    [
        ([], ""),
        ([{"amount": 0}], "free"),
        ([{"amount": "35"}], "paid"),
        ([{"amount": 0}, {"amount": 5}], "varies"),
        ([{"option": "Ask us"}], ""),
    ],
)
def test_cost_is_only_what_amounts_say(terms: KnownTerms, options: list[Any], cost: str) -> None:
    assert read(terms, cost_options=options).listing.cost == cost


def test_cost_options(terms: KnownTerms) -> None:
    options = [{"option": "Under 18s", "amount": 3.5, "amount_description": "per meal"}]
    facts = read(terms, cost_options=options).listing.cost_options
    assert facts == (CostFact("Under 18s", "3.50", "per meal"),)


def test_languages_by_code_or_name(terms: KnownTerms) -> None:
    listing = read(terms, languages=[{"code": "pl"}, {"name": "Urdu"}, {"name": "BSL"}]).listing
    assert listing.languages == (LanguageFact("bfi"), LanguageFact("pl"), LanguageFact("ur"))


def test_areas(terms: KnownTerms) -> None:
    listing = read(terms, service_areas=[
        {"name": "The city of Coventry"},
        {"name": "Rugby", "uri": "http://example.org/id/E07000220"},
        {"service_area": "North", "extent": "CV6, CV2"},
        {"name": "Anywhere", "extent": "geojson"},
    ]).listing  # fmt: skip
    assert set(listing.areas) == {
        AreaFact("The city of Coventry", "E08000026"),
        AreaFact("Rugby", "E07000220"),
        AreaFact("North", "CV6,CV2"),
        AreaFact("Anywhere", ""),
    }


def test_contacts_are_for_staff_and_their_phones_for_everyone(terms: KnownTerms) -> None:
    contact = {"name": "A. Person", "title": "Cook", "phones": [{"number": "02079460018"}]}
    listing = read(
        terms, contacts=[contact], phones=[{"number": "999", "description": "Now"}]
    ).listing
    assert listing.contacts == (ContactFact("A. Person", "Cook"),)
    assert not listing.contacts[0].is_public
    assert listing.phones == (PhoneFact("999", "Now"), PhoneFact("020 7946 0018"))


def test_terms_we_know_and_words_for_those_we_do_not(terms: KnownTerms) -> None:
    attributes = [{"taxonomy_term": {"name": name}} for name in ("FOOD", "Hot meals", "Hot meals")]
    listing = read(terms, attributes=attributes).listing
    assert (listing.terms, listing.words) == (("needs:food",), "Hot meals")


def test_a_place(terms: KnownTerms) -> None:
    place = at(terms)
    assert (place.name, place.address, place.city) == ("Hall", "1 High Street", "Coventry")
    assert (place.county, place.postcode) == ("West Midlands", "CV1 1AA")
    assert (place.latitude, place.longitude, place.source_id) == (52.4, -1.5, "l1")


@pytest.mark.parametrize("changes", [{"latitude": None}, {"latitude": 0, "longitude": 0}])
def test_a_place_without_a_point_takes_that_of_its_postcode(
    terms: KnownTerms, changes: dict[str, Any]
) -> None:
    assert at(terms, **changes).latitude == 52.41222


def test_a_place_that_must_not_be_told_exactly(terms: KnownTerms) -> None:
    outward = {"addresses": [{"address_1": "", "postal_code": "CV6"}]}
    place = at(terms, **outward, latitude=None, longitude=None)
    assert (place.postcode, place.address, place.latitude) == ("CV6", "", None)


def test_accessibility_of_a_place(terms: KnownTerms) -> None:
    said = [
        {"description": "The building has induction loops for hearing aids."},
        {"accessibility": "step-free"},
        {"description": "No wheelchair access."},
        {"description": "Hearing loop", "details": "At the desk."},
    ]
    assert at(terms, accessibility=said).accessibility == (
        AccessFact("hearing-loop", details="At the desk."),
        AccessFact("step-free"),
    )


def test_hours_kept_at_a_place(terms: KnownTerms) -> None:
    entry = {"id": "s1", "location": LOCATION, "schedules": [{"byday": "MO", "opens_at": "09:00"}]}
    place = read(terms, service_at_locations=[entry]).listing.places[0]
    assert place.schedules == (HoursFact("MO", "09:00"),)


def test_the_same_place_twice_is_one(terms: KnownTerms) -> None:
    entries = [{"location": LOCATION}, {"location": LOCATION}]
    assert len(read(terms, service_at_locations=entries).listing.places) == 1


def test_what_version_1_says_in_other_words(terms: KnownTerms) -> None:
    listing = read(
        terms,
        regular_schedules=[{"byday": "MO", "opens_at": "09:00:00", "freq": "WEEKLY"}],
        service_taxonomys=[{"taxonomy": {"id": "t", "name": "Food"}}],
        eligibilitys=[{"minimum_age": 3}],
        service_at_locations=[{"location": {
            "id": "l1", "latitude": "52.4", "longitude": "-1.5",
            "physical_addresses": [{"address_1": "1 High Street", "postal_code": "CV1 1AA"}],
        }}],
    ).listing  # fmt: skip
    assert listing.schedules == (HoursFact("MO", "09:00"),)
    assert listing.terms == ("needs:food",)
    assert listing.places[0].address == "1 High Street"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": None}, "id"),
        ({"name": ""}, "name"),
        ({"name": None}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"name": ["a"]}, "name"),
        ({"status": "running"}, "status"),
        ({"url": "javascript:x"}, "url"),
        ({"email": "nobody"}, "email"),
        ({"minimum_age": 60, "maximum_age": 18}, "maximum_age"),
        ({"minimum_age": "adult"}, "minimum_age"),
        ({"assured_date": "last week"}, "assured_date"),
        ({"schedules": [{"freq": "HOURLY"}]}, "schedules[0].freq"),
        ({"schedules": [{"byday": "Monday!"}]}, "schedules[0].byday"),
        ({"cost_options": [{"amount": -5}]}, "cost_options.amount"),
        ({"phones": [{"number": "12"}]}, "phones.number"),
        ({"organization": {"name": "x", "email": "nobody"}}, "organization.email"),
        ({"service_at_locations": [{"location": {**LOCATION, "latitude": 100}}]},
         "service_at_locations[0].latitude"),
        ({"service_at_locations": [{"location": {"addresses": [{"postal_code": "X"}]}}]},
         "service_at_locations[0].postal_code"),
        ({"schedules": [{"opens_at": "noon"}]}, "schedules[0].opens_at"),
        ({"schedules": [{"valid_from": "soon"}]}, "schedules[0].valid_from"),
        ({"service_at_locations": [{"location": {**LOCATION, "location_type": "moon"}}]},
         "service_at_locations[0].location_type"),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_refused_with_its_field(
    terms: KnownTerms, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadValue) as caught:
        read(terms, **changes)
    assert caught.value.field == field
    assert caught.value.reason


@pytest.mark.parametrize("name", [
    "organization", "schedules", "service_areas", "service_at_locations", "languages",
    "cost_options", "contacts", "attributes", "phones",
])  # fmt: skip
@pytest.mark.parametrize("odd", ["text", 5, [], [None], ["text"], [[]], {}, {"location": 5}])
def test_parts_of_the_wrong_kind_are_passed_over(terms: KnownTerms, name: str, odd: object) -> None:
    assert read(terms, **{name: odd}).listing.name == "Service 1"
