"""The learning log: on screen, and as a file for the council's central learning database."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.accounts.access import me, page
from portal.audit.actions import record
from surveys.acting.learning import learnings_for
from surveys.acting.learning_log import CSV, XLSX, Log, as_csv_file, as_workbook, log_of
from surveys.acting.offers import EXPORTED
from surveys.forms.acting_lists import LearningsForm
from surveys.permissions import can_record_actions

PER_PAGE = 50
NAME = "The learning log"


@page(open_to=can_record_actions)
def learning(request: HttpRequest) -> HttpResponse:
    form = LearningsForm(request.GET)
    found = learnings_for(me(request), **form.days)
    here = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = form.as_asked()
    context = {
        "form": shown,
        "here": here,
        "total": here.paginator.count,
        "query": f"?period={form.asked('period')}" if form.asked("period") else "",
    }
    return render(request, "staff/surveys/acting/learning.html", context)


@page(open_to=can_record_actions, methods=("POST",))
def learning_csv(request: HttpRequest) -> HttpResponse:
    return _file(request, "csv", CSV, as_csv_file)


@page(open_to=can_record_actions, methods=("POST",))
def learning_xlsx(request: HttpRequest) -> HttpResponse:
    return _file(request, "xlsx", XLSX, as_workbook)


def _file(
    request: HttpRequest, ending: str, content_type: str, write: Callable[[Log], bytes]
) -> HttpResponse:
    """Taking it is recorded with it: a POST, so that no link takes it unasked."""
    form = LearningsForm(request.POST)
    log = log_of(learnings_for(me(request), **form.days), asked=form.in_words)
    body = write(log)
    detail: dict[str, Any] = {"form": ending.upper(), "asked": log.asked, "rows": len(log.rows)}
    with transaction.atomic():
        record(by=me(request), verb=EXPORTED, subject=NAME, detail=detail)
    name = f"learning-log-{timezone.localdate()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=content_type, headers=headers)
