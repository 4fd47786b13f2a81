"""Comments beside a file of answers: in a table of their own, from which nothing leads to a row.

Of a comment to an anonymous answer neither team, week nor page are told: in a small team they would
join it to the one row that has the same.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from portal.languages.models import OwnWords
from questionnaires.in_words import English
from questionnaires.models import Version
from surveys.figures.periods import month_of, week_filter
from surveys.models import Comment, Taking
from surveys.taking.sheets import Sheet

AT_A_TIME = 500
HEADER = ("question", "asked", "month", "team", "language", "words", "english", "may-be-quoted")


def comments_of(taking: Taking) -> "QuerySet[Comment]":
    found = Comment.objects.filter(survey=taking.survey_id, is_trial=False)
    found = found.filter(**week_filter(taking.first, taking.last))
    if taking.form:
        found = found.filter(version__questionnaire=taking.survey.questionnaire(taking.form))
    return found


def sheet_of_comments(taking: Taking) -> Sheet:
    title = "What people wrote; nothing leads from a comment to a row"
    return Sheet("comments", title, HEADER, _rows(taking), (20, 50, 10, 16, 10, 90, 90, 14))


def _rows(taking: Taking) -> Iterator[tuple[Any, ...]]:
    """In the order of their random ids."""
    english: dict[int, English] = {}
    some: list[Comment] = []
    for comment in comments_of(taking).order_by("pk").iterator(chunk_size=AT_A_TIME):
        some.append(comment)
        if len(some) == AT_A_TIME:
            yield from _told(some, english)
            some = []
    yield from _told(some, english)


def _told(comments: list[Comment], english: dict[int, English]) -> Iterator[tuple[Any, ...]]:
    translated = _translated(comments)
    for one in comments:
        if one.version_id not in english:
            english[one.version_id] = English.of(Version.objects.get(pk=one.version_id))
        is_anonymous = one.response_id is None
        yield (
            one.question,
            english[one.version_id].question(one.question),
            month_of(one.week),
            "" if is_anonymous else one.team_id or "",
            one.language,
            one.words,
            translated.get(str(one.pk), ""),
            "yes" if one.may_be_quoted else "no",
        )


def _translated(comments: list[Comment]) -> dict[str, str]:
    """By comment what a person has translated, as far as it is done."""
    ids = [str(one.pk) for one in comments]
    kind = Comment._meta.label_lower
    rows = OwnWords.objects.filter(subject_kind=kind, subject_id__in=ids, part="words")
    return {row.subject_id: row.translated for row in rows.exclude(done_at=None)}
