"""A surgery, a ward or a community worker refers a carer who has agreed to it."""

from collections.abc import Mapping
from typing import Any

from carers.cases.call_backs import id_of, save_once
from carers.cases.consent import Sharing
from carers.cases.contact import Contact
from carers.cases.routing import place
from carers.models import Case

REFERRER = ("name", "work", "organisation", "phone", "email")


def refer(
    *,
    token: str,
    source: str,
    referrer: Mapping[str, str],
    contact: Contact,
    consent: Mapping[str, str],
    ward: str,
    words: str,
    language: str,
) -> Case:
    """`referrer` has the fields of REFERRER and who helped; `consent` says `agreed`, how and when.

    The carer gets her code from whoever speaks with her first: it is shown to nobody here.
    """
    placed = place(routing=[], joint=False, ward_stay=bool(ward), source=source)
    said: dict[str, Any] = Sharing(placed, calls_only=True).record(language=language)
    case = Case(
        pk=id_of(token, "refer"),
        kind=Case.Kind.REFERRAL,
        source=source,
        organisation=placed.organisation,
        team=placed.team,
        language=language,
        contact=contact.as_data(),
        consent={**said, "how": "referrer", "by": referrer.get("name", ""), **consent},
        involved={"ward": ward} if ward else {},
        referrer={name: value for name, value in referrer.items() if value},
    )
    return save_once(case, words)
