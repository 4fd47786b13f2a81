"""What views of results have in common: which survey, who may, that it is recorded."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.accounts.access import me
from portal.audit.actions import NotRecorded, record_read
from surveys.charts.measures import GOOD, Measure, Measuring
from surveys.models import Survey
from surveys.permissions import can_read

READ = "surveys.results.read"


def a_survey() -> Mapping[str, Any]:
    """For the list of addresses: the first that measures something."""
    return {"code": _first().pk}


def a_measure() -> Mapping[str, Any]:
    survey = _first()
    return {
        "code": survey.pk,
        "question": Measuring(survey).indicators()[0].question,
        "option": GOOD,
    }


def _first() -> Survey:
    found = Survey.objects.in_use().filter(is_safeguarding=False)
    for survey in found:
        if Measuring(survey).indicators():
            return survey
    raise LookupError("No survey measures anything.")


def survey_for(request: HttpRequest, code: str) -> Survey:
    """Raises Http404 for one that this person may not read."""
    survey = get_object_or_404(Survey, pk=code)
    if not can_read(me(request), survey):
        raise Http404
    return survey


def measure_of(measuring: Measuring, question: str, option: str) -> Measure:
    """Raises Http404."""
    found = measuring.measure(question, option)
    if found is None:
        raise Http404
    return found


def not_recorded(
    request: HttpRequest, subject: Survey | str, verb: str = READ
) -> HttpResponse | None:
    """Records that results are opened. A page where that failed is not shown: this one is."""
    try:
        record_read(by=me(request), verb=verb, subject=subject)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    return None
