"""Pages that only say something."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import everyone, page
from portal.ui import records

STATEMENT_WRITTEN = datetime.date(2026, 11, 22)
"""The accessibility statement. Change it with the words."""


@page(open_to=everyone)
def home(request: HttpRequest) -> HttpResponse:
    """The search, and what the rooms put below it (slot `home_sections`)."""
    return render(request, "pages/home.html")


@page(open_to=everyone)
def urgent_help(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/urgent_help.html")


@page(open_to=everyone)
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"written": STATEMENT_WRITTEN, "eass": records.other_bodies()["eass"]}
    return render(request, "pages/accessibility.html", context)


@page(open_to=everyone)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html", {"ico": records.other_bodies()["ico"]})


@page(open_to=everyone)
def sources(request: HttpRequest) -> HttpResponse:
    """Where the facts come from and under which licence they may be shown."""
    return render(request, "pages/sources.html", {"sources": records.sources()})
