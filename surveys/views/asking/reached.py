"""Who was reached: from invited to answered, in numbers that nobody stands behind."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import page
from surveys.asking import funnel
from surveys.forms.asking_lists import FunnelForm
from surveys.permissions import can_ask


@page(open_to=can_ask, query="by=language")
def reached(request: HttpRequest) -> HttpResponse:
    form = FunnelForm(request.GET)
    by = form.cleaned_data["by"]
    context = {
        "form": form,
        "of": funnel.DIMENSIONS[by],
        "steps": [step.capitalize() for step in funnel.STEPS],
        "lines": funnel.funnel(by=by, filters=form.filters),
    }
    return render(request, "staff/surveys/asking/reached.html", context)
