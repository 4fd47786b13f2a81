"""New surveys, and what is said of a survey beside its questions."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.audit.actions import record
from portal.languages.translated import source_changed
from questionnaires.loading import digest_of_body
from questionnaires.models import Version
from questionnaires.texts import units_of
from surveys.editing.codes import survey_code
from surveys.editing.drafts import Desk, desk_of, touch
from surveys.editing.following import follow
from surveys.editing.sheet import Refused, Sheet
from surveys.models import Form, Identity, Survey

MADE = "surveys.survey.made"
CHANGED = "surveys.survey.changed"
RETIRED = "surveys.survey.retired"
REOPENED = "surveys.survey.reopened"
CALLED = {
    "title": "title",
    "about": "what it is about",
    "who_reads": "who reads it",
    "thanks": "thanks",
    "identity": "what joins answers to a person",
    "is_open": "who may answer",
    "has_easy": "easy read",
    "readers": "readers",
}
"""In the record of changes."""


@transaction.atomic
def new_survey(*, by: User, copied: Survey | None = None, **fields: Any) -> Survey:
    """Nobody is asked before its questions are published. Its code comes from its title, once.

    Of the survey that it is copied from it has the questions, with their translations."""
    survey = Survey.objects.create(
        code=survey_code(fields["title"]),
        **_in_keeping(fields, fields["is_safeguarding"]),
        has_easy=False,
        edited_at=timezone.now(),
    )
    record(by=by, verb=MADE, subject=survey)
    for form in Form if copied else ():
        _copy(desk_of(copied, form), survey)  # type: ignore[arg-type]
    return survey


@transaction.atomic
def change_survey(*, survey: Survey, by: User, minor: bool = False, **fields: Any) -> list[str]:
    """What has changed, in words. Changed English makes translations outdated unless it is minor;
    whether it is about safeguarding is said once, when it is made."""
    locked = Survey.objects.select_for_update().get(pk=survey.pk)
    wanted = _in_keeping(fields, locked.is_safeguarding)
    changed = [name for name, value in wanted.items() if getattr(locked, name) != value]
    if not changed:
        return []
    for name in changed:
        setattr(locked, name, wanted[name])
    locked.save(update_fields=changed)
    if not set(changed).isdisjoint(Survey.TRANSLATED):
        source_changed(locked, minor=minor)
    touch(locked)
    said = [CALLED[name] for name in changed]
    record(by=by, verb=CHANGED, subject=locked, detail={"what": ", ".join(said)})
    return said


@transaction.atomic
def retire(*, survey: Survey, by: User) -> None:
    """Nobody can begin it any more. What was answered stays; who has begun may finish."""
    _at(survey, by, RETIRED, timezone.now())


@transaction.atomic
def reopen(*, survey: Survey, by: User) -> None:
    _at(survey, by, REOPENED, None)


def _at(survey: Survey, by: User, verb: str, when: Any) -> None:
    locked = Survey.objects.select_for_update().get(pk=survey.pk)
    if bool(locked.retired_at) == bool(when):
        raise Refused("That has been done already.")
    locked.retired_at = when
    locked.save(update_fields=["retired_at"])
    touch(locked)
    record(by=by, verb=verb, subject=locked)


def _in_keeping(fields: Mapping[str, Any], is_safeguarding: bool) -> dict[str, Any]:
    """After a safeguarding enquiry nobody is known, and only who was part of it is asked."""
    if not is_safeguarding:
        return dict(fields)
    return {**fields, "identity": Identity.ANONYMOUS, "is_open": False, "readers": []}


def _copy(source: Desk, survey: Survey) -> None:
    """The questions that are in use; where there are none, those of the draft."""
    version = source.active or source.draft
    if version is None:
        return
    code = survey.questionnaire(source.form)
    sheet = Sheet(code, version.body)
    for _, page in sheet.pages():
        if survey.is_safeguarding:
            page["exit_page"] = True
    body = sheet.body()
    made = Version.objects.create(
        questionnaire=code, number=1, body=body, digest=digest_of_body(body)
    )
    follow(units_of(version), units_of(made), was={})
