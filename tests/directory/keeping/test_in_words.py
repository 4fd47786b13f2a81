"""What a listing says, in plain English."""

import pytest

from directory.keeping.in_words import (
    field_in_words,
    hours_in_words,
    language_in_words,
    phone_in_words,
    place_in_words,
)
from directory.listing.shape import HoursFact, Listing, PhoneFact, PlaceFact
from tests.factories.listings import FULL


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (
            HoursFact(byday="MO,WE", opens_at="09:00", closes_at="17:00"),
            "Monday, Wednesday, 09:00 to 17:00",
        ),
        (HoursFact(byday="2TU", freq="MONTHLY"), "second Tuesday, of the month"),
        (
            HoursFact(byday="-1FR", freq="MONTHLY", opens_at="10:00"),
            "last Friday, of the month, from 10:00",
        ),
        (
            HoursFact(byday="TH", interval=2, dtstart="2026-07-02"),
            "Thursday, every 2 weeks (counted from 2 July 2026)",
        ),
        (HoursFact(bymonthday="15", freq="MONTHLY"), "on day 15 of the month"),
        (HoursFact(byday="SU", by_appointment=True), "Sunday, by appointment"),
        (HoursFact(byday="SU", closes_at="12:00"), "Sunday, until 12:00"),
        (
            HoursFact(byday="SU", valid_from="2026-05-01", valid_to="2026-09-30"),
            "Sunday (from 1 May 2026; until 30 September 2026)",
        ),
        (HoursFact(description="Ask us"), "No days (Ask us)"),
    ],
)
def test_hours(hours, said):
    assert hours_in_words(hours) == said


def test_phone():
    assert phone_in_words(PhoneFact("024 7600 0000")) == "024 7600 0000"
    said = phone_in_words(PhoneFact("07700 900123", "Evenings", True))
    assert said == "07700 900123 (Evenings; text messages only)"


def test_place_says_everything_known_of_it():
    hall = next(place for place in FULL.places if place.name == "St Example hall")
    assert place_in_words(hall) == [
        "St Example hall, 1 High Street, Coventry, CV1 5FB",
        "St Example hall, 1 High Street, Coventry, CV1 5FB: on the map at 52.40000, -1.50000",
        "St Example hall, 1 High Street, Coventry, CV1 5FB: Parking for disabled people: no",
        "St Example hall, 1 High Street, Coventry, CV1 5FB: Step-free way in: yes (At the side)",
        "St Example hall, 1 High Street, Coventry, CV1 5FB: 024 7600 0002 (Hall)",
        "St Example hall, 1 High Street, Coventry, CV1 5FB: Sunday, 12:00 to 15:00",
    ]


def test_a_private_place_says_so_to_staff():
    assert place_in_words(PlaceFact(name="House", is_masked=True)) == ["House (kept private)"]
    assert place_in_words(PlaceFact()) == ["A place without an address"]


@pytest.mark.parametrize(
    ("code", "name"), [("pl", "Polish"), ("bfi", "British Sign Language"), ("xx", "xx")]
)
def test_language(code, name):
    assert language_in_words(code) == name


@pytest.mark.parametrize(
    ("field", "lines"),
    [
        ("name", ["Lunch club"]),
        ("description", ["A warm lunch with others.", "Bring a friend."]),
        ("minimum_age", ["60"]),
        ("maximum_age", []),
        ("without_assessment", ["Yes"]),
        ("is_sensitive", ["No"]),
        ("cost", ["Costs money"]),
        ("status", ["Active"]),
        ("source_date", ["1 May 2026"]),
        ("terms", ["Food", "audiences:carers"]),
        ("languages", ["British Sign Language", "Punjabi (on Mondays)"]),
        ("cost_options", ["Lunch £3.50 (a meal; from 1 April 2026)"]),
        ("areas", ["Coventry (E08000026)"]),
        ("contacts", ["Cook, cook@example.org (the public sees this)"]),
    ],
)
def test_each_field(field, lines):
    assert field_in_words(field, FULL, {"needs:food": "Food"}) == lines


def test_what_is_not_known_says_nothing():
    empty = Listing(name="", status="active")
    silent = [name for name in ("cost", "url", "phones", "places", "without_assessment")
              if field_in_words(name, empty, {})]  # fmt: skip
    assert silent == []
