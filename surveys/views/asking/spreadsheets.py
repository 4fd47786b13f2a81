"""Spreadsheets of people to be asked, and what became of their rows."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.access import me, page
from portal.spreadsheets import NotATable
from surveys.asking.data import habits, reasons
from surveys.asking.spreadsheet import COLUMNS, example_csv, refused_as_csv, take_file
from surveys.forms.asking import UploadForm
from surveys.models import Batch
from surveys.permissions import can_ask, can_set_up_surveys
from surveys.views.asking.common import BAD

SHOWN = 200
CSV = "text/csv; charset=utf-8"


def _a_batch() -> Mapping[str, Any]:
    return {"pk": Batch.objects.values_list("pk", flat=True)[0]}


@page(open_to=can_ask, methods=("GET", "POST"), personal=True)
def upload(request: HttpRequest) -> HttpResponse:
    is_post = request.method == "POST"
    form = UploadForm(*([request.POST, request.FILES] if is_post else []), by=request.user)
    if form.is_valid():
        file, said = form.cleaned_data["file"], form.cleaned_data
        try:
            batch = take_file(
                data=file.read(),
                name=file.name,
                survey=said["survey"],
                identity=said["identity"],
                by=me(request),
            )
        except NotATable as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, "The file was read. Here is what became of its rows.")
            return redirect("staff-surveys:batch", pk=batch.pk)
    context = {
        "form": form,
        "columns": COLUMNS,
        "reasons": reasons().values(),
        "most": habits().most_rows,
        "batches": _batches(request)[:SHOWN],
    }
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/asking/upload.html", context, status=status)


@page(open_to=can_ask, example=_a_batch, personal=True)
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What was taken, held and refused. It names rows, never people."""
    found = get_object_or_404(_batches(request), pk=pk)
    context = {"batch": found, "shown": found.refused[:SHOWN]}
    return render(request, "staff/surveys/asking/batch.html", context)


@page(open_to=can_ask, example=_a_batch, personal=True)
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(_batches(request), pk=pk)
    return _file(refused_as_csv(found), "refused-rows.csv")


@page(open_to=can_ask, personal=True)
def example(request: HttpRequest) -> HttpResponse:
    return _file(example_csv(), "people-to-ask.csv")


def _batches(request: HttpRequest) -> Any:
    """Her own; survey analysts see all."""
    every = Batch.objects.select_related("survey", "made_by")
    return every if can_set_up_surveys(request.user) else every.filter(made_by=me(request))


def _file(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=CSV, headers=headers)
