"""Looking for words in comments. What is looked for is never in an address, and kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded
from surveys.forms.themes import SearchForm
from surveys.permissions import can_read_comments
from surveys.reading.searching import Searched, search
from surveys.reading.showing import rows_of


@page(open_to=can_read_comments, methods=("GET", "POST"), personal=True)
def search_comments(request: HttpRequest) -> HttpResponse:
    """A POST looks; a GET shows the empty form."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    found: Searched | None = None
    if form.is_bound and form.is_valid():
        try:
            found = search(form.cleaned_data["words"], by=me(request))
        except NotRecorded:
            return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    hits = found.hits if found is not None else ()
    rows = rows_of(one.comment for one in hits)
    context = {"form": form, "found": found, "rows": list(zip(hits, rows, strict=True))}
    status = 400 if form.is_bound and not form.is_valid() else 200
    return render(request, "staff/surveys/reading/search.html", context, status=status)
