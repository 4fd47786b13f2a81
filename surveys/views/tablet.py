"""The tablet that staff hand over: public pages that open with its long address and no session."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from portal.accounts.access import everyone, page
from portal.languages.table import LANGUAGES, Language
from portal.ui.fonts import script_fonts
from portal.ui.limits import count
from surveys.answering.beginning import published
from surveys.doors.sealed import for_browser
from surveys.doors.tablets.content import content
from surveys.doors.tablets.receiving import CannotTake, is_over, receive
from surveys.editing.languages import live_in_all_forms
from surveys.models import Door, Survey

MOST = 1000
"""Sets of answers that one tablet sends in an hour; after a day without network it has many."""
LONGEST = 200_000
WRONG, GONE, TOO_MANY = 400, 410, 429

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tongue:
    """A language, and where the questions in it are, by form."""

    language: Language
    pages: tuple[tuple[str, str], ...]
    is_live: bool
    """Whether everything is there in it."""


@page(open_to=everyone, keyed=True)
def tablet(request: HttpRequest, token: str) -> HttpResponse:
    """One page that asks again and again. It shows nothing of what was answered before."""
    door = _door(token)
    if not _asks(door):
        return render(request, "surveys/tablet/closed.html", status=GONE)
    survey = door.survey
    context = {
        "key": for_browser(door.public_key),
        "answers": reverse("surveys:tablet-answers", args=[token]),
        "state": reverse("surveys:tablet-state", args=[token]),
        "questions": _questions(survey),
        "idle": int(settings.TABLET_IDLE.total_seconds()),
        "warning": int(settings.TABLET_WARNING.total_seconds()),
        "tongues": [_tongue(survey, token, language) for language in LANGUAGES],
        "fonts": [font.stylesheet for font in script_fonts().values()],
        "ordinary": _ordinary(survey),
    }
    return render(request, "surveys/tablet/tablet.html", context)


@page(open_to=everyone, keyed=True)
def pages(request: HttpRequest, token: str, form: str) -> HttpResponse:
    """All questions in the language of the address and one form."""
    door = _door(token)
    version = published(door.survey, form) if form in door.survey.forms else None
    if version is None:
        raise Http404
    return JsonResponse(content(request, door.survey, version, form))


@page(open_to=everyone, keyed=True)
def state(request: HttpRequest, token: str) -> HttpResponse:
    """Whether the tablet is still in use, and which questions are asked now."""
    door = _door(token)
    return JsonResponse({"open": _asks(door), "questions": _questions(door.survey)})


# No cookie plays a part: whoever knows the address may send, and what is sent is sealed for it.
@csrf_exempt
@page(open_to=everyone, methods=("POST",), keyed=True)
def answers(request: HttpRequest, token: str) -> HttpResponse:
    """Takes one sealed set of answers. 200 once it is stored, now or before: the tablet then
    forgets it. Of what cannot be taken nothing is written to any log but that it came."""
    door = _door(token)
    if is_over(door):
        return JsonResponse({"state": "closed"}, status=GONE)
    if count("survey-tablet", token) > MOST:
        return JsonResponse({"state": "later"}, status=TOO_MANY)
    try:
        is_new = receive(door=door, sealed=_json(request))
    except CannotTake:
        logger.warning("Tablet %s: answers that cannot be read.", door.pk)
        return JsonResponse({"state": "refused"}, status=WRONG)
    return JsonResponse({"state": "taken" if is_new else "known", "open": _asks(door)})


def _door(token: str) -> Door:
    """The closed ones, too: they may still have something waiting."""
    doors = Door.objects.select_related("survey", "team").filter(kind=Door.Kind.KIOSK)
    found = doors.filter(code=token).first()
    if found is None:
        raise Http404
    return found


def _asks(door: Door) -> bool:
    return door.closed_at is None and door.survey.retired_at is None


def _tongue(survey: Survey, token: str, language: Language) -> Tongue:
    with translation.override(language.code):
        return Tongue(
            language,
            tuple(
                (str(form), reverse("surveys:tablet-pages", args=[token, form]))
                for form in survey.forms
            ),
            language.code in live_in_all_forms(survey),
        )


def _questions(survey: Survey) -> str:
    """Changes when questions are published; the tablet then loads them anew."""
    versions = [published(survey, form) for form in survey.forms]
    return "-".join(str(version.pk) for version in versions if version)


def _ordinary(survey: Survey) -> str:
    return (
        reverse("surveys:about", args=[survey.pk]) if survey.is_open else reverse("surveys:index")
    )


def _json(request: HttpRequest) -> Any:
    if len(request.body) > LONGEST:
        raise CannotTake
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise CannotTake from error
