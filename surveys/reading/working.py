"""Who has taken up a contact, and handing it to somebody else."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.audit.actions import record
from portal.languages.table import ENGLISH
from portal.notices.actions import send
from portal.notices.addresses import Address
from surveys.models import Contact
from surveys.permissions import CONTACT_WORKERS, can_open_contact
from surveys.reading.contacts import AlreadyEnded

if TYPE_CHECKING:
    from collections.abc import Sequence

TAKEN, HANDED = "surveys.contact.taken", "surveys.contact.handed"
TEMPLATE = "survey-contact-yours"


class TakenByAnother(Exception):
    """Somebody else has it; `contact` says who."""

    def __init__(self, contact: Contact) -> None:
        super().__init__(str(contact))
        self.contact = contact


@transaction.atomic
def take_up(*, contact: Contact, by: User) -> Contact:
    """Says that this person gets in touch. A second time changes nothing.

    Raises AlreadyEnded, TakenByAnother and PermissionDenied.
    """
    locked = _locked(contact, by)
    if locked.taken_by_id not in (None, by.pk):
        raise TakenByAnother(locked)
    if locked.taken_by_id is None:
        locked.taken_by, locked.taken_at = by, timezone.now()
        locked.save(update_fields=["taken_by", "taken_at"])
        record(by=by, verb=TAKEN, subject=locked)
    return locked


@transaction.atomic
def hand_over(*, contact: Contact, to: User | None, words: str, by: User) -> Contact:
    """Gives it to somebody else who may work on it, with what she must know; she gets an e-mail
    that it is hers. Whoever may open it may hand it over: people fall ill.

    Raises AlreadyEnded, PermissionDenied, and ValidationError by field.
    """
    locked = _locked(contact, by)
    if to is None or to.pk not in {one.pk for one in others_for(locked)}:
        raise ValidationError({"to": "Choose somebody from the list."})
    if not words.strip():
        raise ValidationError({"words": "Write what they must know."})
    locked.taken_by, locked.taken_at, locked.handover = to, timezone.now(), words.strip()
    locked.save(update_fields=["taken_by", "taken_at", "handover"])
    record(by=by, verb=HANDED, subject=locked, detail={"to": str(to)})
    send(
        to=Address("email", to.email),
        template=TEMPLATE,
        language=ENGLISH.code,
        context={
            "by": str(by),
            "link": settings.PORTAL_URL + reverse("staff-surveys:contact", args=[locked.pk]),
        },
    )
    return locked


def others_for(contact: Contact) -> "Sequence[User]":
    """Who may work on it today, without whoever has it."""
    people = User.objects.holding(*CONTACT_WORKERS).prefetch_related("grants").order_by("name")
    able = [one for one in people if can_open_contact(one, contact)]
    return [one for one in able if one.pk != contact.taken_by_id]


def waits_in_words(contact: Contact) -> str:
    """'Since today', 'For 12 days'; nothing for one that has ended."""
    if contact.ended_at is not None:
        return ""
    days = (timezone.localdate() - contact.asked_on).days
    if days <= 0:
        return "Since today"
    return "For 1 day" if days == 1 else f"For {days} days"


def _locked(contact: Contact, by: User) -> Contact:
    found = Contact.objects.select_for_update(of=("self",)).select_related("survey")
    locked = found.get(pk=contact.pk)
    if not can_open_contact(by, locked):
        raise PermissionDenied
    if locked.ended_at is not None:
        raise AlreadyEnded(locked)
    return locked
