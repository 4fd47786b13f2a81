"""How the portal is used, for the people who plan, buy and manage services."""

from collections.abc import Mapping

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.accounts.access import me, page
from portal.audit.actions import record
from portal.usage.chart import chart_of
from portal.usage.files import XLSX_TYPE, csv_of, workbook_of
from portal.usage.forms import XLSX, FileForm, PeriodForm
from portal.usage.heat import DAYS
from portal.usage.months import closed_months
from portal.usage.permissions import can_see_use
from portal.usage.showing import INVENTED, NO_HOURS, RULE, shown_of
from portal.usage.sources import Source, in_order, related, sources

EXPORTED = "usage.exported"
WORDS = {"rule": RULE, "invented": INVENTED, "no_hours": NO_HOURS, "days": DAYS}


def _example() -> Mapping[str, str]:
    return {"code": in_order()[0][0]}


@page(open_to=can_see_use)
def overview(request: HttpRequest) -> HttpResponse:
    """Every part in one view: how much, when most; and the figures that rooms show elsewhere."""
    months = PeriodForm(request.GET).asked()
    period = closed_months(timezone.localdate(), months)
    shown = [shown_of(code, source, period) for code, source in in_order()]
    context = {
        **WORDS,
        "form": PeriodForm({"months": str(months)}),
        "months": months,
        "period": period,
        "parts": [(one, chart_of(one.together, one.source.title)) for one in shown],
        "is_invented": any(one.is_invented for one in shown),
        "related": [one for one in related if one.open_to(request.user)],
    }
    return render(request, "staff/usage/overview.html", context)


@page(open_to=can_see_use, example=_example)
def part(request: HttpRequest, code: str) -> HttpResponse:
    """By hour of the week, by month, and by each dimension."""
    months = PeriodForm(request.GET).asked()
    shown = shown_of(code, _source(code), closed_months(timezone.localdate(), months))
    context = {
        **WORDS,
        "form": PeriodForm({"months": str(months)}),
        "months": months,
        "shown": shown,
        "chart": chart_of(shown.together, shown.source.title),
        "is_invented": shown.is_invented,
    }
    return render(request, "staff/usage/part.html", context)


@page(open_to=can_see_use, methods=("POST",), example=_example)
def file(request: HttpRequest, code: str) -> HttpResponse:
    """What the page shows, as CSV or a workbook; recorded."""
    form = FileForm(request.POST)
    kind, source = form.kind_asked(), _source(code)
    period = closed_months(timezone.localdate(), form.asked())
    shown = shown_of(code, source, period)
    with transaction.atomic():
        detail = {"what": source.title, "months": period.words, "kind": kind}
        record(by=me(request), verb=EXPORTED, subject=source.title, detail=detail)
    made = workbook_of(shown) if kind == XLSX else csv_of(shown)
    content_type = XLSX_TYPE if kind == XLSX else "text/csv; charset=utf-8"
    name = f"use-{code}-{period.first:%Y-%m}-{period.last:%Y-%m}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=content_type, headers=headers)


def _source(code: str) -> Source:
    source = sources.get(code)
    if source is None:
        raise Http404
    return source
