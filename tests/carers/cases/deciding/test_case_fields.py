"""Times, pounds and names of listings, as people write them."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from carers.forms.case_fields import ClockField, ListingField, PoundsField
from directory.models import Publication
from tests.factories.directory import ServiceFactory


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("14:30", (14, 30)),
        ("9:05", (9, 5)),
        ("2.30pm", (14, 30)),
        ("2 PM", (14, 0)),
        ("12am", (0, 0)),
        ("12 pm", (12, 0)),
        ("1430", (14, 30)),
        ("930", (9, 30)),
        ("00:00", (0, 0)),
        ("23:59", (23, 59)),
    ],
)
def test_times_as_people_write_them(written, time):
    assert ClockField().clean(written) == datetime.time(*time)


@pytest.mark.parametrize(
    "written",
    [
        "2",
        "14",
        "25:00",
        "12:60",
        "13pm",
        "0am",
        "half past two",
        "14:30:00",
        "٢:٣٠",
        "-1:00",
        "9:5",
    ],
)
def test_what_is_no_time_is_asked_again(written):
    with pytest.raises(ValidationError):
        ClockField().clean(written)


def test_an_empty_time_is_none_where_it_may_be_empty():
    assert ClockField(required=False).clean("") is None


@given(st.times())
def test_every_time_that_is_shown_is_read_back(time):
    shown = time.replace(second=0, microsecond=0)
    assert ClockField().clean(f"{shown:%H:%M}") == shown


@given(st.text(max_size=20))
def test_whatever_is_written_is_a_time_or_a_sentence(written):
    try:
        found = ClockField().clean(written)
    except ValidationError:
        return
    assert isinstance(found, datetime.time)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("250", "250"),
        ("£83.50", "83.50"),
        ("£ 1,250.5", "1250.5"),
        ("0.01", "0.01"),
        ("999999.99", "999999.99"),
    ],
)
def test_pounds_as_people_write_them(written, amount):
    assert PoundsField().clean(written) == Decimal(amount)


@pytest.mark.parametrize(
    "written",
    [
        "0",
        "-5",
        "1e3",
        "NaN",
        "Infinity",
        "12,50",
        "1.234,50",
        "83.505",
        "a lot",
        "£",
        "1000000",
        "²",
    ],
)
def test_what_is_no_amount_gets_a_sentence(written):
    with pytest.raises(ValidationError) as refused:
        PoundsField().clean(written)
    assert refused.value.messages[0].startswith("Write an amount")


@given(st.decimals(min_value="0.01", max_value="999999.99", places=2))
def test_every_amount_that_can_be_kept_is_read(amount):
    assert PoundsField().clean(f"£{amount:,}") == amount


@given(st.text(max_size=20))
def test_whatever_is_written_is_an_amount_or_a_sentence(written):
    try:
        found = PoundsField(required=False).clean(written)
    except ValidationError:
        return
    assert found is None or (0 < found < 1_000_000 and found.as_tuple().exponent >= -2)


@pytest.mark.django_db
def test_a_listing_is_found_by_key_or_name():
    ServiceFactory(key="cress", name="Carers Emergency")
    ServiceFactory(key="cress-two", name="Carers Emergency Card")
    field = ListingField(required=False)
    assert field.clean("cress") == "cress"
    assert field.clean("carers emergency") == "cress"
    assert field.clean("Card") == "cress-two"
    assert field.clean("") == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "said"), [("nothing like it", "has nothing of this name"), ("Carers", "Which one?")]
)
def test_a_name_that_finds_none_or_several_gets_a_sentence(written, said):
    ServiceFactory(key="a", name="Carers A")
    ServiceFactory(key="b", name="Carers B")
    with pytest.raises(ValidationError, match=said.replace("?", r"\?")):
        ListingField().clean(written)


@pytest.mark.django_db
def test_a_listing_that_the_public_cannot_see_is_not_named():
    ServiceFactory(key="hidden", name="Hidden", publication=Publication.DRAFT)
    with pytest.raises(ValidationError):
        ListingField().clean("hidden")
