"""The list of those who are not to be asked. It never shows whom it is about."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.access import me, page
from surveys.asking.data import words_of_reason
from surveys.asking.holding import end_hold, hold
from surveys.forms.asking_lists import HoldForm
from surveys.models import Hold
from surveys.permissions import can_ask
from surveys.views.asking.common import BAD

PER_PAGE = 50


def _a_hold() -> Mapping[str, Any]:
    return {"pk": Hold.objects.values_list("pk", flat=True)[0]}


@page(open_to=can_ask, methods=("GET", "POST"), personal=True)
def holds(request: HttpRequest) -> HttpResponse:
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        names = ("person", "reason", "until")
        hold(**{name: form.cleaned_data[name] for name in names}, by=me(request))
        messages.success(request, "Nothing is sent to this person any more.")
        return redirect("staff-surveys:holds")
    standing = Hold.objects.standing().select_related("made_by")
    here = Paginator(standing, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "here": here,
        "rows": [(row, words_of_reason(row.reason)) for row in here],
    }
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/asking/holds.html", context, status=status)


@page(open_to=can_ask, methods=("POST",), example=_a_hold, personal=True)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    end_hold(row=get_object_or_404(Hold, pk=pk), by=me(request))
    messages.success(request, "The hold has ended. What was held for it waits for your decision.")
    return redirect("staff-surveys:holds")
