"""An anonymous answer shares nothing with its invitation: no id, no time, no hash, in no column of
any table, whatever was asked, answered, wished for and raised on the way.

Known residual (interfaces.md): a database administrator who compares the physical order of rows.
"""

import datetime
import json
import uuid
from typing import Any

import time_machine
from django.apps import apps
from django.db import models
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from questionnaires.journey import actions
from questionnaires.models import Draft
from surveys.answering.beginning import begin
from surveys.answering.finishing import finish
from surveys.models import Comment, Contact, Identity, Invitation, Response, Survey
from tests.factories.surveys import invited, survey_of, team_of

Rows = dict[tuple[str, str], dict[str, Any]]
SENT = datetime.datetime(2027, 3, 2, 9, 30, tzinfo=datetime.UTC)
BEGUN = datetime.datetime(2027, 3, 11, 14, 5, 17, tzinfo=datetime.UTC)
"""A Thursday; its week begins on the 8th."""
FINISHED = BEGUN + datetime.timedelta(minutes=3, seconds=41)
LONG = 16
"""Texts from this length on say more than a code that many rows share."""


def everything() -> Rows:
    """Every row of every table, encrypted columns opened."""
    return {
        (model._meta.label, str(row["pk"])): row
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for row in model._base_manager.annotate(pk_=models.F("pk")).values("pk", *_columns(model))
    }


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def changed(before: Rows, after: Rows) -> Rows:
    """Rows that are new, and of others the columns that changed."""
    found: Rows = {}
    for key, row in after.items():
        old = before.get(key, {})
        fresh = {name: value for name, value in row.items() if old.get(name, ...) != value}
        if fresh:
            found[key] = fresh
    return found


def telling(rows: Rows) -> set[str]:
    """What could join two rows: ids, hashes, times, days, and words that are nobody else's."""
    found: set[str] = set()
    for row in rows.values():
        for value in row.values():
            found |= set(_of(value))
    return found


def _of(value: Any) -> list[str]:
    if isinstance(value, datetime.datetime | datetime.date | uuid.UUID):
        return [str(value)]
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [one for part in inner for one in _of(part)]
    if isinstance(value, str) and len(value) >= LONG:
        return [value]
    return []


ANSWERS = st.fixed_dictionaries(
    {
        "safe": st.sampled_from(["yes", "no", "rather-not", ""]),
        "contact-wanted": st.sampled_from(["yes", "no", ""]),
        "happy": st.sampled_from(["very", "not", ""]),
        "change": st.sampled_from(
            ["", "The tea was cold all through the winter.", "چائے ٹھنڈی تھی"]
        ),
        "contact-how": st.sampled_from(["", "07700 900001"]),
    }
)


def answer(draft: Draft, given_answers: dict[str, str], language: str) -> None:
    for page in draft.definition.pages:
        own = {one.code: given_answers.get(one.code, "") for one in page.questions}
        actions.save(draft=draft, page=page, answers=own, seen=0, language=language)


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    answers=ANSWERS,
    identity=st.sampled_from([Identity.ANONYMOUS, Identity.LINKED, Identity.PSEUDONYMOUS]),
    form=st.sampled_from(["standard", "easy"]),
    language=st.sampled_from(["en", "ti"]),
)
def test_nothing_joins_an_anonymous_answer_to_its_invitation(
    db: None, answers: dict[str, str], identity: str, form: str, language: str
) -> None:
    """Linked and pseudonymous are of safeguarding, which is anonymous all the same."""
    number = str(uuid.uuid4())
    code = f"tea-{number[:8]}"
    with time_machine.travel(SENT, tick=False):
        survey: Survey = survey_of(code, is_safeguarding=identity != Identity.ANONYMOUS)
        invitation = invited(
            survey,
            identity=identity,
            team=team_of(),
            reference="" if identity == Identity.ANONYMOUS else f"LAS {number}",
            recipient=f"{number}@example.org",
        )
    with time_machine.travel(BEGUN, tick=False):
        draft = begin(
            survey=survey, form=form, language=language, mode="self", invitation=invitation
        ).draft
        answer(draft, answers, language)
    before = everything()
    names = {str(invitation.pk), str(draft.pk)}
    # What she wrote stands in both, and the row that it stood in is gone.
    known = telling(
        {
            key: row
            for key, row in before.items()
            if key[0] != "questionnaires.DraftStep" and _says(row, names)
        }
    )
    with time_machine.travel(FINISHED, tick=False):
        finish(draft=draft)
    after = everything()

    new = changed(before, after)
    own = new.pop(("surveys.Invitation", str(invitation.pk)))
    assert Response.objects.filter(survey=survey).count() == 1
    assert set(own) <= {"state", "recipient", "reference", "person_hash", "notice_id", "remind_on"}
    assert not set(_of(list(own.values())))
    assert not telling(new) & known
    _leads_to_no_answer(after, invitation, draft)
    _leads_to_no_invitation(after, survey, invitation)


def _says(row: dict[str, Any], names: set[str]) -> bool:
    whole = json.dumps(row, default=str)
    return any(name in whole for name in names)


def _leads_to_no_answer(after: Rows, invitation: Invitation, draft: Draft) -> None:
    """The ids of the invitation and the draft stand nowhere but in the invitation's own row."""
    names = {str(invitation.pk), str(draft.pk), invitation.token_hash, invitation.code_hash}
    for (label, key), row in after.items():
        if (label, key) != ("surveys.Invitation", str(invitation.pk)):
            assert not _says(row, names), label


def _leads_to_no_invitation(after: Rows, survey: Survey, invitation: Invitation) -> None:
    own = after["surveys.Invitation", str(invitation.pk)]
    for model in (Response, Comment, Contact):
        for row in model.objects.filter(survey=survey):
            assert str(row.pk) not in str(own)
    response = Response.objects.get(survey=survey)
    assert (response.week, response.day) == (datetime.date(2027, 3, 8), None)
