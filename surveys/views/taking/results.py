"""Results as a file, at the tier of whoever looks at them."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.figures.results import Asked
from surveys.figures.tables import ProtectedTable, Tier
from surveys.models import Survey
from surveys.permissions import can_read, can_read_service, can_take_results
from surveys.taking import book
from surveys.taking.asking import CannotAnswer, answer, asked_of
from surveys.taking.result_files import as_csv, as_document, as_workbook, lines_in, name_of
from surveys.views.taking.rows import a_survey

TAKEN = "surveys.results.taken"
CSV = "text/csv; charset=utf-8"
SPACES = {"indent": 2, "ensure_ascii": False}
BAD = 400


def a_file() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {**a_survey(), "kind": "csv"}


@page(open_to=can_take_results, example=a_file)
def take(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """What the address says: `tier`, `by`, `team`, `from`, `to`. Each file is recorded."""
    survey = get_object_or_404(Survey, pk=code)
    tier = tier_for(me(request), survey, request.GET.get("tier", ""))
    if tier is None or kind not in MAKERS:
        raise Http404
    said = {name: request.GET.get(name, "") for name in ("by", "team", "from", "to")}
    try:
        asked = asked_of(survey, tier, said)
        table = answer(asked)
    except CannotAnswer as refused:
        context = {"survey": survey, "words": refused.words}
        return render(request, "staff/surveys/taking/not_possible.html", context, status=BAD)
    try:
        detail = _detail(asked, table, kind)
        record_read(by=me(request), verb=TAKEN, subject=survey, detail=detail)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    answered = MAKERS[kind](asked, table)
    name = content_disposition_header(True, name_of(asked, kind)) or ""
    answered.headers["Content-Disposition"] = name
    return answered


def tier_for(user: Any, survey: Survey, wanted: str) -> Tier | None:
    """The tier asked for, or the nearest to the answers that this person may see; None for none."""
    may = {
        Tier.TEAM: can_read(user, survey),
        Tier.SERVICE: can_read_service(user),
        Tier.PUBLIC: can_read(user, survey) or can_read_service(user),
    }
    if wanted:
        return next((tier for tier, is_open in may.items() if is_open and tier == wanted), None)
    return next((tier for tier, is_open in may.items() if is_open), None)


def _detail(asked: Asked, table: ProtectedTable, kind: str) -> dict[str, Any]:
    return {
        "tier": str(asked.tier),
        "what": "results",
        "file": kind,
        "by": asked.by,
        "team": asked.team,
        "first": asked.first.isoformat() if asked.first else "",
        "last": asked.last.isoformat() if asked.last else "",
        "rows": lines_in(table),
    }


def _csv(asked: Asked, table: ProtectedTable) -> HttpResponse:
    return HttpResponse(as_csv(asked, table), content_type=CSV)


def _workbook(asked: Asked, table: ProtectedTable) -> HttpResponse:
    return HttpResponse(as_workbook(asked, table), content_type=book.CONTENT_TYPE)


def _json(asked: Asked, table: ProtectedTable) -> HttpResponse:
    return JsonResponse(as_document(asked, table), json_dumps_params=SPACES)


MAKERS = {"csv": _csv, "xlsx": _workbook, "json": _json}
