"""What other pages show of it: one 'we did' after a survey."""

from typing import Any

from django.http import HttpRequest

from portal.languages.table import current_language
from surveys.models import Entry, Survey
from surveys.we_said.newest import newest
from surveys.we_said.shown import shown


def one_we_did(request: HttpRequest, survey: Survey | None = None) -> dict[str, Any]:
    """The newest of this survey; else of all, but for those of surveys about safeguarding, which
    would say what somebody else was asked about."""
    entry = _of(survey) if survey else None
    entry = entry or next((one for one in newest() if not _is_safeguarding(one)), None)
    found = shown([entry], current_language().code) if entry else []
    return {"one": found[0] if found else None}


def _of(survey: Survey) -> Entry | None:
    return next((one for one in newest() if one.action.survey_id == survey.pk), None)


def _is_safeguarding(entry: Entry) -> bool:
    survey = entry.action.survey
    return survey is not None and survey.is_safeguarding
