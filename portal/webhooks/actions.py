"""Telling other systems of an event."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from portal.webhooks.models import Delivery, Receiver


@transaction.atomic
def publish(event: str, data: Mapping[str, Any]) -> None:
    """Puts an event in the outbox of each receiver that wants it, in the caller's transaction.

    `data` names what it is about: ids, references, dates and codes, never anybody's answers.
    """
    for receiver in Receiver.objects.filter(is_active=True):
        if not receiver.events or event in receiver.events:
            Delivery.objects.create(receiver=receiver, type=event, data=dict(data))
