"""'This looks wrong': told in a minute, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from directory import limits
from directory.actions import FROM_ONE_BROWSER, FROM_ONE_PLACE, HOUR, report_problem
from directory.forms import ReportForm
from directory.views.browser import browser_of
from directory.views.service import example_key, visible_service
from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.languages.translated import texts_for
from portal.ui.limits import is_too_often


@page(open_to=everyone, methods=("GET", "POST"), example=example_key)
def report(request: HttpRequest, key: str) -> HttpResponse:
    service = visible_service(key)
    language = current_language().code
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        # The address first: who is over its limit is given no session.
        if not is_too_often(request, "report", most=FROM_ONE_PLACE) and limits.is_within(
            "report", browser_of(request), most=FROM_ONE_BROWSER, period=HOUR
        ):
            report_problem(
                service=service,
                problem=form.cleaned_data["problem"],
                detail=form.cleaned_data["detail"],
                language=language,
            )
        # Someone who floods the form sees the same page; the queue stays readable.
        return redirect("directory:reported", key=service.key)
    texts = texts_for([service], language)[service.pk]
    context = {"form": form, "service": service, "texts": texts}
    return render(request, "directory/report.html", context, status=400 if form.errors else 200)


@page(open_to=everyone, example=example_key)
def reported(request: HttpRequest, key: str) -> HttpResponse:
    service = visible_service(key)
    texts = texts_for([service], current_language().code)[service.pk]
    return render(request, "directory/reported.html", {"service": service, "texts": texts})
