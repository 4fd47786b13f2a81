"""Invented themes of comments, quotes out of them, and contacts that somebody has taken up."""

import datetime
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils import timezone

from portal.accounts.demonstration import person_for
from portal.accounts.models import User
from portal.accounts.roles import BY_CODE
from questionnaires.models import Version, VersionState
from surveys.bank import DATA
from surveys.demonstration.outline import id_of
from surveys.demonstration.writing import QUESTION, put_words
from surveys.models import Comment, Contact, Survey, Team, week_of
from surveys.quotes.actions import approve_quote, write_quote
from surveys.themes.labelling import label

ANALYST, SECOND, TRANSLATOR = "survey_analyst", "principal_social_worker", "translator"


@cache
def rows() -> Mapping[str, Any]:
    with (DATA / "demonstration_comments.toml").open("rb") as file:
        return tomllib.load(file)


def make_themes(today: datetime.date, teams: Mapping[str, Team]) -> None:
    """After the comments of `writing`, some of which get themes here."""
    people = {role: _person(role) for role in (ANALYST, SECOND, TRANSLATOR)}
    for number, row in enumerate(rows()["comment"]):
        if "number" in row:
            comment = Comment.objects.get(pk=id_of("comment", row["number"]))
        else:
            comment = _comment(number, row, today, teams, people)
        if row.get("themes"):
            label(comment=comment, codes=row["themes"], tone=row["tone"], by=people[ANALYST])
        if row.get("second"):
            second = {"codes": row["second"], "tone": row["second_tone"]}
            label(comment=comment, by=people[SECOND], **second)
        if row.get("quote"):
            _quote(comment, row, people)
    for number, row in enumerate(rows()["contact"]):
        _contact(number, row, today, teams, people[ANALYST])


def _comment(
    number: int,
    row: Mapping[str, Any],
    today: datetime.date,
    teams: Mapping[str, Team],
    people: Mapping[str, User],
) -> Comment:
    """Read where it has themes."""
    survey = Survey.objects.get(pk=row["survey"])
    is_read = "themes" in row
    comment = Comment.objects.create(
        id=id_of("comment-with-themes", number),
        survey=survey,
        version=Version.objects.get(questionnaire=survey.code, state=VersionState.ACTIVE),
        question=QUESTION,
        words=row["words"],
        language=row["language"],
        team=teams[row["team"]],
        week=week_of(today - datetime.timedelta(days=row["days"])),
        may_be_quoted=row.get("agreed", False),
        read_at=timezone.now() if is_read else None,
        read_by=people[ANALYST] if is_read else None,
    )
    put_words(comment, row, people[TRANSLATOR])
    return comment


def _quote(comment: Comment, row: Mapping[str, Any], people: Mapping[str, User]) -> None:
    quote = write_quote(comment=comment, words=row["quote"], by=people[ANALYST])
    if row.get("approved"):
        approve_quote(quote=quote, seen=quote.written_at.isoformat(), by=people[SECOND])


def _contact(
    number: int,
    row: Mapping[str, Any],
    today: datetime.date,
    teams: Mapping[str, Team],
    worker: User,
) -> None:
    """Taken up where something was handed over."""
    is_taken = bool(row.get("handover"))
    Contact.objects.create(
        id=id_of("contact-taken", number),
        survey_id=row["survey"],
        wishes=row["wishes"],
        name=row["name"],
        how=row["how"],
        safe=row.get("safe", ""),
        language=row["language"],
        team=teams[row["team"]],
        asked_on=today - datetime.timedelta(days=row["days"]),
        handover=row.get("handover", ""),
        taken_by=worker if is_taken else None,
        taken_at=timezone.now() if is_taken else None,
    )


def _person(role: str) -> User:
    return User.objects.get(email=person_for(BY_CODE[role]).email)
