"""Which version of questions and of rules a staff page is about."""

from dataclasses import dataclass

from django.db.models import QuerySet

from carers.models import Ruleset
from questionnaires.models import Version, VersionState

QUESTIONNAIRE = "carer-assessment"
ACTIVE, DRAFT = VersionState.ACTIVE.value, VersionState.DRAFT.value


@dataclass(frozen=True)
class Chosen:
    """Questions and rules that are looked at together; None where there are none at all."""

    which: str
    version: Version | None
    ruleset: Ruleset | None


def chosen(which: str) -> Chosen:
    """The drafts, or what is in use; each alone is filled up by the other.

    So a draft of rules is read with the questions that are in use, and before anything has been
    published the drafts are shown.
    """
    order = (DRAFT, ACTIVE) if which == DRAFT else (ACTIVE, DRAFT)
    versions = {row.state: row for row in questions().filter(state__in=order)}
    rulesets = {row.state: row for row in Ruleset.objects.filter(state__in=order)}
    return Chosen(
        order[0],
        versions.get(order[0]) or versions.get(order[1]),
        rulesets.get(order[0]) or rulesets.get(order[1]),
    )


def questions() -> QuerySet[Version]:
    """Every version of the carers' self-assessment."""
    return Version.objects.filter(questionnaire=QUESTIONNAIRE)
