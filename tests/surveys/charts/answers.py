"""Months of answers for tests of charts."""

import datetime

from tests.factories.surveys import answered

EACH = 12
"""Answers of a month."""


def months_of_answers(survey, shares, *, start=(2025, 1), **fields):
    """For each month how many of twelve said 'very'; None for a month without answers."""
    for number, good in enumerate(shares):
        month = start[1] - 1 + number
        day = datetime.date(start[0] + month // 12, month % 12 + 1, 15)
        for place in range(EACH if good is not None else 0):
            given = "very" if place < good else "not"
            answered(survey, {"happy": given}, day=day, **fields)
