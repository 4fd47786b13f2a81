"""Answers that a tablet sends: opened, checked, and written down exactly once."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.languages.table import BY_CODE
from portal.ui.middleware import UNWANTED
from questionnaires.answers import faults, visible
from questionnaires.conditions import Answer
from questionnaires.definition import Definition, Question
from questionnaires.forms import FIELDS
from questionnaires.models import Version, VersionState
from surveys.doors.counting import CHANNELS
from surveys.doors.sealed import CannotOpen, open_sealed
from surveys.models import Door, Form, Identity, Mode, Response
from surveys.recording import record_response

TAKEN_AFTER_CLOSING = datetime.timedelta(days=14)
"""A tablet may come back to the network only after its door was closed."""


class CannotTake(Exception):
    """What was sent are no answers of this tablet."""


def is_over(door: Door) -> bool:
    """Whether it is too late for answers that were still waiting on the tablet."""
    return door.closed_at is not None and timezone.now() - door.closed_at > TAKEN_AFTER_CLOSING


def receive(*, door: Door, sealed: Any) -> bool:
    """Writes them down. False where they are there already. Raises CannotTake."""
    if not isinstance(sealed, Mapping):
        raise CannotTake
    response_id = _id(sealed.get("id"))
    if Response.objects.filter(pk=response_id).exists():
        return False
    try:
        given = open_sealed(door.private_key, sealed)
    except CannotOpen as error:
        raise CannotTake from error
    version, form, language = _about(door, given)
    answers = cleaned(version.definition, given.get("answers"))
    try:
        with transaction.atomic():
            written = record_response(
                survey=door.survey,
                version=version,
                form=form,
                language=language,
                mode=Mode.KIOSK,
                channel=CHANNELS[Door.Kind.KIOSK],
                identity=Identity.ANONYMOUS,
                team=door.team,
                answers=answers,
                day=_day(door, given.get("day")),
                response_id=response_id,
            )
    except IntegrityError:
        if not Response.objects.filter(pk=response_id).exists():
            raise
        # Sent twice in the same moment.
        return False
    return written is not None


def cleaned(definition: Definition, answers: Any) -> dict[str, Answer]:
    """Those that count, each as its question takes it. Raises CannotTake for codes that are none.

    Nobody is there any more to correct what was typed: too long a text is cut, and what is no
    number or postcode is left out.
    """
    if not isinstance(answers, Mapping):
        raise CannotTake
    given = {code: answer for code, answer in answers.items() if answer}
    if faults(definition, given):
        raise CannotTake
    found = {}
    for code, answer in visible(definition, _lists(definition, given)).items():
        value = _cleaned(definition.question_by_code[code], answer)
        if value:
            found[code] = value
    return found


def _lists(definition: Definition, answers: Mapping[str, Any]) -> dict[str, Answer]:
    """One option as its code, several as a list."""
    found: dict[str, Answer] = {}
    for code, given in answers.items():
        several = definition.question_by_code[code].type == "choices"
        if several and isinstance(given, str):
            found[code] = [given] if given else []
        elif not several and isinstance(given, list):
            found[code] = "".join(given)
        else:
            found[code] = given
    return found


def _cleaned(question: Question, answer: Answer) -> Answer:
    options = [(code, code) for code in question.by_code]
    field = FIELDS[question.type](question, options)
    field.required = False
    if isinstance(answer, str) and not question.is_choosing:
        answer = UNWANTED.sub("", answer).replace("\r\n", "\n").strip()[: question.max_length]
    try:
        value: Answer = field.clean(answer)
    except ValidationError as error:
        if question.is_choosing:
            raise CannotTake from error
        return ""
    return value


def _about(door: Door, given: Any) -> tuple[Version, str, str]:
    """Version, form and language that the tablet asked with."""
    if not isinstance(given, Mapping):
        raise CannotTake
    form, language, number = given.get("form"), given.get("language"), given.get("version")
    if form not in Form.values or language not in [*BY_CODE] or type(number) is not int:
        raise CannotTake
    version = (
        Version.objects.exclude(state=VersionState.DRAFT)
        .filter(questionnaire=door.survey.questionnaire(form), pk=number)
        .first()
        if 0 < number < 2**63
        else None
    )
    if version is None:
        raise CannotTake
    return version, form, language


def _day(door: Door, said: Any) -> datetime.date:
    """By the clock of the tablet, if that can be; of it only the week is kept."""
    today = timezone.localdate()
    try:
        day = datetime.date.fromisoformat(said)
    except (TypeError, ValueError):
        return today
    return day if timezone.localdate(door.opened_at) <= day <= today else today


def _id(said: Any) -> uuid.UUID:
    try:
        found = uuid.UUID(said)
    except (AttributeError, TypeError, ValueError) as error:
        raise CannotTake from error
    if found.version != 4:
        raise CannotTake
    return found
