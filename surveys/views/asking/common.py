"""What the pages of asking share."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.models import Invitation

BAD, GONE = 400, 410


def an_invitation() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Invitation.objects.values_list("pk", flat=True)[0]}


def ended(request: HttpRequest) -> HttpResponse:
    """For one that has ended, however it ended, and one that is somebody else's: the same."""
    return render(request, "staff/surveys/asking/ended.html", status=GONE)
