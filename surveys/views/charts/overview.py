"""Results of all surveys: what changed, what needs a person, what is due; then small charts."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.accounts.access import me, page
from surveys.charts.overview import Part, cards_of, news_card, parts_of, queues_for
from surveys.models import Survey
from surveys.permissions import can_open_results, can_read_comments, can_read_service
from surveys.reading.comments import surveys_of
from surveys.rollups.version import version_of
from surveys.views.charts.common import not_recorded
from surveys.views.charts.live import Live, is_unchanged, nothing_new, renewed

READ = "surveys.results.overview"
SECONDS = 10
"""Between two questions of the page: whatever has come, all surveys are read anew."""


@page(open_to=can_open_results)
def overview(request: HttpRequest) -> HttpResponse:
    """Whoever reads no survey's answers sees the way to the protected figures alone."""
    surveys = surveys_of(me(request))
    if not surveys:
        return render(request, "staff/surveys/charts/service_list.html", {"rows": _in_use()})
    if failed := not_recorded(request, "results of surveys", READ):
        return failed
    number = _version(surveys)
    parts = parts_of(surveys)
    context = {
        "live": _live(request, number, parts),
        "parts": parts,
        "queues": queues_for(me(request)),
        "protected": _in_use() if can_read_service(me(request)) else [],
    }
    return render(request, "staff/surveys/charts/overview.html", context)


@page(open_to=can_read_comments, query="v=0")
def version(request: HttpRequest) -> HttpResponse:
    """Whether there is anything new; if so, what. Whoever opens it by hand is led to the page."""
    if "HX-Request" not in request.headers:
        return redirect("staff-surveys:results")
    surveys = surveys_of(me(request))
    number = _version(surveys)
    if is_unchanged(request, number):
        return nothing_new()
    return renewed(request, _live(request, number, parts_of(surveys)))


def _live(request: HttpRequest, number: str, parts: list[Part]) -> Live:
    return Live(
        path=reverse("staff-surveys:results-version"),
        query="",
        version=number,
        cards=cards_of(request, parts),
        number=sum(part.number for part in parts),
        fixed=(news_card(request, parts),),
        every=SECONDS,
    )


def _version(surveys: Iterable[Survey]) -> str:
    return "-".join(version_of(survey) for survey in surveys)


def _in_use() -> list[Survey]:
    return list(Survey.objects.in_use())
