"""Results that may be passed on: for those across teams, who see no single team's exact numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.accounts.access import me, page
from surveys.charts.measures import Measuring
from surveys.charts.monthly import tables_of
from surveys.charts.passing_on import choices, passed_on, periods_of
from surveys.charts.trends import trends_of
from surveys.figures.results import UnknownDimension
from surveys.figures.tables import Tier
from surveys.forms.results import ServiceForm
from surveys.models import Survey
from surveys.permissions import can_read, can_read_service
from surveys.views.charts.common import a_survey, not_recorded

READ = "surveys.results.service"


@page(open_to=can_read_service, example=a_survey)
def service(request: HttpRequest, code: str) -> HttpResponse:
    survey = get_object_or_404(Survey, pk=code)
    if failed := not_recorded(request, survey, READ):
        return failed
    measuring = Measuring(survey)
    periods = periods_of(measuring)
    form = ServiceForm(request.GET, words=measuring.words, periods=choices(periods))
    context = {"survey": survey, "may_read": can_read(me(request), survey), "refusal": ""}
    try:
        context["shown"] = passed_on(measuring, form, periods)
    except UnknownDimension as refusal:
        context |= {"shown": None, "refusal": str(refusal)}
    tables = tables_of(survey, Tier.SERVICE)
    trends = trends_of(measuring, measuring.indicators(), tables) if tables else []
    context |= {"form": form.as_asked(), "trends": [one for one in trends if one.latest]}
    return render(request, "staff/surveys/charts/service.html", context)
