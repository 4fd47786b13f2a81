"""The questions of a survey on paper, in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from questionnaires.journey.paper import sections
from questionnaires.texts import words
from surveys.answering import landing
from surveys.answering.beginning import published
from surveys.answering.doors_held import held_door
from surveys.entering.paper import send_to
from surveys.models import Form, Identity, Survey
from surveys.permissions import can_ask

NOT_FOUND = 404


def _an_open_one() -> dict[str, str]:
    return {"code": Survey.objects.open_to_all()[0].pk, "form": Form.STANDARD}


@page(open_to=everyone, example=_an_open_one, personal=True)
def paper(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Of a survey that anybody may answer, or to which a door led here; for staff of any."""
    survey = Survey.objects.in_use().filter(pk=code).first()
    version = published(survey, form) if survey and form in survey.forms else None
    if survey is None or version is None or not _may_see(request, survey):
        return render(request, "surveys/closed.html", {"why": "unknown"}, status=NOT_FOUND)
    context = {
        **landing.about(survey, identity=Identity.ANONYMOUS),
        "sections": sections(version.definition, words(version, current_language().code)),
        "with_pictures": form == Form.EASY,
        "send_to": send_to(),
    }
    return render(request, "surveys/paper.html", context)


def _may_see(request: HttpRequest, survey: Survey) -> bool:
    return survey.is_open or can_ask(request.user) or held_door(request, survey) is not None
