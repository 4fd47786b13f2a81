"""Results as they come in, for those who work on a survey: exact numbers, each with its base."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.figures.results import Asked
from surveys.figures.results import results as count
from surveys.figures.tables import Tier
from surveys.forms.results import ResultsForm
from surveys.models import Response, Survey
from surveys.permissions import can_read, can_read_comments
from surveys.reading.comments import surveys_of
from surveys.reading.results_shown import answered

READ = "surveys.results.read"
NOTHING_NEW = 204
"""htmx then leaves the page as it is."""
LIVE = 5000
"""Up to so many answers the page renews itself: all of them are counted each time."""


def a_survey() -> Mapping[str, Any]:
    """For the list of addresses."""
    found = Survey.objects.in_use().filter(is_safeguarding=False)
    return {"code": found.values_list("code", flat=True)[0]}


@page(open_to=can_read_comments)
def surveys(request: HttpRequest) -> HttpResponse:
    """The surveys whose results this person may see, with how many answers there are."""
    counted = Response.objects.that_count().order_by().values_list("survey")
    numbers = dict(counted.annotate(number=Count("pk")))
    rows = [
        {"survey": survey, "number": numbers.get(survey.pk, 0)}
        for survey in surveys_of(me(request))
    ]
    return render(request, "staff/surveys/reading/results_of.html", {"rows": rows})


@page(open_to=can_read_comments, example=a_survey, query="by=language")
def results(request: HttpRequest, code: str) -> HttpResponse:
    """One survey. The page asks for itself every few seconds, with the number that it shows: where
    that has not changed the answer is empty. Each opening is recorded, what it asks for is not.
    """
    survey = get_object_or_404(Survey, pk=code)
    if not can_read(me(request), survey):
        raise Http404
    number = _number(survey)
    asks_again = "HX-Request" in request.headers
    if asks_again and request.GET.get("shown") == str(number):
        return HttpResponse(status=NOTHING_NEW)
    form = ResultsForm(request.GET)
    asked = Asked(survey, Tier.TEAM, **form.wanted())
    if not asks_again:
        try:
            record_read(by=me(request), verb=READ, subject=survey)
        except NotRecorded:
            return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    table = count(asked)
    context = {
        "survey": survey,
        "form": form,
        "table": table,
        "number": number,
        "is_live": number <= LIVE,
        "questions": answered(survey, table, asked.by),
    }
    name = "results_now" if asks_again else "results"
    return render(request, f"staff/surveys/reading/{name}.html", context)


def _number(survey: Survey) -> int:
    """Of answers in the figures; it says whether anything has changed."""
    return Response.objects.that_count().filter(survey=survey).count()
