"""A message to the team about the portal itself. No account needed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import everyone, page


@page(open_to=everyone)
def feedback(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/feedback.html")


@page(open_to=everyone)
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/feedback_sent.html")
