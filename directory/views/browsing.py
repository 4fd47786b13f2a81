"""Browse without typing: by need, and by who it is for. Only what leads to a listing is offered."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from directory import shortlist
from directory.models import Service, Taxonomy, Term
from directory.search import Filters, search
from directory.search.lexicon import TAGS, lexicon
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.languages.translated import TextSet, texts_for

FILTER_OF = {Taxonomy.NEEDS: "need", Taxonomy.AUDIENCES: "audience"}


@dataclass(frozen=True)
class TermChoice:
    """A term with the number of listings behind it."""

    code: str
    texts: TextSet
    listings: int


def choices(taxonomy: Taxonomy, language: str) -> list[TermChoice]:
    """Terms that have listings, by their name in the reader's language.

    The index knows how many: it holds what the public may see and nothing else.
    """
    known = lexicon()
    offered = {
        term: listings
        for term in Term.objects.filter(taxonomy=taxonomy)
        if (listings := known.count(TAGS, term.tag))
    }
    texts = texts_for(offered, language)
    found = [TermChoice(term.code, texts[term.pk], number) for term, number in offered.items()]
    return sorted(found, key=lambda choice: str(choice.texts.name).casefold())


@page(open_to=everyone)
def topics(request: HttpRequest) -> HttpResponse:
    """All needs and all audiences."""
    language = current_language().code
    context = {
        "needs": choices(Taxonomy.NEEDS, language),
        "audiences": choices(Taxonomy.AUDIENCES, language),
    }
    return render(request, "directory/topics.html", context)


def _example(taxonomy: Taxonomy) -> dict[str, str]:
    return {"code": choices(taxonomy, "en")[0].code}


@page(open_to=everyone, example=lambda: _example(Taxonomy.NEEDS))
def need(request: HttpRequest, code: str) -> HttpResponse:
    return _listings(request, Taxonomy.NEEDS, code)


@page(open_to=everyone, example=lambda: _example(Taxonomy.AUDIENCES))
def audience(request: HttpRequest, code: str) -> HttpResponse:
    return _listings(request, Taxonomy.AUDIENCES, code)


def _listings(request: HttpRequest, taxonomy: Taxonomy, code: str) -> HttpResponse:
    """A search by one filter, under the term's own name; a term without listings is not a page."""
    term = get_object_or_404(Term, taxonomy=taxonomy, code=code)
    language = current_language().code
    name = FILTER_OF[taxonomy]
    results = search(
        "", language=language, filters=Filters({name: (term.code,)}), page=page_number(request)
    )
    if not results.hits and not Service.objects.visible().filter(terms=term).exists():
        raise Http404
    context = {
        "term": texts_for([term], language)[term.pk],
        "filter": (name, term.code),
        "results": results,
        "pages": links_to_pages(request, results.page, results.pages),
        "saved": shortlist.read(request),
        "here": request.get_full_path(),
    }
    return render(request, "directory/term.html", context)
