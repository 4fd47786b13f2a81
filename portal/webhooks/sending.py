"""The work behind the outbox of events."""

import json

from django.utils import timezone
from django_tasks import task

from portal.registry.fetching import FetchError, post
from portal.registry.outbox import OutboxState, Refused, attempt
from portal.webhooks.models import Delivery, Receiver
from portal.webhooks.signing import signed

TIMEOUT = 15.0
"""Seconds. The specification asks receivers to answer at once and to work afterwards."""
MOST_BYTES = 64_000
GOOD = range(200, 300)
GONE = 410
AT_A_TIME = 500


class NotTaken(Exception):
    """The receiver answered, but did not take the event."""


@task()
def deliver(pk: int) -> None:
    """The first attempt, right after the commit; the job below does the rest."""
    delivery = Delivery.objects.claim(pk)
    if delivery is not None:
        attempt(delivery, send_out)


def deliver_waiting() -> int:
    """What is due. A receiver that fails once is left alone until the next time, so that one that
    is slow does not keep the others waiting."""
    taken, failing = 0, set[int]()
    while taken < AT_A_TIME:
        row = Delivery.objects.due().exclude(receiver__in=failing).first()
        claimed = Delivery.objects.claim(row.pk) if row else None
        if row is None:
            return taken
        if claimed is None:
            continue
        taken += 1
        if attempt(claimed, send_out) != OutboxState.DONE:
            failing.add(claimed.receiver_id)
    return taken


def send_out(delivery: Delivery) -> None:
    """One POST. Every answer but 2xx is tried again; 410 says that nobody listens any more."""
    receiver = Receiver.objects.get(pk=delivery.receiver_id)
    if not receiver.is_active:
        raise Refused("The receiver is switched off.")
    body = json.dumps(
        {
            "type": delivery.type,
            "timestamp": delivery.happened_at.isoformat(),
            "data": delivery.data,
        },
        separators=(",", ":"),
    ).encode()
    headers = signed(
        secret=receiver.secret,
        message=f"msg_{delivery.event_id.hex}",
        at=timezone.now(),
        body=body,
    )
    status = _status(receiver.url, body, {**headers, "Content-Type": "application/json"})
    Delivery.objects.filter(pk=delivery.pk).update(last_status=status)
    delivery.last_status = status
    if status == GONE:
        Receiver.objects.filter(pk=receiver.pk).update(is_active=False)
        raise Refused("The receiver said that it is gone (410); it is switched off.")
    if status not in GOOD:
        raise NotTaken


def _status(url: str, body: bytes, headers: dict[str, str]) -> int:
    try:
        return post(url, body=body, headers=headers, max_bytes=MOST_BYTES, timeout=TIMEOUT).status
    except FetchError as error:
        raise NotTaken from error
