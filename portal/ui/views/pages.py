"""Pages that only say something."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import everyone, page
from portal.ui.records import crisis_numbers


@page(open_to=everyone)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html")


@page(open_to=everyone)
def urgent_help(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/urgent_help.html", {"numbers": crisis_numbers()})


@page(open_to=everyone)
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@page(open_to=everyone)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@page(open_to=everyone)
def sources(request: HttpRequest) -> HttpResponse:
    """Where the facts come from and under which licence they may be shown."""
    return render(request, "pages/sources.html")
