"""Numbers with their day that survey results are set against."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from surveys.figures.dated import enter_figure, histories
from surveys.forms.dated import FigureForm
from surveys.permissions import can_enter_figures

ENTERED = "The figure was entered."


@page(open_to=can_enter_figures, methods=("GET", "POST"))
def figures(request: HttpRequest) -> HttpResponse:
    """What is known, and a form for the next number. A correction is a further number."""
    form = FigureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        enter_figure(by=me(request), **form.cleaned_data)
        messages.success(request, ENTERED)
        return redirect("staff-surveys:figures")
    context = {"form": form, "histories": histories()}
    status = 400 if form.is_bound else 200
    return render(request, "staff/surveys/reading/figures.html", context, status=status)
