"""Answers row by row, one after the other, so that a million need no more memory than a few.

Only answers that are in the figures: of anonymous ones those that have joined. They come by
week, which each of them says, and within a week in the order of their random ids, which says
nothing of when they arrived. Never in a row: an invitation, an id of the portal, own words.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from surveys.figures.periods import week_filter
from surveys.models import Response, Taking
from surveys.taking.coding import Cell, cells_of
from surveys.taking.questions import PERSON, PLAIN, Questions

AT_A_TIME = 2_000
FIELDS = (
    "version_id",
    "answers",
    "pseudonym",
    "week",
    "day",
    "form",
    "version__number",
    "language",
    "mode",
    "channel",
    "team_id",
    "about",
)
SHORT = 12
"""Characters of a pseudonym in a file: of a million people hardly two share one."""


def answers_of(taking: Taking) -> "QuerySet[Response]":
    found = Response.objects.that_count().filter(survey=taking.survey_id)
    found = found.filter(**week_filter(taking.first, taking.last))
    return found.filter(form=taking.form) if taking.form else found


def header_of(taking: Taking, questions: Questions) -> list[str]:
    return [*([PERSON] if taking.with_pseudonyms else []), *PLAIN, *questions.names]


def rows_of(taking: Taking, questions: Questions) -> Iterator[list[str]]:
    """In the order of `header_of`. Databases sort a week at a time, never all of it."""
    cells: dict[int, list[Cell]] = {
        pk: cells_of(questions.names, asked) for pk, asked in questions.asked.items()
    }
    unknown = cells_of(questions.names, ())
    found = answers_of(taking).order_by("week", "pk").values_list(*FIELDS)
    for version, answers, pseudonym, *plain in found.iterator(chunk_size=AT_A_TIME):
        row = [_plain(one) for one in plain]
        row += [cell(answers) for cell in cells.get(version, unknown)]
        yield [_person(taking, pseudonym), *row] if taking.with_pseudonyms else row


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _person(taking: Taking, pseudonym: str) -> str:
    """The same for answers of one person in one file, and another in each file: two files cannot be
    joined by it, nor a file with the portal."""
    if not pseudonym:
        return ""
    key = f"{taking.pk}:{pseudonym}"
    return salted_hmac("surveys.taking.person", key, algorithm="sha256").hexdigest()[:SHORT]
