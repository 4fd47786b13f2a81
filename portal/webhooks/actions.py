"""Telling other systems of an event; keeping the list of those that are told."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from portal.registry.outbox import OutboxState
from portal.webhooks.models import Delivery, Receiver
from portal.webhooks.sending import deliver
from portal.webhooks.signing import new_secret
from portal.webhooks.tokens import hash_of_token, new_token

if TYPE_CHECKING:
    from portal.accounts.models import User

TEST = "portal.test"


@transaction.atomic
def publish(event: str, data: Mapping[str, Any]) -> None:
    """Puts an event in the outbox of each receiver that wants it, in the caller's transaction.

    `data` names what it is about: ids, references, dates and codes, never anybody's answers.
    """
    for receiver in Receiver.objects.active():
        if not receiver.events or event in receiver.events:
            _put(receiver, event, data)


@transaction.atomic
def add_receiver(*, name: str, url: str, events: Sequence[str], by: "User") -> Receiver:
    receiver = Receiver.objects.create(name=name, url=url, events=list(events), secret=new_secret())
    record(by=by, verb="webhooks.receiver.added", subject=receiver)
    return receiver


@transaction.atomic
def change_receiver(
    *, receiver: Receiver, name: str, url: str, events: Sequence[str], is_active: bool, by: "User"
) -> None:
    receiver.name, receiver.url = name, url
    receiver.events, receiver.is_active = list(events), is_active
    receiver.save(update_fields=["name", "url", "events", "is_active"])
    record(by=by, verb="webhooks.receiver.changed", subject=receiver)


@transaction.atomic
def renew_keys(*, receiver: Receiver, by: "User") -> str:
    """A new secret and a new token; the old ones no longer hold. Gives the token, which is shown
    once and not stored."""
    token = new_token()
    receiver.secret, receiver.token_hash = new_secret(), hash_of_token(token)
    receiver.save(update_fields=["secret", "token_hash"])
    record(by=by, verb="webhooks.receiver.keys_renewed", subject=receiver)
    return token


@transaction.atomic
def send_test(*, receiver: Receiver, by: "User") -> Delivery:
    record(by=by, verb="webhooks.receiver.tested", subject=receiver)
    return _put(receiver, TEST, {"sent_by": "the portal"})


@transaction.atomic
def replay(*, receiver: Receiver, by: "User", pk: int | None = None) -> int:
    """Sends again: one event, whatever became of it, or all that were given up. The same message
    id goes out, so that a receiver that has it already can tell."""
    rows = Delivery.objects.select_for_update().filter(receiver=receiver)
    rows = rows.filter(pk=pk) if pk else rows.filter(state=OutboxState.GIVEN_UP)
    numbers = list(rows.values_list("pk", flat=True))
    Delivery.objects.filter(pk__in=numbers).update(
        state=OutboxState.WAITING,
        attempts=0,
        next_attempt_at=timezone.now(),
        problem="",
        finished_at=None,
    )
    if numbers:
        detail = {"count": len(numbers)}
        record(by=by, verb="webhooks.delivery.replayed", subject=receiver, detail=detail)
    return len(numbers)


def _put(receiver: Receiver, event: str, data: Mapping[str, Any]) -> Delivery:
    row = Delivery.objects.create(receiver=receiver, type=event, data=dict(data))
    transaction.on_commit(lambda: deliver.enqueue(row.pk))
    return row
