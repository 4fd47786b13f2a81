"""Figures for managers: as a screen and as a spreadsheet."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from carers.cases.figures import PERIODS, figures, period_of
from carers.cases.opening import me
from carers.cases.spreadsheet import CONTENT_TYPE, spreadsheet
from carers.models import Organisation
from carers.permissions import can_manage_cases, organisations_in_figures, organisations_of
from portal.accounts.access import page

if TYPE_CHECKING:
    from carers.cases.figures import Figures

MOST_LISTED = 50


@page(open_to=can_manage_cases, personal=True)
def show(request: HttpRequest) -> HttpResponse:
    made = _asked_for(request)
    open_to_me = organisations_of(me(request))
    both = organisations_in_figures(me(request))
    context = {
        "figures": made,
        "periods": [(code, title) for code, (title, _span) in PERIODS.items()],
        "organisations": [one for one in Organisation.choices if one[0] in both],
        "only": made.organisations[0] if len(made.organisations) == 1 else "",
        "most": MOST_LISTED,
        "own": open_to_me,
        "own_late": [one for one in made.late if one[0].organisation in open_to_me],
        "own_reviews": [one for one in made.reviews_overdue if one[0].organisation in open_to_me],
        "own_unanswered": [one for one in made.unanswered if one.organisation in open_to_me],
    }
    return render(request, "staff/cases/figures.html", context)


@page(open_to=can_manage_cases, personal=True)
def file(request: HttpRequest) -> HttpResponse:
    """What the screen shows, without the lists of cases."""
    made = _asked_for(request)
    name = f"carers-cases-{made.period.first}-{made.period.last}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(spreadsheet(made), content_type=CONTENT_TYPE, headers=headers)


def _asked_for(request: HttpRequest) -> "Figures":
    """By the address; whatever is not among the choices is taken for the first of them."""
    organisations = organisations_in_figures(me(request))
    only = request.GET.get("of", "")
    period = period_of(request.GET.get("period", ""), timezone.localdate())
    return figures({only} if only in organisations else organisations, period)
