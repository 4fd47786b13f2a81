"""Results of one survey, as they come in, for those who work on it: exact, each with its base."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.accounts.access import page
from surveys.charts.measures import Measuring
from surveys.charts.monthly import first_month, tables_of
from surveys.charts.one_survey import CROSSED, by_team, shown
from surveys.charts.signals_page import signals_in, summary_of
from surveys.charts.trends import trends_of
from surveys.figures.results import Asked
from surveys.figures.tables import Tier
from surveys.forms.results import ResultsForm
from surveys.models import Survey
from surveys.permissions import can_read_comments
from surveys.rollups.version import version_of
from surveys.views.charts.common import a_survey, not_recorded, survey_for
from surveys.views.charts.live import Live, is_unchanged, nothing_new, renewed


@page(open_to=can_read_comments, example=a_survey, query="by=language")
def results(request: HttpRequest, code: str) -> HttpResponse:
    """Each opening is recorded, what the page asks for by itself is not."""
    survey = survey_for(request, code)
    if failed := not_recorded(request, survey):
        return failed
    form, live = _read(request, survey)
    asked = Asked(survey, Tier.TEAM, **form.wanted())
    context = {"survey": survey, "form": form.as_asked(), "live": live, "asked": asked}
    return render(request, "staff/surveys/charts/survey.html", context)


@page(open_to=can_read_comments, example=a_survey, query="v=0")
def version(request: HttpRequest, code: str) -> HttpResponse:
    """Whether there is anything new; if so, what. Whoever opens it by hand is led to the page."""
    survey = survey_for(request, code)
    if "HX-Request" not in request.headers:
        return redirect("staff-surveys:result", survey.pk)
    if is_unchanged(request, version_of(survey)):
        return nothing_new()
    return renewed(request, _read(request, survey)[1])


@page(open_to=can_read_comments, example=a_survey)
def teams(request: HttpRequest, code: str) -> HttpResponse:
    """One measure after the other, each team beside the others: never in an order of merit."""
    survey = survey_for(request, code)
    if failed := not_recorded(request, survey):
        return failed
    measuring = Measuring(survey)
    tables = tables_of(survey, Tier.TEAM, by=CROSSED)
    found = {one: by_team(measuring, tables, one) for one in measuring.indicators()}
    asked = request.GET.get("measure", "")
    # Where nobody has chosen, that of which most is to be seen.
    telling = sorted(found, key=lambda one: -signals_in(found[one]))
    chosen = next((one for one in found if one.question == asked), next(iter(telling), None))
    context = {
        "survey": survey,
        "measures": list(found),
        "chosen": chosen,
        "trends": found[chosen] if chosen else [],
    }
    return render(request, "staff/surveys/charts/teams.html", context)


@page(open_to=can_read_comments, example=a_survey)
def signals(request: HttpRequest, code: str) -> HttpResponse:
    """What all trends say, in words, on one page to print."""
    survey = survey_for(request, code)
    if failed := not_recorded(request, survey):
        return failed
    measuring = Measuring(survey)
    measures = measuring.indicators()
    found = trends_of(measuring, measures, tables_of(survey, Tier.TEAM))
    crossed = tables_of(survey, Tier.TEAM, by=CROSSED)
    for measure in measures:
        found += by_team(measuring, crossed, measure)
    context = {"survey": survey, "summary": summary_of(found)}
    return render(request, "staff/surveys/charts/signals.html", context)


def _read(request: HttpRequest, survey: Survey) -> tuple[ResultsForm, Live]:
    # The version first: what comes in between is shown once more, rather than never.
    number = version_of(survey)
    measuring = Measuring(survey)
    form = ResultsForm(request.GET, words=measuring.words, first=first_month(survey))
    now = shown(request, measuring, form)
    path = reverse("staff-surveys:result-version", args=[survey.pk])
    return form, Live(path, form.address, number, now.cards, now.number)
