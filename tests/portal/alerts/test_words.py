"""Times and counts in words."""

from datetime import datetime, timedelta

import pytest

from portal.alerts.words import by_when, span, waiting
from portal.registry.working_time import LONDON

FRIDAY = datetime(2026, 11, 27, 14, 5, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "less than a minute"),
        (0.9, "less than a minute"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (72, "1 hour 12 minutes"),
        (121, "2 hours 1 minute"),
        (24 * 60, "1 day"),
        (24 * 60 + 30, "1 day"),
        (67 * 60, "2 days 19 hours"),
        (-30, "30 minutes"),
    ],
)
def test_span(minutes, words):
    assert span(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "today, 14:05"),
        (9, "today, 23:05"),
        (10, "tomorrow, 00:05"),
        (-15, "yesterday, 23:05"),
        (48, "Sunday, 14:05"),
        (6 * 24, "Thursday, 14:05"),
        (7 * 24, "Friday 4 December, 14:05"),
        (-48, "Wednesday 25 November, 14:05"),
    ],
)
def test_by_when(hours, words):
    assert by_when(FRIDAY + timedelta(hours=hours), FRIDAY) == words


@pytest.mark.parametrize(
    ("count", "late", "words"),
    [
        (0, 0, ""),
        (1, 0, "1 alert waits"),
        (1, 1, "1 alert waits, 1 overdue"),
        (2, 0, "2 alerts wait"),
        (3, 1, "3 alerts wait, 1 overdue"),
    ],
)
def test_waiting(count, late, words):
    assert waiting(count, late, "alert waits", "alerts wait") == words
