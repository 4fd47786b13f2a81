"""A trial: answers in, a plan with its trace out. Nothing is stored, nothing is in the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carers.permissions import can_see_paths
from carers.plan.making import make_plan
from carers.staff.chosen import Chosen, chosen
from carers.staff.tracing import Trace, trace
from carers.staff.trying import TryForm
from portal.accounts.access import page
from questionnaires.in_words import English


@page(open_to=can_see_paths, methods=("GET", "POST"), personal=True)
def try_out(request: HttpRequest) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    which = (request.POST if sent is not None else request.GET).get("version", "")
    looked_at = chosen(which)
    english = looked_at.english
    if english is None or looked_at.book is None:
        return render(request, "staff/carers/try_out.html", {"chosen": looked_at})
    form = TryForm(sent, english=english, initial={"version": looked_at.which})
    context: dict[str, Any] = {"chosen": looked_at, "form": form}
    if form.is_valid():
        context["trace"] = _tried(looked_at, english, form)
    status = 400 if form.is_bound and not form.is_valid() else 200
    return render(request, "staff/carers/try_out.html", context, status=status)


def _tried(looked_at: Chosen, english: English, form: TryForm) -> Trace | None:
    if looked_at.version is None or looked_at.ruleset is None:
        return None
    answers, near = form.answers(), form.where()
    plan = make_plan(
        looked_at.version, looked_at.ruleset, answers, language=form.reads(), postcode=near
    )
    return trace(plan, english, answers, near=near)
