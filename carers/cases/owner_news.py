"""Telling staff that something waits for them in a case: which case, and no more."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from carers.cases.alarms import url_of
from carers.cases.services import service_of
from carers.models import Case, Organisation
from portal.accounts.models import User
from portal.languages.table import ENGLISH
from portal.notices.actions import send
from portal.notices.addresses import Address

TALK = "The carer asks for another time to talk."
TEXTED = "The carer sent a text message."
ANSWERED = "The carer answered whether anything has changed."
WITHDREW = "The carer has withdrawn."
REVIEW = "The carer asks for a review."
DELETE = "The carer asks for everything to be deleted."
APPROVAL = "A support plan waits for you to approve it or send it back."
URGENT = "It is urgent: please look at it now."


def tell_owner(case: Case, what: str, *, is_urgent: bool = False) -> None:
    """In the transaction of the change. Where nobody owns it, the organisation's own address."""
    email = case.owner.email if case.owner else service_of(case.organisation).email
    _mail(email, case, f"{what} {URGENT}" if is_urgent else what, url_of(case), is_urgent)


def tell_approvers(case: Case, people: Iterable[User]) -> None:
    """In the transaction of the change. Where nobody may approve it, the council's own address."""
    emails = [one.email for one in people] or [service_of(Organisation.COUNCIL).email]
    for email in emails:
        _mail(email, case, APPROVAL, reverse("staff-cases:support-approval", args=[case.pk]))


def _mail(email: str, case: Case, what: str, path: str, is_urgent: bool = False) -> None:
    if not email:
        return
    send(
        to=Address("email", email),
        template="case-owner",
        language=ENGLISH.code,
        context={
            "what": what,
            "is_urgent": is_urgent,
            "reference": case.spoken_reference,
            "link": settings.PORTAL_URL + path,
        },
    )
