"""What people say is wrong: the queue, one report, the answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from directory.keeping.reports import answer_report
from directory.keeping.rules import Refused
from directory.models import Report
from directory.permissions import can_edit_directory
from directory.staff.forms.decisions import AnswerForm
from directory.staff.views.common import me, posted
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import page
from portal.languages.table import language_for

PER_PAGE = 50


def example_report() -> dict[str, int]:
    return {"pk": Report.objects.order_by("pk").values_list("pk", flat=True)[:1].get()}


@page(open_to=can_edit_directory, personal=True)
def queue(request: HttpRequest) -> HttpResponse:
    """Open ones on top, oldest first; answered ones are kept below."""
    found = Report.objects.in_queue_order().select_related("service", "answered_by")
    pages = Paginator(found, PER_PAGE)
    here = pages.get_page(page_number(request))
    context = {
        "rows": [{"report": one, "language": language_for(one.language)} for one in here],
        "waiting": Report.objects.open().count(),
        "total": pages.count,
        "pages": links_to_pages(request, here.number, pages.num_pages),
    }
    return render(request, "staff/directory/reports.html", context)


@page(open_to=can_edit_directory, methods=("GET", "POST"), example=example_report, personal=True)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Report.objects.select_related("service", "answered_by"), pk=pk)
    form = AnswerForm(posted(request))
    if form.is_valid():
        try:
            answer_report(report=found, answer=form.cleaned_data["answer"], by=me(request))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("staff-directory:report", pk=pk)
        messages.success(request, "Answered. Thank you.")
        return redirect("staff-directory:reports")
    context = {
        "report": found,
        "written_in": language_for(found.language),
        "form": form,
        "others": found.service.reports.open().exclude(pk=pk).count(),
    }
    return render(
        request, "staff/directory/report.html", context, status=400 if form.is_bound else 200
    )
