"""Writing down one whole set of answers: all of it in one transaction, and once.

Every way in ends here: the web, the tablet, what staff type in, what is imported.
"""

import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.alerts.actions import ask_to_read, raise_alert
from portal.alerts.models import Level
from portal.languages.own_words.actions import ask_for_translation
from questionnaires.answers import visible
from questionnaires.conditions import Answers
from questionnaires.models import Version
from surveys.models import Comment, Contact, Identity, Invitation, Response, Survey, Team, week_of
from surveys.permissions import READERS, SAFEGUARDING_READERS
from surveys.splitting import Details, Split, split


@transaction.atomic
def record_response(
    *,
    survey: Survey,
    version: Version,
    form: str,
    language: str,
    mode: str,
    channel: str,
    identity: str,
    team: Team | None,
    answers: Answers,
    invitation: Invitation | None = None,
    pseudonym: str = "",
    day: datetime.date | None = None,
    response_id: uuid.UUID | None = None,
    is_trial: bool = False,
) -> Response | None:
    """Stores answers, comments and contact, tells whoever must act, and asks people to read.

    `answers` are those that count, words among them. `response_id` is chosen by a device that may
    send the same twice: None is given back where it is there already. What a safeguarding survey
    hears is anonymous whatever is asked for. `day` is today where it is not said.
    """
    if response_id and Response.objects.filter(pk=response_id).exists():
        return None
    if survey.is_safeguarding:
        identity = Identity.ANONYMOUS
    is_anonymous = identity == Identity.ANONYMOUS
    day = day or timezone.localdate()
    found = split(version.definition, visible(version.definition, answers))
    response = Response.objects.create(
        **({"id": response_id} if response_id else {}),
        survey=survey,
        version=version,
        form=form,
        language=language,
        mode=mode,
        channel=channel,
        identity=identity,
        team=team,
        week=week_of(day),
        day=None if is_anonymous else day,
        invitation=invitation if identity == Identity.LINKED else None,
        pseudonym=pseudonym if identity == Identity.PSEUDONYMOUS else "",
        answers=found.coded,
        is_trial=is_trial,
        has_joined=not is_anonymous and not is_trial,
    )
    comments = _comments(response, found)
    contact = _contact(response, found.contact)
    if not is_trial:
        _tell(response, found, comments, contact)
    return response


def _comments(response: Response, found: Split) -> list[Comment]:
    is_anonymous = response.identity == Identity.ANONYMOUS
    comments = [
        Comment(
            survey_id=response.survey_id,
            version_id=response.version_id,
            question=question,
            words=words,
            language=response.language,
            team_id=response.team_id,
            week=response.week,
            response=None if is_anonymous else response,
            beside_lowest=found.has_lowest,
            may_be_quoted=found.may_be_quoted,
            is_trial=response.is_trial,
        )
        for question, words in found.words.items()
    ]
    return Comment.objects.bulk_create(comments)


def _contact(response: Response, details: Details | None) -> Contact | None:
    if details is None:
        return None
    return Contact.objects.create(
        survey_id=response.survey_id,
        wishes=list(details.wishes),
        name=details.name,
        how=details.how,
        safe=details.safe,
        words=details.words,
        language=response.language,
        team_id=response.team_id,
        is_trial=response.is_trial,
    )


def _tell(
    response: Response, found: Split, comments: Sequence[Comment], contact: Contact | None
) -> None:
    """Alerts, the queue of words to be read the same day, and that of the translators."""
    survey = response.survey
    roles = readers_of(survey)
    for comment in comments:
        ask_to_read(
            subject=comment,
            words=f"A comment: {survey.title}",
            url=reverse("staff-surveys:comment", args=[comment.pk]),
            roles=roles,
            texts=[comment.words],
        )
        ask_for_translation(
            subject=comment, parts={"words": comment.words}, source=comment.language
        )
    if contact is not None and contact.words:
        ask_for_translation(
            subject=contact, parts={"words": contact.words}, source=contact.language
        )
    if found.alarming:
        _raise(response, found, contact)


def _raise(response: Response, found: Split, contact: Contact | None) -> None:
    """Of an anonymous answer nobody can say whose it is, and the alert leads to no answers."""
    english = response.version.english
    content = [
        {
            "title": english[f"question/{question.text_code}"]["title"],
            "words": english[f"question/{question.text_code}"][f"option.{option.code}"],
        }
        for question, option in found.alarming
    ]
    content += [
        {"title": english[f"question/{code}"]["title"], "words": words}
        for code, words in found.words.items()
    ]
    if contact is not None:
        content.append({"title": "She asks to be contacted", "words": contact.how})
    place = f", {response.team.name}" if response.team else ""
    raise_alert(
        level=Level.SURVEY,
        reason="survey-answer",
        subject=contact,
        words=f"{response.survey.title}{place}",
        url=reverse("staff-surveys:contact", args=[contact.pk]) if contact else "",
        content=content,
        caution=contact.safe if contact else "",
        roles=dict.fromkeys(readers_of(response.survey), True),
    )


def readers_of(survey: Survey) -> list[str]:
    """Roles that read the comments of a survey."""
    if survey.is_safeguarding:
        return list(SAFEGUARDING_READERS)
    return list(dict.fromkeys([*survey.readers, *READERS]))
