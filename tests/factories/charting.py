"""Decisions that limits of a trend begin anew."""

from surveys.models import Rebase
from tests.factories.accounts import person


def rebased(survey, **fields):
    about = {"question": "happy", "option": "very", "from_month": "2026-03", "reason": "A new form"}
    return Rebase.objects.create(survey=survey, by=person(), **{**about, **fields})
