"""Where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carers.models import Case
from carers.views.mine.common import her_page


@her_page()
def case(request: HttpRequest, case: Case) -> HttpResponse:
    return render(request, "carers/mine/case.html", {"case": case})
