"""Rules, items and figures as they are read from data, and what cannot be read."""

import datetime
from decimal import Decimal

import pytest

from carers.plan.books import book_of
from carers.plan.contacts import read_contacts
from carers.plan.items import BadRuleset
from carers.plan.rates import current, read_rate
from carers.plan.rules import with_named
from portal.ui.records import contact_ways, crisis_numbers
from questionnaires.models import VersionState
from tests.carers.plan.conftest import published
from tests.carers.plan.invented import book, item, rule, whole

TODAY = datetime.date(2026, 11, 27)


def rate(start, end, *, amount="1", hide=None):
    return read_rate(
        {"code": "pay", "amount": amount, "valid_from": start, "valid_to": end,
         "hide_after": hide or end, "source": "a test"}
    )  # fmt: skip


def only_item(**more):
    return book(items=[item("a", **more)], rules=[]).items["a"]


# Items ---------------------------------------------------------------------------------------


def test_an_item_is_as_fresh_as_its_source():
    assert only_item().checked(TODAY) == "2025-09-30"


@pytest.mark.parametrize("more", [{"confirm": True}, {"review_by": "2026-11-26"}])
def test_an_item_that_is_not_sure_or_overdue_is_to_be_confirmed(more):
    assert only_item(**more).checked(TODAY) == "to confirm"


def test_an_item_is_good_on_its_last_day():
    assert only_item(review_by="2026-11-27").checked(TODAY) == "2025-09-30"


def test_a_source_without_a_date_is_to_be_confirmed():
    made = book(items=[item("a")], rules=[], sources={"paper": {"name": "A paper"}})
    assert made.items["a"].checked(TODAY) == "to confirm"


@pytest.mark.parametrize(
    "row",
    [
        item("a", when="soon"),
        item("a", kind="poem"),
        item("a", ages="old"),
        item("a", source="rumour"),
        item("a", review_by="later"),
        item("a", colour="red"),
        {key: value for key, value in item("a").items() if key != "owner"},
    ],
)
def test_an_item_that_cannot_be_read_is_named(row):
    with pytest.raises(BadRuleset, match="'a'"):
        book(items=[row], rules=[])


def test_two_items_with_one_code_are_refused():
    with pytest.raises(BadRuleset, match="same code"):
        book(items=[item("a"), item("a")], rules=[])


# Rules ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        rule("r", "a", when={"any": []}),
        rule("r", "a", when={"question": "hard", "any_of": []}),
        rule("r", "a", by="soon"),
        rule("r", "a", colour="red"),
        {"code": "r", "items": ["a"]},
    ],
)
def test_a_rule_that_cannot_be_read_is_named(row):
    with pytest.raises(BadRuleset, match="'r'"):
        book(items=[item("a")], rules=[row])


def test_a_part_that_is_missing_is_refused():
    from carers.plan.books import read

    parts = whole(items=[item("a")], rules=[])
    for name in parts:
        with pytest.raises(BadRuleset):
            read({key: value for key, value in parts.items() if key != name})


def test_named_conditions_are_put_in_place():
    named = {"old": {"question": "age", "any_of": ["old"]}, "not-old": {"not": {"is": "old"}}}
    assert with_named({"all": [{"is": "not-old"}, {"is": "old"}]}, named) == {
        "all": [
            {"not": {"question": "age", "any_of": ["old"]}},
            {"question": "age", "any_of": ["old"]},
        ]
    }


@pytest.mark.parametrize("named", [{}, {"a": {"is": "a"}}, {"a": {"is": "b"}, "b": {"is": "a"}}])
def test_a_name_that_is_missing_or_names_itself_is_refused(named):
    with pytest.raises(BadRuleset, match="There is no condition"):
        with_named({"is": "a"}, named)


def test_a_ruleset_is_read_once_for_each_digest(db, rules_body):
    first = published(rules_body, number=1)
    again = type(first).objects.get()
    assert book_of(again) is book_of(first)
    other = published({**rules_body, "rates": []}, number=2, state=VersionState.RETIRED)
    assert book_of(other) is not book_of(first)


# Figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2025-04-06", None),
        ("2025-04-07", "83.30"),
        ("2026-04-05", "83.30"),
        ("2026-04-06", "86.45"),
        ("2027-04-04", "86.45"),
        ("2027-04-05", None),
    ],
)
def test_carers_allowance_is_the_figure_of_its_day_and_then_gone(day, amount, book):
    found = current(book.rates, datetime.date.fromisoformat(day))
    shown = found.get("carers-allowance")
    assert (shown and shown.amount) == (amount and Decimal(amount))


def test_a_figure_may_be_hidden_before_it_ends():
    one = rate("2026-01-01", "2026-12-31", hide="2026-06-30")
    assert one.holds(datetime.date(2026, 6, 30))
    assert not one.holds(datetime.date(2026, 7, 1))


def test_of_two_figures_the_later_one_counts():
    rates = [rate("2026-06-01", "2027-01-01", amount="2"), rate("2026-01-01", "2027-01-01")]
    assert current(rates, TODAY)["pay"].amount == 2


@pytest.mark.parametrize("amount", ["a lot", "", None])
def test_a_figure_that_is_none_is_refused(amount):
    with pytest.raises(BadRuleset, match="'pay'"):
        rate("2026-01-01", "2027-01-01", amount=amount)


# Numbers -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_crisis_numbers_and_the_front_door_are_kept_once(book):
    numbers = read_contacts(book.contacts)
    assert numbers["samaritans"] == crisis_numbers()["samaritans"].phone
    assert numbers["council"] == contact_ways().phone
    assert numbers["out_of_hours"] == contact_ways().out_of_hours
    assert numbers["carers-service"] == "024 7663 2972"


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"from": "crisis"},
        {"from": "ways", "record": "verify"},
        {"from": "ways", "record": "x"},
        {"from": "service"},
        {"from": "service", "record": "a third one"},
    ],
)
def test_a_contact_without_a_number_is_refused(row):
    with pytest.raises(BadRuleset, match="'nobody'"):
        read_contacts({"nobody": row})
