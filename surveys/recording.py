"""Writing down one whole set of answers: all of it in one transaction, and once.

Every way in ends here: the web, the tablet, what staff type in, what is imported.
"""

import datetime
import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from portal.alerts.actions import ask_to_read, raise_alert
from portal.alerts.models import Level, ToRead
from portal.languages.own_words.actions import ask_for_translation
from portal.languages.table import ENGLISH
from questionnaires.answers import visible
from questionnaires.conditions import Answers
from questionnaires.models import Version
from surveys.models import Comment, Contact, Identity, Invitation, Response, Survey, Team, week_of
from surveys.permissions import READERS, SAFEGUARDING_READERS
from surveys.rollups.outbox import count_in
from surveys.splitting import Details, Split, split
from surveys.taking.events import alert_raised


@dataclass(frozen=True)
class Whole:
    """One whole set of answers, not stored yet."""

    response: Response
    comments: list[Comment]
    contact: Contact | None
    found: Split


@transaction.atomic(savepoint=False)
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
    about: str = "",
    is_trial: bool = False,
) -> Response | None:
    """Stores answers, comments and contact, tells whoever must act, and asks people to read.

    `answers` are those that count, words among them. `response_id` is chosen by a device that may
    send the same twice: None is given back where it is there already. What a safeguarding survey
    hears is anonymous whatever is asked for. `day` is today where it is not said. `about` is
    the page of this portal that was asked about.
    """
    whole = compose(
        survey=survey,
        version=version,
        form=form,
        language=language,
        mode=mode,
        channel=channel,
        identity=identity,
        team=team,
        answers=visible(version.definition, answers),
        invitation=invitation,
        pseudonym=pseudonym,
        day=day,
        response_id=response_id,
        about=about,
        is_trial=is_trial,
    )
    if not _is_new(whole.response, may_be_twice=response_id is not None):
        return None
    count_in([whole.response])
    if whole.comments:
        Comment.objects.bulk_create(whole.comments)
    if whole.contact is not None:
        whole.contact.save(force_insert=True)
    if not is_trial:
        tell(whole)
    return whole.response


def _is_new(response: Response, *, may_be_twice: bool) -> bool:
    """Stores it. Of two that are sent in the same moment the second finds the first."""
    if not may_be_twice:
        response.save(force_insert=True)
        return True
    try:
        with transaction.atomic():
            response.save(force_insert=True)
    except IntegrityError:
        if Response.objects.filter(pk=response.pk).exists():
            return False
        raise
    return True


def compose(
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
    about: str = "",
    is_trial: bool = False,
) -> Whole:
    """What `record_response` stores; nothing is written."""
    if survey.is_safeguarding:
        identity = Identity.ANONYMOUS
    is_anonymous = identity == Identity.ANONYMOUS
    day = day or timezone.localdate()
    found = split(version.definition, answers)
    response = Response(
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
        about=about,
        is_trial=is_trial,
        has_joined=not is_anonymous and not is_trial,
    )
    return Whole(response, _comments(response, found), _contact(response, found.contact), found)


def _comments(response: Response, found: Split) -> list[Comment]:
    is_anonymous = response.identity == Identity.ANONYMOUS
    return [
        Comment(
            survey=response.survey,
            version=response.version,
            question=question,
            words=words,
            language=response.language,
            team=response.team,
            week=response.week,
            response=None if is_anonymous else response,
            about=response.about,
            beside_lowest=found.has_lowest,
            may_be_quoted=found.may_be_quoted,
            is_trial=response.is_trial,
        )
        for question, words in found.words.items()
    ]


def _contact(response: Response, details: Details | None) -> Contact | None:
    if details is None:
        return None
    return Contact(
        survey=response.survey,
        wishes=list(details.wishes),
        name=details.name,
        how=details.how,
        safe=details.safe,
        words=details.words,
        language=response.language,
        team=response.team,
        is_trial=response.is_trial,
    )


def tell(whole: Whole) -> None:
    """Alerts, the queue of words to be read the same day, and that of the translators."""
    response = whole.response
    roles, first = readers_of(response.survey), False
    for comment in whole.comments:
        row = ask_to_read(
            subject=comment,
            words=f"A comment: {response.survey.title}",
            url=reverse("staff-surveys:comment", args=[comment.pk]),
            roles=roles,
            texts=[comment.words],
            first_because=ToRead.First.LOWEST if comment.beside_lowest else "",
        )
        first |= row is not None and (row.sounds_like_danger or comment.beside_lowest)
    ask_translators(whole, urgent=first)
    if whole.found.alarming:
        _raise(response, whole.found, whole.contact)


def ask_translators(whole: Whole, *, urgent: bool = False) -> None:
    """For words that staff could not read; nothing is asked where they are English. Words that are
    read first are `urgent`."""
    if whole.response.language == ENGLISH.code:
        return
    for comment in whole.comments:
        ask_for_translation(
            subject=comment,
            parts={"words": comment.words},
            source=comment.language,
            urgent=urgent,
        )
    if whole.contact is not None:
        ask_for_translation(
            subject=whole.contact,
            parts={"words": whole.contact.words, "safe": whole.contact.safe},
            source=whole.contact.language,
        )


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
    alert_raised(response.survey)


def readers_of(survey: Survey) -> list[str]:
    """Roles that read the comments of a survey."""
    if survey.is_safeguarding:
        return list(SAFEGUARDING_READERS)
    return list(dict.fromkeys([*survey.readers, *READERS]))
