"""Who is heard and who uses the portal, beside who lives here."""

from collections.abc import Iterator

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from portal.accounts.access import me, page
from portal.audit.actions import record
from portal.usage.files import XLSX_TYPE, Line, Sheet, Stamp, as_csv_file, as_workbook
from portal.usage.forms import CSV, XLSX
from portal.usage.months import closed_months
from portal.usage.permissions import can_see_use
from surveys.forms.equity import EquityForm
from surveys.forms.results import period_code
from surveys.permissions import can_read_service
from surveys.reading.equity import Equity, Part
from surveys.reading.equity import equity as equity_of
from surveys.views.charts.common import not_recorded

READ = "surveys.results.service"
EXPORTED = "surveys.equity.exported"
MONTHS = 12
TITLE = "Who is heard and who uses the portal, beside who lives here"
TIER = "Service: across teams, small numbers are hidden"
HEADER = ["Group", "Number", "Share %", "Low %", "High %", "City %", "What that says", "Source"]


@page(open_to=can_read_service)
def equity(request: HttpRequest) -> HttpResponse:
    """The latest whole year or quarter, unless another one is asked for."""
    form = _form(request.GET)
    if failed := not_recorded(request, form.of, READ):
        return failed
    days = form.days
    context = {
        "form": form.as_asked(),
        "found": _found(form),
        "period": period_code(days) if days else "",
        "by": form.way,
        "may_see_use": can_see_use(request.user),
    }
    return render(request, "staff/surveys/outside/equity.html", context)


@page(open_to=can_read_service, methods=("POST",))
def file(request: HttpRequest) -> HttpResponse:
    form = _form(request.POST)
    kind = XLSX if request.POST.get("kind") == XLSX else CSV
    found = _found(form)
    with transaction.atomic():
        detail = {"when": found.when, "kind": kind}
        record(by=me(request), verb=EXPORTED, subject=found.survey, detail=detail)
    stamped, sheets = _stamp(found), list(_sheets(found))
    made = as_workbook(TITLE, stamped, sheets) if kind == XLSX else as_csv_file(stamped, sheets)
    content_type = XLSX_TYPE if kind == XLSX else "text/csv; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="who-is-heard.{kind}"'}
    return HttpResponse(made, content_type=content_type, headers=headers)


def _form(given: QueryDict) -> EquityForm:
    """Raises Http404 where there is no survey at all."""
    form = EquityForm(given, today=timezone.localdate())
    if not form.surveys:
        raise Http404
    return form


def _found(form: EquityForm) -> Equity:
    period = closed_months(form.today, MONTHS)
    return equity_of(form.of, form.days, period, form.told_apart)


def _stamp(found: Equity) -> Stamp:
    lines = [
        ("What", TITLE),
        ("Survey", found.survey.title),
        ("Answers", found.when),
        ("Use", found.months),
        ("Who may see it", TIER),
        ("In words", found.summary),
        ("Made", f"{timezone.localtime():%d.%m.%Y, %H:%M}"),
    ]
    return [*lines, ("Mind", "Some numbers are invented")] if found.is_invented else lines


def _sheets(found: Equity) -> Iterator[Sheet]:
    for part in found.parts:
        yield (
            f"Answers by {part.title.lower()}",
            [part.title, *HEADER[1:]],
            _lines(part),
            part.sentence,
        )
    for part in found.uses:
        yield part.title, [part.title, *HEADER[1:]], _lines(part), part.sentence


def _lines(part: Part) -> list[Line]:
    return [
        (
            one.words,
            one.answers,
            *(_rounded(number) for number in (one.percent, one.low, one.high)),
            float(one.city.percent) if one.city and one.city.percent is not None else "",
            one.verdict.value,
            f"{one.city.source}, {one.city.on:%d.%m.%Y}" if one.city else "",
        )
        for one in part.heard
    ]


def _rounded(percent: float | None) -> float | str:
    return "" if percent is None else round(percent, 1)
