"""One survey in one form as staff have it before them, and how its draft is changed.

What was published never changes: the first edit begins a draft, which is the next version.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from portal.accounts.models import User
from portal.audit.actions import record
from questionnaires.definition import read
from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState
from questionnaires.texts import units_of
from surveys.editing.following import follow
from surveys.editing.sheet import Refused, Sheet
from surveys.editing.trials import forget_trials
from surveys.models import Form, Survey

CHANGED = "surveys.questions.changed"
DISCARDED = "surveys.questions.discarded"


@dataclass(frozen=True)
class Desk:
    survey: Survey
    form: Form
    draft: Version | None
    active: Version | None

    @property
    def version(self) -> Version | None:
        """What is worked on: the draft, else what is in use; None for a form without questions."""
        return self.draft or self.active

    @property
    def code(self) -> str:
        return self.survey.questionnaire(self.form)

    @property
    def is_easy(self) -> bool:
        return self.form == Form.EASY

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.code, self.version.body if self.version else None)

    def was_published(self, question: str) -> bool:
        """Whether anybody may have answered it."""
        published = versions_of(self.survey, self.form).exclude(state=VersionState.DRAFT)
        return any(question in version.definition.question_by_code for version in published)


def versions_of(survey: Survey, form: str):  # type: ignore[no-untyped-def]
    return Version.objects.filter(questionnaire=survey.questionnaire(form))


def desk_of(survey: Survey, form: Form) -> Desk:
    newest = versions_of(survey, form).exclude(state=VersionState.RETIRED)
    by_state = {version.state: version for version in newest}
    return Desk(survey, form, by_state.get(VersionState.DRAFT), by_state.get(VersionState.ACTIVE))


@transaction.atomic
def change(
    *,
    survey: Survey,
    form: Form,
    by: User,
    what: str,
    edit: Callable[[Sheet], None],
    minor: bool = False,
) -> Version:
    """Changes the draft, which is begun from what is in use where there is none.

    `what` says it in the record of changes. Raises what `edit` raises; then nothing has changed.
    """
    locked = Survey.objects.select_for_update().get(pk=survey.pk)
    desk = desk_of(locked, form)
    sheet = desk.sheet
    edit(sheet)
    body = sheet.body()
    read(body["definition"])
    before = units_of(desk.version) if desk.version else {}
    draft = desk.draft or _next(desk)
    draft.body, draft.digest = body, digest_of_body(body)
    draft.save()
    follow(before, units_of(draft), was=sheet.was, minor=minor)
    touch(locked)
    record(by=by, verb=CHANGED, subject=draft, detail={"what": what})
    return draft


@transaction.atomic
def discard(*, survey: Survey, form: Form, by: User) -> None:
    """The draft goes, with the answers that tried it out; what is in use stays in use."""
    locked = Survey.objects.select_for_update().get(pk=survey.pk)
    draft = desk_of(locked, form).draft
    if draft is None:
        raise Refused("There is no draft any more.")
    forget_trials(versions=[draft])
    record(by=by, verb=DISCARDED, subject=draft)
    draft.delete()
    touch(locked)


def touch(survey: Survey) -> None:
    """From now on the files that ship leave it alone."""
    if survey.edited_at is None:
        survey.edited_at = timezone.now()
        survey.save(update_fields=["edited_at"])


def _next(desk: Desk) -> Version:
    last = versions_of(desk.survey, desk.form).aggregate(last=Max("number"))["last"] or 0
    return Version(questionnaire=desk.code, number=last + 1)
