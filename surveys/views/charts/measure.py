"""One measure of a survey: its trend, large, with what belongs beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import me, page
from surveys.charts.measures import Measuring
from surveys.charts.monthly import first_month, tables_of
from surveys.charts.trends import trends_of
from surveys.figures.tables import Tier
from surveys.forms.charts import TrendForm
from surveys.permissions import can_read_comments, can_rebase
from surveys.views.charts.common import a_measure, measure_of, not_recorded, survey_for


@page(open_to=can_read_comments, example=a_measure)
def measure(request: HttpRequest, code: str, question: str, option: str) -> HttpResponse:
    survey = survey_for(request, code)
    measuring = Measuring(survey)
    found = measure_of(measuring, question, option)
    if failed := not_recorded(request, survey):
        return failed
    form = TrendForm(request.GET, words=measuring.words, first=first_month(survey))
    wanted = form.wanted()
    tables = tables_of(survey, Tier.TEAM, wanted["team"])
    context = {
        "survey": survey,
        "measure": found,
        "form": form.as_asked(),
        "trend": trends_of(measuring, [found], tables, **wanted)[0],
        "decisions": measuring.decisions(found, wanted["team"]),
        "team": wanted["team"],
        "may_rebase": can_rebase(me(request)),
    }
    return render(request, "staff/surveys/charts/measure.html", context)
