"""Topic guides: all of them, and one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from carers.guides.catalogue import guides as all_guides
from carers.guides.pages import guide_page, links
from portal.accounts.access import everyone, page
from portal.languages.table import current_language


@page(open_to=everyone)
def guides(request: HttpRequest) -> HttpResponse:
    return render(request, "carers/guides/all.html", links(current_language().code))


@page(open_to=everyone, example=lambda: {"slug": "reporting-abuse"})
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    found = all_guides().get(slug)
    if found is None:
        raise Http404
    today = timezone.localdate()
    context = {
        "page": guide_page(found, current_language().code),
        "facts_of": found.facts_of(today),
        "today": today,
    }
    return render(request, "carers/guides/guide.html", context)
