"""Short addresses and typed codes. They lead on, and spend nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from portal.accounts.access import everyone, page
from portal.languages.table import LANGUAGES, current_language
from portal.ui.context import LanguageLink
from surveys.answering.doors_held import hold_door
from surveys.answering.finding import TRIES, TooManyTries, invitation_for
from surveys.doors.finding import door_with, read_secret
from surveys.forms.codes import CodeForm
from surveys.models import Door

NOT_FOUND, GONE, WRONG, TOO_MANY = 404, 410, 400, 429


def _a_door() -> dict[str, str]:
    return {"secret": Door.objects.filter(kind=Door.Kind.LINK, closed_at=None)[0].code}


@page(open_to=everyone, example=_a_door, personal=True)
def way(request: HttpRequest, secret: str) -> HttpResponse:
    """Of a link in a message or of a poster: leads to its survey, in the reader's own language.

    Whatever opens every link that it sees (scanners of e-mail) may open this one, too.
    """
    known = read_secret(secret)
    if known.token or known.code:
        return _lead(request, "surveys:open", known.token or known.code)
    door = door_with(known.door) if known.door else None
    typed = CodeForm({"code": secret})
    if door is None:
        return _ask(request, typed.wrong(), status=NOT_FOUND)
    if door.closed_at:
        return _ask(request, typed.closed(), status=GONE)
    hold_door(request, door)
    return _lead(request, "surveys:about", door.survey_id)


@page(open_to=everyone)
def short_code(request: HttpRequest) -> HttpResponse:
    """The address that letters print beside a code."""
    return _lead(request, "surveys:code")


@page(open_to=everyone, methods=("GET", "POST"))
def code(request: HttpRequest) -> HttpResponse:
    """Takes the code of an invitation or of a door. Guessing is stopped after a few tries."""
    if request.method != "POST":
        return _ask(request, CodeForm())
    form = CodeForm(request.POST)
    if TRIES.are_used_up(request):
        return _ask(request, form.shut(), status=TOO_MANY)
    known = read_secret(request.POST.get("code", ""))
    if known.code:
        return _with_invitation(request, form, known.code)
    door = door_with(known.door) if known.door else None
    if door is None:
        TRIES.one_was_wrong(request)
        return _ask(request, form.wrong(), status=WRONG)
    if door.closed_at:
        return _ask(request, form.closed(), status=WRONG)
    hold_door(request, door)
    return redirect("surveys:about", door.survey_id)


def _with_invitation(request: HttpRequest, form: CodeForm, digits: str) -> HttpResponse:
    try:
        found = invitation_for(digits, request)
    except TooManyTries:
        return _ask(request, form.shut(), status=TOO_MANY)
    if found is None:
        return _ask(request, form.wrong(), status=WRONG)
    return redirect("surveys:open", digits)


def _lead(request: HttpRequest, name: str, *arguments: Any) -> HttpResponse:
    """As the front door does: the cookie, else what the browser asks for, else English."""
    with translation.override(translation.get_language_from_request(request)):
        answer = HttpResponseRedirect(reverse(name, args=arguments))
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return answer


def _ask(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "languages": _languages()}
    return render(request, "surveys/doors/code.html", context, status=status)


def _languages() -> list[LanguageLink]:
    """To this page, even where the address names no language."""
    current = current_language()
    links = []
    for language in LANGUAGES:
        with translation.override(language.code):
            links.append(LanguageLink(language, reverse("surveys:code"), language == current))
    return links
