"""Find a service: words, a place, filters; all in the query string, so that it can be shared."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from directory import shortlist
from directory.counting import CountingResponse, count_empty_search, count_needs, count_use
from directory.models import Use
from directory.search import Filters, Results, search
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import everyone, page
from portal.languages.folding import MAX_QUERY
from portal.languages.table import current_language
from portal.registry.registry import Guide, guides_for

LONGEST_PLACE = 100
"""No postcode, district or area has a longer name."""


@page(open_to=everyone, query="q=help+at+home&near=CV1")
def find(request: HttpRequest) -> HttpResponse:
    """A wrong postcode, unknown filter or page past the end never costs a person her results."""
    language = current_language().code
    query, near = request.GET.get("q", "").strip(), request.GET.get("near", "").strip()
    filters = Filters.from_query(request.GET)
    number = page_number(request)
    results = search(
        query[: MAX_QUERY + 1],
        language=language,
        near=near[:LONGEST_PLACE],
        filters=filters,
        page=number,
    )
    context = {
        "results": results,
        "guides": _guides(results, language),
        "near": near[:LONGEST_PLACE],
        "longest_query": MAX_QUERY,
        "pages": links_to_pages(request, results.page, results.pages),
        "saved": shortlist.read(request),
        "here": request.get_full_path(),
        "clear_url": _address_without_filters(results.query, near[:LONGEST_PLACE]),
        "hidden": [("sort", filters.sort)] if filters.sort != "best" else [],
        "first_number": (results.page - 1) * results.per_page + 1,
        "some_not_placed": any(hit.distance_m is None for hit in results.hits),
        "sorts": _sorts(filters, results.query, near[:LONGEST_PLACE]),
    }
    body = render_to_string("directory/search.html", context, request=request)
    return CountingResponse(
        body,
        count=lambda: _count(results, filters, language),
        # First pages of real searches, looked at by a reader: no HEAD, no leafing on.
        counts=request.method == "GET" and number == 1 and bool(results.query),
    )


def _guides(results: Results, language: str) -> list[Guide]:
    """Guides come above the first page of what was searched for in words."""
    if results.page > 1 or not results.query:
        return []
    return guides_for(results.query, language=language)


@dataclass(frozen=True)
class SortChoice:
    label: str
    query: str
    is_current: bool


def _sorts(filters: Filters, query: str, near: str) -> list[SortChoice]:
    labels = {"best": gettext("Best match first"), "distance": gettext("Nearest first")}
    return [
        SortChoice(
            label, replace(filters, sort=sort).query_string(query, near), filters.sort == sort
        )
        for sort, label in labels.items()
    ]


def _address_without_filters(query: str, near: str) -> str:
    return f"{reverse('directory:search')}?{Filters().query_string(query, near)}"


def _count(results: Results, filters: Filters, language: str) -> None:
    """Words count as empty when no filter hid their results."""
    count_use(Use.Kind.SEARCH, language)
    count_needs(filters.chosen.get("need", ()))
    if not results.total and not filters:
        count_empty_search(results.query, language)
