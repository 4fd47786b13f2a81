"""Invented: a file of answers that somebody took out, and a system that reads results."""

import datetime

from portal.accounts.models import User
from surveys.demonstration.outline import outline
from surveys.models import Survey, Taking
from surveys.taking.actions import Wish, take_rows
from surveys.taking.tokens import make_token

DAYS_OF_A_MONTH = 30


def make_taken(today: datetime.date, by: User) -> None:
    """The token is shown to nobody: it opens nothing."""
    taken, reader = outline()["taken"], outline()["reader"]
    ends = today.replace(day=1) - datetime.timedelta(days=1)
    begin = ends - datetime.timedelta(days=DAYS_OF_A_MONTH * (taken["months"] - 1))
    wish = Wish(taken["purpose"], Taking.Kind.CSV, begin.replace(day=1), ends)
    take_rows(survey=Survey.objects.get(pk=taken["survey"]), wish=wish, by=by)
    make_token(
        name=reader["name"],
        purpose=reader["purpose"],
        tier=reader["tier"],
        ends_on=today + datetime.timedelta(days=reader["days"]),
        by=by,
    )
