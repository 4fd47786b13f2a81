"""One service: everything a person needs to decide and to get there."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from directory import shortlist
from directory.context import service_pages
from directory.counting import CountingResponse, count_service
from directory.models import Related, Service
from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.languages.translated import texts_for

MOST_BESIDE = 5
MOST_SIBLINGS = 8
"""Other services of the organisation shown; more are a search away."""


def visible_service(key: str) -> Service:
    """A draft, withdrawn or ended listing is not found, whoever asks."""
    service = Service.objects.visible().for_page().filter(key=key).first()
    if service is None:
        raise Http404
    return service


def example_key() -> dict[str, str]:
    return {"key": Service.objects.visible().values_list("key", flat=True)[:1].get()}


@page(open_to=everyone, example=example_key)
def service(request: HttpRequest, key: str) -> HttpResponse:
    language = current_language().code
    found = visible_service(key)
    siblings = list(_siblings(found)[:MOST_SIBLINGS])
    beside = list(_mentioned_beside(found)[:MOST_BESIDE])
    texts = texts_for({*siblings, *beside}, language)
    context = {
        "page": service_pages([found], language=language)[0],
        "beside": [(other.key, texts[other.pk].name) for other in beside],
        "siblings": [(sibling.key, texts[sibling.pk].name) for sibling in siblings],
        "saved": shortlist.read(request),
        "here": request.get_full_path(),
        "results_url": _results_url(request),
    }
    body = render_to_string("directory/service.html", context, request=request)
    return CountingResponse(
        body, count=lambda: count_service(found, language), counts=request.method == "GET"
    )


def _siblings(service: Service) -> "QuerySet[Service]":
    """Other services of the organisation, those most like this one first."""
    if service.organisation_id is None:
        return Service.objects.none()
    terms = [term.pk for term in service.terms.all()]
    others = Service.objects.visible().filter(organisation=service.organisation_id)
    alike = Count("terms", filter=Q(terms__in=terms))
    return others.exclude(pk=service.pk).annotate(alike=alike).order_by("-alike", "name", "pk")


def _mentioned_beside(service: Service) -> "QuerySet[Service]":
    """What an adviser would mention as well, best first."""
    beside = Related.objects.filter(service=service, other=OuterRef("pk")).values("position")[:1]
    others = Service.objects.visible().annotate(position=Subquery(beside))
    return others.filter(position__isnull=False).order_by("position", "pk")


def _results_url(request: HttpRequest) -> str:
    """The search the person came from, as her own browser tells it; else the empty search."""
    start = reverse("directory:search")
    came_from = request.META.get("HTTP_REFERER", "")
    _, _, path = came_from.partition(f"//{request.get_host()}")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    return path if is_ours and path.startswith(f"{start}?") else start
