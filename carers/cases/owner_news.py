"""Telling whoever has a case that the carer has done something: which case, and no more."""

from django.conf import settings

from carers.cases.alarms import url_of
from carers.cases.services import service_of
from carers.models import Case
from portal.languages.table import ENGLISH
from portal.notices.actions import send
from portal.notices.addresses import Address

TALK = "The carer asks for another time to talk."
TEXTED = "The carer sent a text message."
ANSWERED = "The carer answered whether anything has changed."
WITHDREW = "The carer has withdrawn."
REVIEW = "The carer asks for a review."
DELETE = "The carer asks for everything to be deleted."
URGENT = "It is urgent: please look at it now."


def tell_owner(case: Case, what: str, *, is_urgent: bool = False) -> None:
    """In the transaction of the change. Where nobody owns it, the organisation's own address."""
    email = case.owner.email if case.owner else service_of(case.organisation).email
    if not email:
        return
    send(
        to=Address("email", email),
        template="case-owner",
        language=ENGLISH.code,
        context={
            "what": f"{what} {URGENT}" if is_urgent else what,
            "is_urgent": is_urgent,
            "reference": case.spoken_reference,
            "link": settings.PORTAL_URL + url_of(case),
        },
    )
