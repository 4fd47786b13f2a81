"""That a message of ours arrived, as whoever carries it says."""

from typing import Any

from portal.notices.models import Notice
from surveys.models import Invitation


def note_receipt(**facts: Any) -> None:
    """Asked to listen to `portal.notices.receipts.RECEIPT`."""
    notice: Notice = facts["notice"]
    if notice.receipt == Notice.Receipt.DELIVERED:
        Invitation.objects.filter(notice=notice).update(was_delivered=True)
