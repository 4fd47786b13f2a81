"""Months of answers for tests of charts."""

import datetime
from collections.abc import Sequence
from typing import Any

from surveys.models import Survey
from tests.factories.surveys import answered

EACH = 12
"""Answers of a month."""


def months_of_answers(
    survey: Survey,
    shares: Sequence[int | None],
    *,
    start: tuple[int, int] = (2025, 1),
    **fields: Any,
) -> None:
    """For each month how many of twelve said 'very'; None for a month without answers."""
    for number, good in enumerate(shares):
        month = start[1] - 1 + number
        day = datetime.date(start[0] + month // 12, month % 12 + 1, 15)
        for place in range(0 if good is None else EACH):
            given = "very" if place < (good or 0) else "not"
            answered(survey, {"happy": given}, day=day, **fields)
