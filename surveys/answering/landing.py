"""What stands on the page before the first question."""

from typing import Any

from portal.languages.table import ENGLISH, current_language
from portal.languages.translated import texts_for
from questionnaires.models import Version, VersionState
from surveys.models import Form, Identity, Invitation, Survey


def about(survey: Survey, *, identity: str) -> dict[str, Any]:
    """Its words in the reader's language, those about privacy in English too, how long it is, and
    what joins the answers to a person."""
    return {
        "survey": survey,
        "texts": texts_for([survey], current_language().code)[survey.pk],
        "english": texts_for([survey], ENGLISH.code)[survey.pk],
        "identity": identity,
        "most_questions": most_questions(survey),
    }


def most_questions(survey: Survey) -> int:
    """Pages of its longer form; 0 where nothing is asked at the moment."""
    versions = Version.objects.filter(
        state=VersionState.ACTIVE,
        questionnaire__in=[survey.questionnaire(form) for form in survey.forms],
    )
    return max((len(version.definition.pages) for version in versions), default=0)


def identity_of(survey: Survey, invitation: Invitation | None) -> str:
    """As it will be: of a survey about safeguarding always anonymous, as of whoever just came."""
    if invitation is None or survey.is_safeguarding:
        return Identity.ANONYMOUS
    return invitation.identity


def first_choices(survey: Survey, invitation: Invitation | None, wanted: str) -> dict[str, str]:
    """What is chosen already: the form of the invitation, else the one that is asked for."""
    form = invitation.form if invitation else wanted
    known = form in survey.forms
    return {"form": form if known else Form.STANDARD, "mode": "self"}
