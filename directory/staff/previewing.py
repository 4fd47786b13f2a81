"""A listing's public page as it would be, without saving anything."""

from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from directory.context import service_pages
from directory.keeping.rules import free_key
from directory.listing.shape import Listing
from directory.listing.writing import write_listing
from directory.models import Service
from portal.languages.table import ENGLISH, Language

BODY = "staff/directory/preview_body.html"


def page_as_it_would_be(
    request: HttpRequest, *, listing: Listing, service: Service | None
) -> SafeString:
    """Writes the listing, renders its public page and takes everything back.

    What is shown is therefore exactly what saving would give, by the same code.
    """
    with transaction.atomic():
        trial = (
            Service.objects.select_for_update().get(pk=service.pk)
            if service
            else Service(key=free_key(listing.name))
        )
        write_listing(trial, listing)
        body = page_as_it_is(request, service=trial, language=ENGLISH)
        transaction.set_rollback(True)
    return body


def page_as_it_is(request: HttpRequest, *, service: Service, language: Language) -> SafeString:
    """The public page of any listing, also of one that only staff may see."""
    with translation.override(language.code):
        found = Service.objects.for_page().get(pk=service.pk)
        page = service_pages([found], language=language.code)[0]
        context = {"page": page, "siblings": [], "saved": []}
        return render_to_string(BODY, context, request=request)
