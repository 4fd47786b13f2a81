"""A listing as a plain value."""

import json

from directory.listing.shape import AccessFact, AreaFact, HoursFact, Listing, PhoneFact, PlaceFact

FULL = Listing(
    name="Soup kitchen",
    terms=("needs:food", "audiences:carers"),
    phones=(PhoneFact("07700 900123"), PhoneFact("020 7946 0018", "Text only", True)),
    schedules=(HoursFact("TU", "09:00", "17:00"), HoursFact("MO", "09:00", "17:00")),
    areas=(AreaFact("Coventry", "E08000026"),),
    places=(
        PlaceFact(
            name="Hall",
            latitude=52.4,
            longitude=-1.5,
            accessibility=(AccessFact("step-free"),),
            phones=(PhoneFact("999"),),
            schedules=(HoursFact("SA"),),
        ),
    ),
)


def test_it_goes_through_json_and_back() -> None:
    assert Listing.from_json(json.loads(json.dumps(FULL.as_json()))) == FULL


def test_order_that_means_nothing_makes_no_difference() -> None:
    other = Listing.from_json({**FULL.as_json(), "terms": ["needs:food", "audiences:carers"]})
    assert other == FULL


def test_order_of_phones_is_the_order_to_show() -> None:
    assert [phone.number for phone in FULL.phones] == ["07700 900123", "020 7946 0018"]


def test_what_a_newer_or_older_portal_wrote_is_read_as_far_as_it_is_known() -> None:
    read = Listing.from_json(
        {"name": "Old", "colour": "red", "phones": [{"number": "1", "fax": 2}]}
    )
    assert read == Listing(name="Old", phones=(PhoneFact("1"),))
