"""What became of a message after it was taken: GOV.UK Notify says so, and the notice remembers.

Other rooms hear of it with `after_this("notices.receipt", …)`: `notice`, in the same transaction.
"""

import datetime
import re
from collections.abc import Mapping

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from portal.accounts.access import everyone, page
from portal.notices.callbacks import NotUnderstood, read, refusal
from portal.notices.models import Notice
from portal.registry.outbox import OutboxState
from portal.registry.registry import announce
from portal.ui.bodies import body_of

RECEIPT = "notices.receipt"
REFERENCE = re.compile(r"notice-(\d{1,18})", re.ASCII)
MEANS = {
    "delivered": Notice.Receipt.DELIVERED,
    # Of a letter: it was printed and posted.
    "received": Notice.Receipt.DELIVERED,
    "permanent-failure": Notice.Receipt.FAILED,
    "temporary-failure": Notice.Receipt.NOT_NOW,
    "technical-failure": Notice.Receipt.NOT_NOW,
}
"""Statuses of GOV.UK Notify; the others ('sending') say nothing of an end."""
SENT_AT_MOST = 2
"""Times that one message is sent where it does not arrive for now."""
WAIT = datetime.timedelta(hours=4)


# From another system, which holds a token and no session.
@csrf_exempt
@page(open_to=everyone, methods=("POST",), personal=True)
def receipts(request: HttpRequest) -> HttpResponse:
    """The same answer for a message that we know and one that we do not."""
    if refused := refusal(request):
        return refused
    try:
        note(read(body_of(request), ("reference", "status")))
    except NotUnderstood as error:
        return JsonResponse({"error": str(error)}, status=400)
    return HttpResponse(status=204)


@transaction.atomic
def note(said: Mapping[str, str]) -> None:
    """Writes it down. What has arrived has arrived, whatever comes after. What did not arrive for
    now goes out once more."""
    means, ours = MEANS.get(said["status"]), REFERENCE.fullmatch(said["reference"])
    if means is None or ours is None:
        return
    notice = Notice.objects.select_for_update().filter(pk=int(ours[1])).first()
    if notice is None or notice.receipt == Notice.Receipt.DELIVERED:
        return
    notice.receipt, notice.receipt_at = means, timezone.now()
    notice.save(update_fields=["receipt", "receipt_at"])
    if means == Notice.Receipt.NOT_NOW:
        _once_more(notice)
    announce(RECEIPT, notice=notice)


def _once_more(notice: Notice) -> None:
    if notice.state != OutboxState.DONE or notice.forgotten or notice.attempts >= SENT_AT_MOST:
        return
    notice.state, notice.finished_at = OutboxState.WAITING, None
    notice.next_attempt_at, notice.receipt = timezone.now() + WAIT, Notice.Receipt.NONE
    notice.save(update_fields=["state", "finished_at", "next_attempt_at", "receipt"])
