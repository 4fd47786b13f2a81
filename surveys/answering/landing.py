"""What stands on the page before the first question."""

from typing import Any

from portal.languages.table import ENGLISH, current_language
from portal.languages.translated import texts_for
from questionnaires.models import Version, VersionState
from surveys.bank import outlines
from surveys.models import Form, Identity, Invitation, Mode, Survey


def about(survey: Survey, *, identity: str) -> dict[str, Any]:
    """Its words in the reader's language, those about privacy in English too, and what joins the
    answers to a person."""
    return {
        "survey": survey,
        "texts": texts_for([survey], current_language().code)[survey.pk],
        "english": texts_for([survey], ENGLISH.code)[survey.pk],
        "identity": identity,
    }


def open_forms(survey: Survey) -> list[Form]:
    """Those with published questions; none where nothing is asked at the moment."""
    codes = {survey.questionnaire(form): form for form in survey.forms}
    found = Version.objects.filter(state=VersionState.ACTIVE, questionnaire__in=codes)
    published = set(found.values_list("questionnaire", flat=True))
    return [form for code, form in codes.items() if code in published]


def identity_of(survey: Survey, invitation: Invitation | None) -> str:
    """As it will be: of a survey about safeguarding always anonymous, as of whoever just came."""
    if invitation is None or survey.is_safeguarding:
        return Identity.ANONYMOUS
    return invitation.identity


def first_choices(survey: Survey, invitation: Invitation | None, wanted: str) -> dict[str, str]:
    """What is chosen already: the form of the invitation, else the one that is asked for; and who
    answers, as a survey that is for representatives says itself."""
    form = invitation.form if invitation else wanted
    return {
        "form": form if form in survey.forms else Form.STANDARD,
        "mode": outlines().get(survey.pk, {}).get("mode", Mode.SELF),
    }
