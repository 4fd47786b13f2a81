"""Phrases of danger and need: the lists, and what people found behind them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import me, page
from surveys.permissions import can_read_comments
from surveys.phrases.precision import found_by_language, lists
from surveys.reading.comments import surveys_of


@page(open_to=can_read_comments)
def phrases(request: HttpRequest) -> HttpResponse:
    """By language. The phrases themselves are not shown here: they are hard to read."""
    context = {"rows": found_by_language(surveys_of(me(request))), "lists": lists()}
    return render(request, "staff/surveys/phrases.html", context)
