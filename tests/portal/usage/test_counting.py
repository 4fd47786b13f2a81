"""One more use: by hour of the week and by each dimension, never crossed, never of anybody."""

import datetime

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.registry.working_time import LONDON
from portal.usage.counting import count, count_values, slot
from portal.usage.models import UsageCount

SATURDAY = datetime.datetime(2026, 3, 14, 9, 30, tzinfo=LONDON)


def kept():
    rows = UsageCount.objects.values_list("dimension", "value", "times")
    return {(dimension, value): times for dimension, value, times in rows}


def test_what_is_kept_of_one_use(db):
    count("x", by={"language": ["ur"], "topic": ["breaks", "money"]}, at=SATURDAY)
    assert kept() == {
        ("", ""): 1,
        ("hour", "129"): 1,
        ("language", "ur"): 1,
        ("topic", "breaks"): 1,
        ("topic", "money"): 1,
    }
    assert {row.month for row in UsageCount.objects.all()} == {datetime.date(2026, 3, 1)}


def test_the_next_use_adds_to_what_is_there(db):
    for language in ("ur", "en", "ur"):
        count("x", by={"language": [language]}, at=SATURDAY)
    assert kept()["", ""] == 3
    assert (kept()["language", "ur"], kept()["language", "en"]) == (2, 1)


def test_it_stands_or_falls_with_what_is_counted(db):
    with transaction.atomic():
        count("x", at=SATURDAY)
        transaction.set_rollback(True)
    assert not UsageCount.objects.exists()


def test_invented_numbers_are_left_alone(db):
    UsageCount.objects.create(
        source="x", month=datetime.date(2026, 3, 1), times=50, is_invented=True
    )
    count("x", at=SATURDAY)
    assert UsageCount.objects.get(dimension="", is_invented=False).times == 1
    assert UsageCount.objects.get(dimension="", is_invented=True).times == 50


def test_a_room_that_counts_by_itself_adds_values_alone(db):
    count_values("x", by={"need": ["food"]}, at=SATURDAY)
    count_values("x", by={"need": []}, at=SATURDAY)
    assert kept() == {("need", "food"): 1}


@pytest.mark.parametrize(
    ("at", "hour"),
    [
        (datetime.datetime(2026, 3, 9, 0, 0, tzinfo=LONDON), "000"),
        (datetime.datetime(2026, 3, 15, 23, 59, tzinfo=LONDON), "167"),
        # Summer time: 23:30 by the world's clock is Monday here already.
        (datetime.datetime(2026, 6, 14, 23, 30, tzinfo=datetime.UTC), "000"),
    ],
)
def test_hours_are_those_of_coventry(db, at, hour):
    count("x", at=at)
    assert ("hour", hour) in kept()


def test_a_use_at_the_turn_of_the_month_belongs_to_the_month_here(db):
    count("x", at=datetime.datetime(2026, 5, 31, 23, 30, tzinfo=datetime.UTC))
    assert UsageCount.objects.filter(month=datetime.date(2026, 6, 1)).exists()


@given(st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2035, 1, 1)))
def test_every_moment_is_in_one_of_168_hours(at):
    assert 0 <= int(slot(at)) <= 167
    assert len(slot(at)) == 3
