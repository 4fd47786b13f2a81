"""What was taken out of a survey, and a system that reads its results."""

import datetime

from django.utils import timezone

from surveys.models import ReadToken, Survey, Taking
from surveys.taking.actions import Wish, take_rows
from surveys.taking.tokens import make_token
from tests.factories.accounts import person


def taken_out_of(survey: Survey) -> Taking:
    """CSV of this month, asked for by a survey analyst; and a token."""
    today = timezone.localdate()
    by = person("survey_analyst")
    token_of("Reports", by=by)
    wish = Wish("A test", Taking.Kind.CSV, today.replace(day=1), today)
    return take_rows(survey=survey, wish=wish, by=by)


def token_of(name: str, **fields: object) -> tuple[ReadToken, str]:
    """Good for a month, at the service tier."""
    about = {
        "purpose": "Charts for the board",
        "tier": "service",
        "ends_on": timezone.localdate() + datetime.timedelta(days=30),
    }
    return make_token(name=name, **{**about, **fields})  # type: ignore[arg-type]
