"""Rows of phones, languages, prices, areas and contacts."""

import pytest

from directory.listing.shape import CostFact, LanguageFact, Listing, PhoneFact, PlaceFact
from directory.staff.forms.choices import codes_of_languages, names_of_languages
from directory.staff.forms.rows import (
    ContactForm,
    CostForm,
    LanguageForm,
    PhoneForm,
    language_initial,
    rows_of,
)

EMPTY = Listing(name="x")


def made(form, data, listing=EMPTY):
    row = form(data, started_from=listing, places=[("0", "Place 1")])
    row.is_valid()
    return row


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("02476000000", "024 7600 0000"),
        ("+44 24 7600 0000", "024 7600 0000"),
        ("07700 900123", "07700 900123"),
        ("116123", "116 123"),
        ("111", "111"),
    ],
)
def test_a_number_is_spaced_as_people_read_it(written, number):
    assert made(PhoneForm, {"number": written}).as_fact() == PhoneFact(number)


def test_numbers_of_places_that_stood_there_are_left_alone():
    listing = Listing(name="x", places=(PlaceFact(name="Hall", phones=(PhoneFact("ask at 12"),)),))
    assert made(PhoneForm, {"number": "ask at 12"}, listing).is_valid()


@pytest.mark.parametrize(
    ("written", "code"),
    [("Polish", "pl"), ("POLISH", "pl"), ("British Sign Language", "bfi"), ("Cantonese", "yue")],
)
def test_a_language_is_written_by_its_name(written, code):
    assert made(LanguageForm, {"language": written}).as_fact() == LanguageFact(code)


def test_a_code_that_stood_there_stays():
    listing = Listing(name="x", languages=(LanguageFact("xx-unknown"),))
    shown = language_initial(listing.languages[0])
    assert made(LanguageForm, shown, listing).as_fact() == LanguageFact("xx-unknown")


def test_every_language_that_is_offered_is_understood():
    codes = codes_of_languages()
    assert {codes[name.casefold()] for name in names_of_languages()} == set(codes.values())


@pytest.mark.parametrize(
    ("written", "amount"),
    [("3.5", "3.50"), ("£3.50", "3.50"), ("1,250", "1250.00"), ("0", "0.00"), ("", "")],
)
def test_amounts(written, amount):
    assert made(CostForm, {"amount": written, "option": "Lunch"}).as_fact() == CostFact(
        "Lunch", amount
    )


@pytest.mark.parametrize("written", ["-1", "3.505", "lots", "NaN", "1e9", "Infinity", "9" * 19])
def test_amounts_that_cannot_be(written):
    assert not made(CostForm, {"amount": written}).is_valid()


def test_placeholders_for_no_address_become_nothing():
    assert made(ContactForm, {"name": "Office", "email": "n/a"}).as_fact().email == ""


def formset(data, extra=1):
    kind = rows_of(PhoneForm, extra=extra)
    head = {"p-TOTAL_FORMS": "3", "p-INITIAL_FORMS": "2"}
    return kind({**head, **data}, prefix="p", form_kwargs={"started_from": EMPTY, "places": []})


def test_rows_that_are_emptied_or_ticked_are_not_kept():
    rows = formset({
        "p-0-number": "", "p-1-number": "024 7600 0001", "p-1-DELETE": "on",
        "p-2-number": "024 7600 0002",
    })  # fmt: skip
    assert rows.is_valid()
    assert [row.cleaned_data["number"] for row in rows.kept_rows] == ["024 7600 0002"]


def test_only_filled_rows_can_be_ticked():
    rows = formset({})
    assert ["DELETE" in row.fields for row in rows.forms] == [True, True, False]


def test_too_many_rows_are_refused():
    kind = rows_of(PhoneForm, extra=1)
    many = {f"p-{number}-number": "111" for number in range(150)}
    rows = kind(
        {"p-TOTAL_FORMS": "150", "p-INITIAL_FORMS": "0", **many},
        prefix="p",
        form_kwargs={"started_from": EMPTY, "places": []},
    )
    assert not rows.is_valid()
    assert rows.non_form_errors()
