"""Targets, results from elsewhere, and who lives here: what is known, and a form for the next."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from surveys.figures.outside.entering import enter_outside
from surveys.figures.outside.listing import city, results, targets
from surveys.forms.outside import FORMS
from surveys.models import OutsideFigure
from surveys.permissions import can_enter_figures

Kind = OutsideFigure.Kind
ENTERED = "The figure was entered."
TEMPLATES: dict[str, str] = {
    Kind.TARGET: "staff/surveys/outside/targets.html",
    Kind.RESULT: "staff/surveys/outside/elsewhere.html",
    Kind.POPULATION: "staff/surveys/outside/city.html",
}
NAMES: dict[str, str] = {Kind.TARGET: "targets", Kind.RESULT: "elsewhere", Kind.POPULATION: "city"}
KNOWN: dict[str, Callable[[], list[Any]]] = {
    Kind.TARGET: targets,
    Kind.RESULT: results,
    Kind.POPULATION: city,
}


@page(open_to=can_enter_figures, methods=("GET", "POST"))
def set_targets(request: HttpRequest) -> HttpResponse:
    return _answer(request, Kind.TARGET)


@page(open_to=can_enter_figures, methods=("GET", "POST"))
def elsewhere(request: HttpRequest) -> HttpResponse:
    return _answer(request, Kind.RESULT)


@page(open_to=can_enter_figures, methods=("GET", "POST"))
def the_city(request: HttpRequest) -> HttpResponse:
    return _answer(request, Kind.POPULATION)


def _answer(request: HttpRequest, kind: str) -> HttpResponse:
    form = FORMS[kind](request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        enter_outside(kind=kind, by=me(request), **form.as_figure())
        messages.success(request, ENTERED)
        return redirect(f"staff-surveys:{NAMES[kind]}")
    context = {"form": form, "known": KNOWN[kind](), "here": NAMES[kind]}
    status = 400 if form.is_bound else 200
    return render(request, TEMPLATES[kind], context, status=status)
