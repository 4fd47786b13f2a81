"""Every component and form widget on one page, so that each can be seen in each language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import everyone, page


@page(open_to=everyone)
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/components.html")
