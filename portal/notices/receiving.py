"""Text messages that people send to us, handed over by GOV.UK Notify.

Rooms that expect some register a listener in their app's `ready()`:

    received.register("carers", carers_listener)

What is nobody's is dropped, and leaves no trace. Off while NOTIFY_CALLBACK_TOKEN is not set.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from portal.accounts.access import everyone, page
from portal.notices.addresses import Address
from portal.notices.callbacks import NotUnderstood, read, refusal
from portal.notices.models import Received
from portal.registry.registry import Registry
from portal.ui.bodies import body_of
from portal.ui.middleware import UNWANTED

LONGEST_ID, LONGEST = 64, 2000


@dataclass(frozen=True)
class ReceivedText:
    """`words` without control characters."""

    sender: Address
    words: str


received: Registry[Callable[[ReceivedText], bool]] = Registry("listeners for received texts")
"""Each is asked in turn, in one transaction, until one says that the text was for it."""


class _Nobodys(Exception):
    """No room knows the number: undoes the note that it came."""


# From another system, which holds a token and no session.
@csrf_exempt
@page(open_to=everyone, methods=("POST",), personal=True)
def texts(request: HttpRequest) -> HttpResponse:
    """The same answer for a number that is known and one that is not."""
    if refused := refusal(request):
        return refused
    try:
        take(_read(body_of(request)))
    except NotUnderstood as error:
        return JsonResponse({"error": str(error)}, status=400)
    return HttpResponse(status=204)


def take(body: Mapping[str, str]) -> None:
    """Hands a text on to whoever it is for; one that came before is not handed on again."""
    try:
        sender = Address.text(body["source_number"])
    except ValidationError:
        # Nobody of ours has such a number.
        return
    words = UNWANTED.sub("", body["message"])[:LONGEST]
    try:
        with transaction.atomic():
            if _came_before(body["id"]):
                return
            if not any(hears(ReceivedText(sender, words)) for hears in received):
                raise _Nobodys
    except _Nobodys:
        return


def _came_before(text_id: str) -> bool:
    try:
        with transaction.atomic():
            Received.objects.create(text_id=text_id)
    except IntegrityError:
        return True
    return False


def _read(body: bytes) -> Mapping[str, str]:
    """What is needed of it. Raises NotUnderstood."""
    data = read(body, ("id", "source_number", "message"))
    if len(data["id"]) > LONGEST_ID or UNWANTED.search(data["id"]):
        raise NotUnderstood("id is too long, or is not text.")
    return data
