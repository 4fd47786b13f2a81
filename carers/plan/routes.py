"""What a plan says of each route: words, numbers and services as they were on that day."""

from collections.abc import Sequence
from typing import Any

from carers.cases.services import service_of
from carers.models import Organisation
from carers.plan.snapshot import text
from carers.route_texts import route_words
from carers.routing import routes
from directory.offering import Offer, Want, offers
from portal.languages.translated import TextSet
from portal.ui.records import contact_ways, crisis_numbers

FIELDS = ("title", "what", "next")


def routes_in_words(codes: Sequence[str], language: str) -> list[dict[str, Any]]:
    known = [code for code in codes if code in routes()]
    words = route_words(known, language)
    wants = {code: Want(keys=routes()[code].services) for code in known}
    listed = offers(wants, near="", language=language).offers
    return [
        {
            "code": code,
            **{field: _field(words[code], field) for field in FIELDS},
            "phones": [_phone(name) for name in routes()[code].contacts],
            "guide": routes()[code].guide,
            "services": [
                {
                    "key": key,
                    "name": text(listed[key].texts.get("name")),
                    "phone": listed[key].phone,
                }
                for key in routes()[code].services
                if key in listed
            ],
        }
        for code in known
    ]


def carers_service_phone() -> str:
    """Of whoever holds the contract now."""
    return service_of(Organisation.PROVIDER).phone


def _service(listed: Offer) -> dict[str, Any]:
    return {"key": listed.key, "name": text(listed.texts.get("name")), "phone": listed.phone}


def _phone(name: str) -> dict[str, str]:
    """The words beside the number are in the templates, by this name."""
    number = contact_ways().phone if name == "council" else crisis_numbers()[name].phone
    return {"name": name, "number": number}


def _field(words: TextSet, field: str) -> dict[str, str] | None:
    return text(words.get(field))
