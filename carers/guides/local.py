"""Listings of the directory that a guide names, as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.models import Service
from directory.search.fetching import fetch
from portal.languages.translated import Text, texts_for


@dataclass(frozen=True)
class LocalService:
    key: str
    name: Text
    description: Text
    phone: str
    """Its own number, else its organisation's; empty where we know none."""


def local_services(keys: Iterable[str], language: str) -> dict[str, LocalService]:
    """By key. What is no longer listed is left out, whatever a guide says."""
    named = Service.objects.visible().filter(key__in=set(keys))
    listings = fetch(str(pk) for pk in named.values_list("pk", flat=True))
    texts = texts_for((listing.service for listing in listings.values()), language)
    found = {}
    for listing in listings.values():
        service = listing.service
        phones = [phone for phone in listing.phones if not phone.is_text_only]
        found[service.key] = LocalService(
            key=service.key,
            name=texts[service.pk].name,
            description=texts[service.pk].description,
            phone=phones[0].number if phones else "",
        )
    return found
