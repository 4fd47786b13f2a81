"""Invented figures of complaints and quality, for the pack of the last quarter that is over."""

import datetime

from portal.accounts.models import User
from surveys.demonstration.outline import outline
from surveys.models import DatedFigure
from surveys.packs.quarters import quarters_over

SOURCE = "Demonstration (invented)"


def make_quality(today: datetime.date, by: User) -> None:
    quarter = next(quarters_over(today, most=1))
    for code, value in outline()["quality"].items():
        DatedFigure.objects.create(
            code=code, value=value, on=quarter.last, source=SOURCE, entered_by=by
        )
