"""Invented comments, with what was translated of them and who has read them; invented contacts."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.alerts.actions import ask_to_read
from portal.alerts.models import ToRead
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from questionnaires.models import Version, VersionState
from surveys.demonstration.outline import id_of, outline
from surveys.models import Comment, Contact, Survey, Team, week_of
from surveys.recording import readers_of

QUESTION = "change"
ENGLISH = "en"


def make_comments(
    today: datetime.date, teams: Mapping[str, Team], reader: User, translator: User
) -> None:
    for number, row in enumerate(outline()["comment"]):
        survey = Survey.objects.get(pk=row["survey"])
        comment = Comment.objects.create(
            id=id_of("comment", number),
            survey=survey,
            version=Version.objects.get(questionnaire=survey.code, state=VersionState.ACTIVE),
            question=QUESTION,
            words=row["words"],
            language=row["language"],
            team=teams[row["team"]],
            week=week_of(today - datetime.timedelta(days=row["days"])),
            beside_lowest=row.get("lowest", False),
            may_be_quoted=row.get("quote", False),
            read_at=timezone.now() if row["read"] else None,
            read_by=reader if row["read"] else None,
        )
        put_words(comment, row, translator)


def put_words(comment: Comment, row: Mapping[str, Any], translator: User) -> None:
    """Into the queues of readers and of translators; `english` is what a translator made of it."""
    if comment.read_at is None:
        ask_to_read(
            subject=comment,
            words=f"A comment: {comment.survey.title}",
            url=reverse("staff-surveys:comment", args=[comment.pk]),
            roles=readers_of(comment.survey),
            texts=[comment.words],
            first_because=ToRead.First.LOWEST if comment.beside_lowest else "",
        )
    ask_for_translation(subject=comment, parts={"words": comment.words}, source=comment.language)
    if row.get("english"):
        words = OwnWords.objects.of(comment).get()
        words.translated, words.translator = row["english"], translator
        words.done_at = timezone.now()
        words.save()


def make_contacts(today: datetime.date, teams: Mapping[str, Team], worker: User) -> None:
    for number, row in enumerate(outline()["contact"]):
        outcome = row.get("outcome", "")
        contact = Contact.objects.create(
            id=id_of("contact", number),
            survey_id=row["survey"],
            wishes=row["wishes"],
            name=row["name"],
            how=row["how"],
            safe=row.get("safe", ""),
            words=row.get("words", ""),
            language=row["language"],
            team=teams[row["team"]],
            asked_on=today - datetime.timedelta(days=row["days"]),
            outcome=outcome,
            note=row.get("note", ""),
            ended_at=timezone.now() if outcome else None,
            ended_by=worker if outcome else None,
        )
        if not outcome:
            parts = {"words": contact.words, "safe": contact.safe}
            ask_for_translation(subject=contact, parts=parts, source=contact.language)
