"""'Did this help?': takes the answers of the small form at the foot of pages."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.languages.translated import texts_for
from portal.ui.limits import is_too_often
from surveys.helping import answered
from surveys.helping.asking import CODE, small_form, survey_in_use
from surveys.helping.pages import about
from surveys.models import Form, Identity, Mode, Survey
from surveys.recording import record_response

MOST_IN_AN_HOUR = 30
"""From one address: a library is one."""
CHANNEL = "page"
WRONG, GONE = 400, 410


@page(open_to=everyone, methods=("GET", "POST"))
def helped(request: HttpRequest) -> HttpResponse:
    """A GET shows the same questions on a page of their own, as does whatever was wrong."""
    found = survey_in_use()
    if found is None:
        return render(request, "surveys/closed.html", {"why": "not-yet"}, status=GONE)
    survey, version = found
    sent = request.POST if request.method == "POST" else None
    form = small_form(version, current_language().code, sent)
    kind, key = request.POST.get("kind", ""), request.POST.get("key", "")
    if form.is_valid():
        if not is_too_often(request, "helped", most=MOST_IN_AN_HOUR):
            record_response(
                survey=survey,
                version=version,
                form=Form.STANDARD,
                language=current_language().code,
                mode=Mode.SELF,
                channel=CHANNEL,
                identity=Identity.ANONYMOUS,
                team=None,
                answers=form.answers(),
                response_id=_once(request),
                about=about(kind, key),
            )
            answer = redirect("surveys:helped-thanks")
            answered.note(request, answer, about(kind, key))
            return answer
        form.add_error(None, gettext("We have had many messages. Please try again in an hour."))
    context = {"form": form, "kind": kind, "key": key, "once": _once(request)}
    status = WRONG if form.errors else 200
    return render(request, "surveys/helping/helped.html", context, status=status)


@page(open_to=everyone)
def thanks(request: HttpRequest) -> HttpResponse:
    """What becomes of it, and the way back to where she was."""
    survey = Survey.objects.filter(pk=CODE).first()
    texts: Any = texts_for([survey], current_language().code)[survey.pk] if survey else None
    context = {"survey": survey, "texts": texts, "back": _came_from(request)}
    return render(request, "surveys/helping/thanks.html", context)


def _once(request: HttpRequest) -> uuid.UUID:
    """Of the page that the form stood in: what is sent twice is stored once."""
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return uuid.uuid4()


def _came_from(request: HttpRequest) -> str:
    """As her own browser tells it, which keeps it across the redirect; else empty."""
    came_from = request.META.get("HTTP_REFERER", "")
    _, _, path = came_from.partition(f"//{request.get_host()}")
    # The path alone must not lead elsewhere either, as two strokes at its start would.
    is_ours = all(
        url_has_allowed_host_and_scheme(one, {request.get_host()}) for one in (came_from, path)
    )
    return path if is_ours and not path.startswith(reverse("surveys:helped")) else ""
