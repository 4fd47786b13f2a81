"""What has been taken out, by whom and what for."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import page
from surveys.permissions import can_see_what_was_taken
from surveys.taking.taken import lines_of, taken

PER_PAGE = 50


@page(open_to=can_see_what_was_taken, personal=True)
def what(request: HttpRequest) -> HttpResponse:
    """From the record of changes, the latest first. Of the answers themselves nothing is there."""
    here = Paginator(taken(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"here": here, "lines": lines_of(here), "total": here.paginator.count}
    return render(request, "staff/surveys/taking/taken.html", context)
