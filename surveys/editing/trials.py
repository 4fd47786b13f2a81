"""Trial answers: given to see how a survey works. They are kept apart, never counted, and go when
staff say so."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from portal.accounts.models import User
from portal.audit.actions import record
from questionnaires.journey.actions import Started
from questionnaires.models import Draft, Version
from surveys.answering.beginning import begin
from surveys.models import Comment, Contact, Mode, Response, Survey

DELETED = "surveys.trials.deleted"


@dataclass(frozen=True)
class Trials:
    sent: int
    under_way: int

    def __bool__(self) -> bool:
        return bool(self.sent or self.under_way)


def trials_of(survey: Survey) -> Trials:
    return Trials(
        Response.objects.filter(survey=survey, is_trial=True).count(),
        Draft.objects.filter(survey_attempt__survey=survey, survey_attempt__is_trial=True).count(),
    )


def try_out(*, survey: Survey, form: str, language: str, version: Version) -> Started:
    """The journey as anybody has it, with this version."""
    return begin(
        survey=survey,
        form=form,
        language=language,
        mode=Mode.SELF,
        is_trial=True,
        version=version,
    )


@transaction.atomic
def delete_trials(*, survey: Survey, by: User) -> None:
    found = trials_of(survey)
    trial = {"survey": survey, "is_trial": True}
    Contact.objects.filter(**trial).delete()
    Comment.objects.filter(**trial).delete()
    Response.objects.filter(**trial).delete()
    Draft.objects.filter(survey_attempt__survey=survey, survey_attempt__is_trial=True).delete()
    record(by=by, verb=DELETED, subject=survey, detail={"number": found.sent + found.under_way})


@transaction.atomic
def forget_trials(*, versions: Iterable[Version]) -> None:
    """Of drafts that go: nobody else has answered them."""
    drafts = [version.pk for version in versions]
    Comment.objects.filter(version__in=drafts, is_trial=True).delete()
    Response.objects.filter(version__in=drafts, is_trial=True).delete()
    Draft.objects.filter(version__in=drafts, survey_attempt__is_trial=True).delete()
