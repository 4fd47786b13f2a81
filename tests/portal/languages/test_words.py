"""Filters that every template has."""

import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.languages.models import State
from portal.languages.translated import Text


def shown(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_a_code_keeps_its_order() -> None:
    assert shown("{{ code|bdi }}", code="CV1 1AA") == '<bdi dir="ltr">CV1 1AA</bdi>'


def test_what_is_isolated_is_escaped() -> None:
    assert "&lt;b&gt;" in shown("{{ code|bdi }}", code="<b>")


@pytest.mark.parametrize("filter_name", ["bdi", "tel_link", "email_link", "datewords", "milesaway"])
def test_nothing_stays_nothing(filter_name: str) -> None:
    assert shown(f"{{{{ value|{filter_name} }}}}", value=None) == ""


def test_a_phone_number_can_be_pressed() -> None:
    html = shown("{{ phone|tel_link }}", phone="+44 24 7683 3003")
    assert 'href="tel:+442476833003"' in html
    assert '<bdi dir="ltr">+44 24 7683 3003</bdi>' in html


def test_an_email_address_can_be_pressed() -> None:
    assert 'href="mailto:a@example.org"' in shown("{{ x|email_link }}", x=" a@example.org ")


def test_a_date_is_in_words() -> None:
    assert shown("{{ day|datewords }}", day=datetime.date(2026, 3, 1)) == "1 March 2026"


def test_no_distance_is_shown_for_a_place_that_is_here() -> None:
    assert shown("{{ metres|milesaway }}", metres=0) == "Less than 0.1 miles away"


def test_money_is_isolated() -> None:
    assert shown("{{ price|moneywords }}", price=Decimal("5.5")) == '<bdi dir="ltr">£5.50</bdi>'


def test_hours_are_isolated() -> None:
    html = shown("{% time_range a b %}", a=datetime.time(9), b=datetime.time(17))
    assert html == '<bdi dir="ltr">09:00–17:00</bdi>'


def test_a_list_of_words() -> None:
    assert shown("{{ words|andlist }}", words=["a", "b"]) == "a and b"


def test_english_on_an_english_page_is_plain() -> None:
    assert shown("{% english text %}", text=Text("Carers", "en", State.REVIEWED)) == "Carers"


def test_english_on_another_page_says_so() -> None:
    with translation.override("ur"):
        html = shown("{% english text %}", text=Text("Carers", "en", State.REVIEWED))
    assert html == '<span lang="en-GB" dir="ltr">Carers</span>'


def test_a_plain_string_counts_as_english() -> None:
    with translation.override("pl"):
        assert 'lang="en-GB"' in shown("{% english text %}", text="Carers")


def test_a_text_in_the_language_of_the_page_is_plain() -> None:
    with translation.override("pl"):
        assert shown("{% english text %}", text=Text("Opieka", "pl", State.DRAFT)) == "Opieka"


def test_markup_in_a_text_is_escaped() -> None:
    with translation.override("pl"):
        assert "&lt;i&gt;" in shown("{% english text %}", text="<i>")


def test_staff_see_the_english_name_of_a_language() -> None:
    assert shown("{{ code|language_name }}", code="ti") == "Tigrinya"
