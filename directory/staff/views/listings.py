"""All listings: to look for, sort, filter, check in one click, and take away as a table."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from directory.models import Publication, Report, Service
from directory.permissions import can_edit_directory
from directory.staff.coverage import coverage_of
from directory.staff.finding import FilterForm
from directory.staff.tables import rows_as_csv
from directory.templatetags.keeping import is_due
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import page

PER_PAGE = 50


@page(open_to=can_edit_directory, query="check_due=due&sort=check", personal=True)
def listings(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    pages = Paginator(form.found(), PER_PAGE)
    here = pages.get_page(page_number(request))
    coverage = coverage_of(here.object_list)
    today = timezone.localdate()
    context = {
        "form": form,
        "rows": [{"service": one, "languages": coverage[one.pk]} for one in here],
        "any_due": any(is_due(one.next_check_due) and one.is_visible for one in here),
        "total": pages.count,
        "pages": links_to_pages(request, here.number, pages.num_pages),
        "here": request.get_full_path(),
        "query": request.GET.urlencode(),
        "today": today,
        "waiting": {
            "due": Service.objects.due_for_check(today).count(),
            "reports": Report.objects.open().count(),
            "drafts": Service.objects.filter(publication=Publication.DRAFT).count(),
        },
        "is_filtered": any(form.cleaned_data.get(name) for name in form.fields if name != "sort"),
    }
    return render(request, "staff/directory/listings.html", context)


@page(open_to=can_edit_directory, personal=True)
def export(request: HttpRequest) -> HttpResponse:
    """The listings of the same filters as a CSV file. No address of a place is in it."""
    found = FilterForm(request.GET).found().prefetch_related("terms")
    answer = StreamingHttpResponse(
        rows_as_csv(found.iterator(chunk_size=500)), content_type="text/csv; charset=utf-8"
    )
    name = f"listings-{timezone.localdate().isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return cast("HttpResponse", answer)
