"""The rows of places."""

import dataclasses

import pytest

from directory.listing.shape import AccessFact, Listing, PlaceFact
from directory.staff.forms.places import PlaceForm, place_initial
from tests.factories.listings import FULL

HALL = next(place for place in FULL.places if place.name == "St Example hall")
STARTED = Listing(name="x", places=(HALL,))


def form(data, listing=STARTED):
    made = PlaceForm(data, started_from=listing, places=[])
    made.is_valid()
    return made


def changed(**data):
    return form({**place_initial(HALL, 0), **data})


def test_a_place_left_alone_is_the_same_place():
    expected = dataclasses.replace(HALL, phones=(), schedules=())
    assert changed().as_fact() == expected


def test_what_the_form_does_not_show_stays():
    assert changed(name="New hall").as_fact().county == "West Midlands"


def test_a_known_postcode_gives_the_point():
    fact = changed(postcode=" cv1 2gt ").as_fact()
    assert fact.postcode == "CV1 2GT"
    assert fact.latitude == pytest.approx(52.4, abs=0.1)


def test_the_source_s_own_point_stays_with_its_postcode():
    assert changed(address="2 High Street").as_fact().latitude == HALL.latitude


@pytest.mark.parametrize("postcode", ["", "SW1A 1AA", "CV6"])
def test_without_a_known_postcode_there_is_no_point(postcode):
    fact = changed(postcode=postcode).as_fact()
    assert (fact.latitude, fact.longitude) == (None, None)


def test_getting_in_yes_no_and_not_known():
    fact = changed(**{"has_parking": "", "has_hearing-loop": "no", "about_step-free": ""}).as_fact()
    assert fact.accessibility == (AccessFact("hearing-loop", False), AccessFact("step-free", True))


def test_facts_of_a_source_s_own_kind_stay():
    odd = dataclasses.replace(HALL, accessibility=(AccessFact("lift-to-roof"),))
    listing = Listing(name="x", places=(odd,))
    assert form(place_initial(odd, 0), listing).as_fact().accessibility == odd.accessibility


def test_an_emptied_place_goes():
    blank = {"name": "", "address": "", "city": "", "postcode": ""}
    access = {"has_parking": "", "has_step-free": "", "about_step-free": ""}
    assert changed(**blank, **access).is_blank


def test_a_private_place_without_an_address_stays():
    assert not form({"is_masked": "on"}, Listing(name="x")).is_blank


def test_a_place_that_never_had_an_address_stays():
    nowhere = PlaceFact(latitude=52.4, longitude=-1.5)
    listing = Listing(name="x", places=(nowhere,))
    assert not form({"was": "0"}, listing).is_blank


@pytest.mark.parametrize("was", ["1", "99", ""])
def test_a_number_of_no_place_makes_a_new_one(was):
    made = form({"was": was, "name": "New hall"})
    assert made.original is None
    assert made.as_fact() == PlaceFact(name="New hall")


def test_the_folded_part_opens_where_it_says_something():
    assert changed().has_access
    assert not form({"name": "New hall"}).has_access
