"""Two working days, or the same one where it is urgent; weekends and bank holidays do not count."""

import datetime

import pytest
from django.utils import timezone

from portal.languages.own_words.clock import due_at, due_in_words
from portal.registry.working_days import is_working_day


def local(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("asked", "urgent", "due"),
    [
        ("2026-11-27T10:00", True, "2026-11-27T17:00"),
        ("2026-11-27T16:59", True, "2026-11-27T17:00"),
        ("2026-11-27T17:00", True, "2026-11-30T17:00"),
        ("2026-11-28T10:00", True, "2026-11-30T17:00"),
        ("2026-11-24T10:00", False, "2026-11-26T17:00"),
        ("2026-11-27T10:00", False, "2026-12-01T17:00"),
        ("2026-11-27T18:00", False, "2026-12-02T17:00"),
        ("2026-11-29T10:00", False, "2026-12-02T17:00"),
        # Christmas Day is a Friday; Boxing Day is kept on Monday 28 December.
        ("2026-12-24T10:00", False, "2026-12-30T17:00"),
        ("2026-12-25T10:00", True, "2026-12-29T17:00"),
        # Summer time: five in Coventry is four in UTC.
        ("2026-07-01T16:30", True, "2026-07-01T17:00"),
    ],
)
def test_when_it_is_due(asked: str, urgent: bool, due: str) -> None:
    assert due_at(local(asked), urgent=urgent) == local(due)


@pytest.mark.parametrize("urgent", [True, False])
def test_never_due_before_it_was_asked_for_nor_on_a_day_off(urgent: bool) -> None:
    for hours in range(0, 24 * 40, 5):
        asked = local("2026-12-10T00:00") + datetime.timedelta(hours=hours)
        due = due_at(asked, urgent=urgent)
        assert due > asked
        assert is_working_day(timezone.localdate(due))


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-11-27T17:00", "Today by 17:00"),
        ("2026-11-28T17:00", "Tomorrow by 17:00"),
        ("2026-12-01T17:00", "By Tuesday 1 December, 17:00"),
        ("2026-11-27T09:00", "Was due on Friday 27 November, 09:00"),
    ],
)
def test_due_in_words(due: str, words: str) -> None:
    assert due_in_words(local(due), now=local("2026-11-27T10:00")) == words
