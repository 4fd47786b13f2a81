"""What has happened to a case: its dates and waits, and who did and read what."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carers.cases import history
from carers.cases.clocks import due_of, waits_of
from carers.cases.opening import case_page
from carers.models import Case

PER_PAGE = 50


@case_page()
def show(request: HttpRequest, case: Case) -> HttpResponse:
    what = request.GET.get("what", "")
    events = history.events_of(case, what)
    here = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "case": case,
        "what": what if what in history.KINDS else "",
        "kinds": history.KINDS.items(),
        "here": here,
        "lines": history.lines(here),
        "dates": history.dates_of(case),
        "pauses": case.pauses.order_by("started_at"),
        "waits": waits_of(case),
        "due": due_of(case),
    }
    return render(request, "staff/cases/history.html", context)
