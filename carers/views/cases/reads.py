"""Who read and changed what carers sent: a search for the data protection lead."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carers.cases.opening import me
from carers.cases.searching import Wanted, is_read, search
from carers.forms.cases_reads import ReadsForm
from carers.permissions import can_search_reads
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import page
from portal.audit.actions import NotRecorded
from portal.audit.presenters import sentence

PER_PAGE = 50


@page(open_to=can_search_reads, personal=True)
def show(request: HttpRequest) -> HttpResponse:
    """Nothing is looked up until somebody asks for something."""
    form = ReadsForm(request.GET or None)
    if not form.is_bound:
        return render(request, "staff/cases/reads.html", {"form": form, "asked": False})
    if not form.is_valid():
        context = {"form": form, "asked": False}
        return render(request, "staff/cases/reads.html", context, status=400)
    try:
        found = search(Wanted(**form.cleaned_data), by=me(request))
    except NotRecorded:
        return render(request, "staff/cases/not_recorded.html", status=503)
    here = Paginator(found, PER_PAGE).get_page(page_number(request))
    context = {
        "form": form,
        "asked": True,
        "total": here.paginator.count,
        "rows": [(event, sentence(event), is_read(event)) for event in here],
        "pages": links_to_pages(request, here.number, here.paginator.num_pages),
    }
    return render(request, "staff/cases/reads.html", context)
