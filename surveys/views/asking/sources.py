"""Other systems that may ask for invitations, and their secrets."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.access import me, page
from surveys.asking.data import triggers
from surveys.asking.events import add_source, end_source
from surveys.forms.asking_lists import SourceForm
from surveys.models import EventSource
from surveys.permissions import can_keep_sources
from surveys.views.asking.common import BAD


def _a_source() -> Mapping[str, Any]:
    return {"pk": EventSource.objects.values_list("pk", flat=True)[0]}


@page(open_to=can_keep_sources, methods=("GET", "POST"), personal=True)
def sources(request: HttpRequest) -> HttpResponse:
    """The secret of a new one is in this answer, and never again."""
    form = SourceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        source = add_source(name=form.cleaned_data["name"], by=me(request))
        return render(request, "staff/surveys/asking/secret.html", {"source": source})
    context = {
        "form": form,
        "sources": EventSource.objects.filter(ended_at=None).select_related("made_by"),
        "triggers": triggers("case-system").values(),
    }
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/asking/sources.html", context, status=status)


@page(open_to=can_keep_sources, methods=("POST",), example=_a_source, personal=True)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    end_source(source=get_object_or_404(EventSource, pk=pk), by=me(request))
    messages.success(request, "Its signature holds no longer.")
    return redirect("staff-surveys:sources")
