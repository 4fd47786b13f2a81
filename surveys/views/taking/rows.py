"""Answers row by row: asked for with a purpose, made, fetched."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.forms.taking import TakingForm
from surveys.models import Survey, Taking
from surveys.permissions import can_read, can_read_comments
from surveys.taking import book, zipped
from surveys.taking.actions import take_rows
from surveys.taking.files import name_of, sheets_of
from surveys.taking.making import make_now, pieces_of

FETCHED = "surveys.rows.fetched"
BAD, GONE = 400, 410


def a_survey() -> Mapping[str, Any]:
    """For the list of addresses: one of safeguarding has fewer readers."""
    found = Survey.objects.in_use().filter(is_safeguarding=False)
    return {"code": found.values_list("code", flat=True)[0]}


def a_taking() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Taking.objects.kept().order_by("asked_at").values_list("pk", flat=True)[0]}


@page(open_to=can_read_comments, methods=("GET", "POST"), example=a_survey)
def take(request: HttpRequest, code: str) -> HttpResponse:
    """What for, which, and as what. Of a survey that she may not read there is no such page."""
    survey = get_object_or_404(Survey, pk=code)
    if not can_read(me(request), survey):
        raise Http404
    form = TakingForm(request.POST if request.method == "POST" else None, survey=survey)
    if request.method == "POST" and form.is_valid():
        taking = take_rows(survey=survey, wish=form.wish(), by=me(request))
        make_now(taking)
        return redirect("staff-surveys:taking", pk=taking.pk)
    kept = Taking.objects.kept().filter(survey=survey, by=me(request))
    context = {"form": form, "survey": survey, "kept": kept}
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/taking/take.html", context, status=status)


@page(open_to=can_read_comments, example=a_taking)
def taking(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """How far it is; the file where it is ready. It asks again by itself while it is being made."""
    found = _mine(request, pk)
    part = "staff/surveys/taking/state.html"
    name = part if "HX-Request" in request.headers else "staff/surveys/taking/taking.html"
    return render(request, name, {"taking": found, "survey": found.survey})


@page(open_to=can_read_comments, example=a_taking)
def fetch(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The file, to whoever asked for it and still may read the survey."""
    found = _mine(request, pk)
    if found.state != Taking.State.READY:
        return redirect("staff-surveys:taking", pk=pk)
    try:
        detail = {"file": found.kind, "id": str(found.pk)}
        record_read(by=me(request), verb=FETCHED, subject=found.survey, detail=detail)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    if found.kind == Taking.Kind.CSV:
        pieces, kind = zipped.zipped(sheets_of(found), number=found.number), zipped.CONTENT_TYPE
    else:
        pieces, kind = pieces_of(found), book.CONTENT_TYPE
    answer: Any = StreamingHttpResponse(pieces, content_type=kind)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name_of(found)) or ""
    return answer  # type: ignore[no-any-return]


def _mine(request: HttpRequest, pk: uuid.UUID) -> Taking:
    """Of others, and after its day, it is not there."""
    found = (
        Taking.objects.kept().filter(pk=pk, by=me(request)).select_related("survey", "by").first()
    )
    if found is None or not can_read(me(request), found.survey):
        raise Http404
    return found
