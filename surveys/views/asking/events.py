"""Where other systems say that something has happened."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from portal.accounts.access import everyone, page
from portal.ui.bodies import body_of
from portal.ui.limits import Tries
from portal.ui.middleware import UNWANTED
from surveys.asking import events
from surveys.asking.wishes import CannotAsk

TRIES = Tries("survey events", most=20, most_in_all=1000)
NOT_SIGNED = (
    "This is not signed by a system that we know, it is older than five minutes, or it is too long."
)


# From another system, which holds a secret and no session.
@csrf_exempt
@page(open_to=everyone, methods=("POST",), personal=True)
def take(request: HttpRequest) -> HttpResponse:
    """202 where somebody is or will be asked, 200 where the event was taken before, 400 with the
    field and a sentence, 401 where it is not signed."""
    if TRIES.are_used_up(request):
        return JsonResponse({"error": "Too many wrong signatures: try again later."}, status=429)
    body = body_of(request)
    source = None if len(body) > events.LONGEST_BODY else events.source_of(body, request.headers)
    if source is None:
        TRIES.one_was_wrong(request)
        return JsonResponse({"error": NOT_SIGNED}, status=401)
    event_id = request.headers["webhook-id"]
    if len(event_id) > events.LONGEST_ID or UNWANTED.search(event_id):
        return _bad("The id is too long, or is not text.", "webhook-id")
    with translation.override("en"):
        try:
            asked = events.take(event=events.read(body), event_id=event_id, source=source)
        except CannotAsk as refused:
            return _bad(refused.words, refused.field)
    if asked is None:
        return JsonResponse({"taken": "before"})
    return JsonResponse({"taken": "now", "state": asked.invitation.state}, status=202)


def _bad(words: str, field: str) -> HttpResponse:
    return JsonResponse({"error": words, "field": field}, status=400)
