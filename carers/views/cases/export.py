"""A case as JSON: for another system with a token, and for the people who work on it."""

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header

from carers.cases.export import export
from carers.cases.opening import a_case, case_page
from carers.models import Case
from portal.accounts.access import everyone, page
from portal.audit.actions import NotRecorded, record_read
from portal.webhooks.tokens import receiver_of

EXPORTED = "carers.case.exported"
SPACES = {"indent": 2, "ensure_ascii": False}


@page(open_to=everyone, example=a_case, personal=True)
def api(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """By token only. The same answer for a case that is not there and one that never was."""
    receiver = receiver_of(request)
    if receiver is None:
        answer = _said("A token is needed (Authorization: Bearer …).", status=401)
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    found = Case.objects.for_page().filter(pk=case).first()
    if found is None:
        return _said("There is no such case.", status=404)
    try:
        record_read(by=receiver.name, verb=EXPORTED, subject=found)
    except NotRecorded:
        return _said("The reading cannot be recorded just now. Try again.", status=503)
    return JsonResponse(export(found), json_dumps_params=SPACES)


@case_page()
def download(request: HttpRequest, case: Case) -> HttpResponse:
    """The same as a file, for a case system that is not connected."""
    name = f"case-{case.reference}.json"
    answer = JsonResponse(export(case), json_dumps_params=SPACES)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


def _said(words: str, *, status: int) -> JsonResponse:
    return JsonResponse({"error": words}, status=status)
