"""Words of the staff screens: how late, how long, in which state."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from directory.models import Publication, Service, Status
from directory.templatetags.keeping import (
    days_since,
    due_in_words,
    is_due,
    percentwords,
    public_state,
    text_state,
)

TODAY = datetime.date(2026, 7, 15)


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(datetime.datetime(2026, 7, 15, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Due today"),
        (-1, "1 day late"),
        (-1200, "1,200 days late"),
        (1, "In 1 day"),
        (30, "In 30 days"),
    ],
)
def test_when_a_check_is_due(days, words):
    assert due_in_words(TODAY + datetime.timedelta(days=days)) == words


def test_no_date_is_said_too():
    assert due_in_words(None) == "No date set"
    assert not is_due(None)


@pytest.mark.parametrize(("days", "due"), [(-1, True), (0, True), (1, False)])
def test_due(days, due):
    assert is_due(TODAY + datetime.timedelta(days=days)) is due


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "1 day"), (12, "12 days")])
def test_how_long_something_waits(days, words):
    assert days_since(TODAY - datetime.timedelta(days=days)) == words
    assert days_since(timezone.now() - datetime.timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("publication", "status", "words"),
    [
        (Publication.PUBLISHED, Status.ACTIVE, "Shown"),
        (Publication.PUBLISHED, Status.TEMPORARILY_CLOSED, "Shown, closed for now"),
        (Publication.PUBLISHED, Status.DEFUNCT, "Hidden: defunct"),
        (Publication.DRAFT, Status.ACTIVE, "Draft"),
        (Publication.WITHDRAWN, Status.DEFUNCT, "Withdrawn"),
    ],
)
def test_what_the_public_sees(publication, status, words):
    assert public_state(Service(publication=publication, status=status))["words"] == words


@pytest.mark.parametrize(
    ("state", "words"),
    [("reviewed", "Reviewed"), ("draft", "Draft"), ("machine draft", "Draft made by machine"),
     ("outdated", "Outdated"), ("missing", "Missing")],
)  # fmt: skip
def test_how_far_a_text_is(state, words):
    shown = text_state(state)
    assert shown["words"] == words
    assert shown["icon"]


def test_shares():
    assert percentwords(0.256) == "26%"
