"""Where notices go."""

import pytest
from django.core.exceptions import ValidationError

from portal.notices.addresses import Address


@pytest.mark.parametrize(
    "typed",
    ["07700 900982", "07700900982", "+44 7700 900982", "(07700) 900-982", "0044 7700 900982"],
)
def test_uk_mobiles_are_kept_in_one_form(typed):
    assert Address.text(typed) == Address("text", "+447700900982")


@pytest.mark.parametrize(
    "typed",
    [
        "", "hello", "024 7683 3003", "07700", "+1 202 555 0143", "999", "0909 879 0000",
        "070 1234 5678", "0760 000 0000", "07700 9009822", "٠٧", "0" * 400,
    ],
)  # fmt: skip
def test_what_is_no_uk_mobile_is_refused_with_a_sentence(typed):
    with pytest.raises(ValidationError, match="Enter a UK mobile phone number"):
        Address.text(typed)


def test_email_addresses_lose_their_spaces():
    assert Address.email(" asha@example.org ") == Address("email", "asha@example.org")


@pytest.mark.parametrize(
    "typed", ["", "asha", "asha@", "a b@example.org", "a@example.org\nBcc: b@c.d"]
)
def test_what_is_no_email_address_is_refused_with_a_sentence(typed):
    with pytest.raises(ValidationError, match="Enter an email address"):
        Address.email(typed)


def test_postal_addresses_are_kept_line_by_line():
    address = Address.letter("  Asha  Example \n\n1 Old Street\r\nCoventry\ncv11aa\n")
    assert address == Address("letter", "Asha Example\n1 Old Street\nCoventry\nCV1 1AA")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "three to seven lines"),
        ("Asha\nCV1 1AA", "three to seven lines"),
        ("\n".join([*"abcdefg", "CV1 1AA"]), "three to seven lines"),
        ("Asha\n1 Old Street\nCoventry", "UK postcode"),
        ("Asha\n1 Old Street\nCV1", "UK postcode"),
        ("Asha\n=1 Old Street\nCV1 1AA", "Start each line"),
        ("Asha\n" + "x" * 101 + "\nCV1 1AA", "Start each line"),
    ],
)
def test_what_is_no_postal_address_is_refused_with_a_sentence(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        Address.letter(typed)
