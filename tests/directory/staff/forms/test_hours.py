"""Opening hours as rows, and hours that no row can say."""

import pytest
from hypothesis import given, settings

from directory.listing.shape import HoursFact, Listing, PlaceFact
from directory.staff.forms.hours import HoursForm, all_hours, hours_initial
from tests.directory.listings_at_random import hours

NINE_TO_FIVE = {"opens": "09:00", "closes": "17:00"}


def form(data, listing=None, places=()):
    return HoursForm(data, started_from=listing or Listing(name="x"), places=list(places))


def fact(**data):
    made = form({**NINE_TO_FIVE, **data})
    assert made.is_valid(), made.errors
    return made.as_fact()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"days": ["WE", "MO"]}, {"byday": "MO,WE"}),
        ({"days": ["MO"], "often": "2", "dtstart": "2026-07-06"},
         {"byday": "MO", "interval": 2, "dtstart": "2026-07-06"}),
        ({"days": ["MO"], "often": "first"}, {"byday": "1MO", "freq": "MONTHLY"}),
        ({"days": ["SA", "SU"], "often": "last"}, {"byday": "-1SA,-1SU", "freq": "MONTHLY"}),
        ({"days": ["MO"], "by_appointment": "on"}, {"byday": "MO", "by_appointment": True}),
        ({"days": ["MO"], "valid_from": "2026-05-01"}, {"byday": "MO", "valid_from": "2026-05-01"}),
    ],
)  # fmt: skip
def test_a_row_becomes_hours(data, expected):
    assert fact(**data) == HoursFact(opens_at="09:00", closes_at="17:00", **expected)


def test_midnight_closes_the_day():
    assert fact(days=["FR"], opens="18:00", closes="00:00").closes_at == "00:00"


def test_the_whole_day_is_midnight_to_midnight():
    assert fact(days=["FR"], opens="00:00", closes="00:00").opens_at == "00:00"


def test_overnight_is_allowed():
    assert fact(days=["FR"], opens="20:00", closes="06:00").closes_at == "06:00"


def test_by_appointment_needs_no_days():
    assert form({"by_appointment": "on"}).is_valid()


@pytest.mark.parametrize(
    "hours",
    [
        HoursFact(byday="1MO,3MO", freq="MONTHLY"),
        HoursFact(byday="TU,MO"),
        HoursFact(bymonthday="15", freq="MONTHLY"),
        HoursFact(byday="MO", interval=6, dtstart="2026-07-06"),
        HoursFact(byday="MO", freq="MONTHLY"),
        HoursFact(byday="5FR", freq="MONTHLY"),
    ],
)
def test_hours_that_no_row_can_say_are_kept_as_they_are(hours):
    listing = Listing(name="x", schedules=(hours,))
    (row,) = hours_initial(listing)
    assert row == {"was": 0, "place": ""}
    kept = form({"was": "0"}, listing)
    assert kept.is_valid()
    assert kept.as_fact() == hours
    assert kept.kept_in_words


def test_what_stood_there_already_is_not_judged_again():
    """A source may say 'from 9' without an end; an editor of another field need not mend it."""
    listing = Listing(name="x", schedules=(HoursFact(byday="MO", opens_at="09:00"),))
    (row,) = hours_initial(listing)
    assert form({**row, "closes": ""}, listing).is_valid()


@pytest.mark.parametrize("was", ["7", "-1", "x", "1.5", "9" * 40])
def test_a_made_up_number_keeps_nothing(was):
    assert form({"was": was, "days": ["MO"]}).kept is None


def test_hours_of_the_service_come_before_those_of_its_places():
    own, theirs = HoursFact(byday="MO"), HoursFact(byday="TU")
    listing = Listing(
        name="x", schedules=(own,), places=(PlaceFact(name="Hall", schedules=(theirs,)),)
    )
    assert all_hours(listing) == [own, theirs]
    assert [row["place"] for row in hours_initial(listing)] == ["", "0"]


def test_rows_stand_in_the_order_of_the_week():
    facts = tuple(
        HoursFact(byday=day, opens_at="09:00", closes_at="10:00") for day in ("SU", "MO", "WE")
    )
    rows = hours_initial(Listing(name="x", schedules=facts))
    assert [row["days"] for row in rows] == [["MO"], ["WE"], ["SU"]]


def test_the_folded_dates_open_where_they_say_something():
    assert form({"valid_from": "2026-05-01"}).has_dates
    assert not form({"days": ["MO"]}).has_dates


@given(hours)
@settings(deadline=None, max_examples=60)
def test_any_hours_come_back_from_their_row(some):
    listing = Listing(name="x", schedules=(some,))
    (row,) = hours_initial(listing)
    sent = {name: value for name, value in row.items() if value is not False}
    back = form(sent, listing)
    assert back.is_valid(), back.errors
    assert back.as_fact() == some
