"""From which month the limits of a trend begin anew: a decision with a reason."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.access import me, page
from surveys.charts.measures import Measuring
from surveys.charts.monthly import tables_of
from surveys.charts.rebasing import decide_limits, take_back_limits
from surveys.charts.trends import trends_of
from surveys.figures.tables import Tier
from surveys.forms.charts import LimitsForm
from surveys.models import Rebase, Team
from surveys.permissions import can_read, can_rebase
from surveys.views.charts.common import a_measure, measure_of, not_recorded, survey_for

DECIDED, TAKEN_BACK = "Limits begin anew from that month.", "The limits are as they were."


def a_decision() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {
        "pk": Rebase.objects.filter(survey__is_safeguarding=False).values_list("pk", flat=True)[0]
    }


@page(open_to=can_rebase, methods=("GET", "POST"), example=a_measure)
def limits(request: HttpRequest, code: str, question: str, option: str) -> HttpResponse:
    """Of all teams together, or of the team that the address names."""
    survey = survey_for(request, code)
    measuring = Measuring(survey)
    found = measure_of(measuring, question, option)
    team = Team.objects.filter(pk=request.GET.get("team", "")).first()
    if failed := not_recorded(request, survey):
        return failed
    chosen = team.pk if team else ""
    trend = trends_of(measuring, [found], tables_of(survey, Tier.TEAM, chosen), team=chosen)[0]
    form = LimitsForm(request.POST or None, trend=trend)
    if request.method == "POST" and form.is_valid():
        try:
            decide_limits(
                survey=survey, measure=found, team=team, by=me(request), **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, DECIDED)
            return redirect(trend.address)
    context = {"survey": survey, "trend": trend, "form": form}
    return render(request, "staff/surveys/charts/limits.html", context)


@page(open_to=can_rebase, methods=("POST",), example=a_decision)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(Rebase.objects.select_related("survey"), pk=pk)
    if not can_read(me(request), decision.survey):
        raise Http404
    take_back_limits(decision=decision, by=me(request))
    messages.success(request, TAKEN_BACK)
    return redirect(
        "staff-surveys:result-measure", decision.survey_id, decision.question, decision.option
    )
