"""Getting into answers under way: with the key of this browser, else by the link once more."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from portal.accounts.idle.carrying import sign_in_first
from portal.accounts.too_old import answers_when_too_old
from questionnaires.journey import access, carrying
from questionnaires.journey.access import NoKey
from questionnaires.journey.actions import Started
from questionnaires.models import Draft
from surveys.answering import sent

SLOT = "survey_drafts"
"""Keys of surveys. Kept apart: no page of another room opens their drafts."""
ALONG = ("survey_attempt__survey", "survey_attempt__invitation")
CARRIED = "survey_typed"
LONGEST_CARRIED = 100_000

View = Callable[..., HttpResponse]


def draft_for(request: HttpRequest, draft_id: uuid.UUID) -> Draft:
    """With its attempt and survey. Raises NoKey."""
    return access.draft_for(request, draft_id, slot=SLOT, along=ALONG)


def open_here(request: HttpRequest, started: Started) -> HttpResponse:
    """This browser gets the key, and is led to the first open question; what it typed before it
    lost the key stands there again."""
    draft = started.draft
    access.hold(request, draft, started.key, slot=SLOT)
    return go_on_with(draft, carrying.opened(request.session.pop(CARRIED, "")))


def go_on_with(draft: Draft, carried: carrying.Carried | None) -> HttpResponse:
    """Leads to the page that this was typed on, and puts it there; else to the first open one."""
    page = carrying.put_down(draft, carried)
    if page is None:
        return redirect("surveys:draft", draft.pk)
    return redirect("surveys:step", draft.pk, page.code)


def with_attempt(view: View) -> View:
    """For a view of `draft` in its address: it gets the draft itself, in place of the id."""

    @wraps(view)
    def opened(request: HttpRequest, draft: uuid.UUID, **rest: Any) -> HttpResponse:
        try:
            found = draft_for(request, draft)
            request.draft = found  # type: ignore[attr-defined]
            return view(request, found, **rest)
        except NoKey:
            return lost(request, draft, **rest)

    def refused(request: HttpRequest, draft: uuid.UUID, **rest: Any) -> HttpResponse:
        """Signing in elsewhere changes the token of open pages: nobody's text is lost by it."""
        try:
            found = draft_for(request, draft)
        except NoKey:
            return lost(request, draft, **rest)
        return send_again(request, found, **rest)

    answers_when_too_old(opened, by=refused)
    return opened


def lost(request: HttpRequest, draft_id: uuid.UUID, *, step: str = "", **rest: Any) -> HttpResponse:
    """403: the key is gone, or the draft. What was typed is on the page, and waits in this browser
    until the link is opened again.

    Whoever has sent her answers sees the thanks, however often she presses the button.
    """
    carried = carrying.pick_up(request, draft_id, step)
    survey = sent.survey_sent(request, draft_id)
    if survey and carried is None:
        return redirect("surveys:thanks", survey)
    first = sign_in_first(request, public=True)
    if first:
        return first
    if carried and not survey:
        token = carried.sealed()
        if len(token) <= LONGEST_CARRIED:
            request.session[CARRIED] = token
    context = {"own_words": carried.own_words if carried else [], "was_sent": bool(survey)}
    return _closed(render(request, "surveys/journey/lost.html", context, status=403))


def send_again(request: HttpRequest, draft: Draft, *, step: str = "", **rest: Any) -> HttpResponse:
    """403: the form was too old, so that nothing of it is stored. What was typed is on the page and
    goes along with the next press."""
    carried = carrying.pick_up(request, draft.pk, step)
    context = {
        "own_words": carried.own_words if carried else [],
        "carried": carried.sealed() if carried else "",
        "draft": draft,
    }
    return _closed(render(request, "surveys/journey/send_again.html", context, status=403))


def _closed(answer: HttpResponse) -> HttpResponse:
    add_never_cache_headers(answer)
    answer.headers.setdefault("X-Robots-Tag", "noindex")
    return answer
