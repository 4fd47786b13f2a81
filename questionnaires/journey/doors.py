"""Getting into a draft: with the key of this browser, else with the code, else not at all."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from portal.accounts.idle.carrying import sign_in_first
from portal.accounts.too_old import answers_when_too_old
from portal.ui.limits import Tries
from questionnaires.journey import access, carrying, keeping
from questionnaires.journey.keys import read_code
from questionnaires.journey.resuming import CodeForm, go_on
from questionnaires.journey.room import Room

TRIES = Tries("resume", most=5, most_in_all=1000)
"""Wrong codes in an hour. A code does not say of which draft it is, so that whoever tries is shut
out and not the draft."""

View = Callable[..., HttpResponse]


def with_draft(room: Room) -> Callable[[View], View]:
    """For a view of `draft` in its address: it gets the draft itself, in place of the id.

    Without the key, and where the form was not ours (CSRF), a page asks for the code and carries
    along what was sent.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, draft: uuid.UUID, **rest: Any) -> HttpResponse:
            try:
                found = access.draft_for(request, draft)
                request.draft = found  # type: ignore[attr-defined]
                return view(request, found, **rest)
            except access.NoKey:
                return lost(request, room, draft, **rest)

        def refused(request: HttpRequest, draft: uuid.UUID, **rest: Any) -> HttpResponse:
            """Signing in elsewhere changes the token of open pages: nobody's text is lost by it."""
            try:
                access.draft_for(request, draft)
            except access.NoKey:
                return lost(request, room, draft, **rest)
            return lost(request, room, draft, needs_code=False, **rest)

        answers_when_too_old(opened, by=refused)
        return opened

    return decorate


def lost(
    request: HttpRequest,
    room: Room,
    draft_id: uuid.UUID,
    *,
    step: str = "",
    needs_code: bool = True,
    **rest: Any,
) -> HttpResponse:
    """403: the key is gone, or the form was too old. What was typed is on the page.

    Where it went with her account, whose time is over in this browser, she is asked to sign in.
    """
    first = sign_in_first(request, public=True) if needs_code else None
    if first:
        return first
    carried = carrying.pick_up(request, draft_id, step)
    context = {
        "room": room,
        "form": CodeForm(),
        "carried": carried.sealed() if carried else "",
        "own_words": carried.own_words if carried else [],
        "needs_code": needs_code,
        "is_lost": True,
        "here": room.url("draft", draft_id),
    }
    response = render(request, room.template("resume"), context, status=403)
    add_never_cache_headers(response)
    response.headers.setdefault("X-Robots-Tag", "noindex")
    return response


def resume(request: HttpRequest, room: Room) -> HttpResponse:
    """The code opens the draft here and shuts it elsewhere. The same answer to every wrong one."""
    if request.method != "POST":
        return _ask(request, room, CodeForm())
    carried = carrying.opened(request.POST.get("carried", ""))
    if carried is not None and "code" not in request.POST:
        return _hand_back(request, room, carried)
    form = CodeForm(request.POST)
    if TRIES.are_used_up(request):
        return _ask(request, room, form.shut(), carried, status=429)
    code = read_code(request.POST.get("code", ""))
    draft = keeping.by_code(code) if code else None
    if draft is None or draft.version.questionnaire != room.questionnaire:
        TRIES.one_was_wrong(request)
        return _ask(request, room, form.wrong(), carried, status=400)
    return go_on(request, room, draft, carried=carried)


def _hand_back(request: HttpRequest, room: Room, carried: carrying.Carried) -> HttpResponse:
    """The key is here; only the form was too old."""
    try:
        draft = access.draft_for(request, carried.draft)
    except access.NoKey:
        return _ask(request, room, CodeForm(), carried, status=403)
    page = carrying.put_down(draft, carried)
    return redirect(room.url("step", draft.pk, step=page.code) if page else room.url("start"))


def _ask(
    request: HttpRequest,
    room: Room,
    form: CodeForm,
    carried: carrying.Carried | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "room": room,
        "form": form,
        "carried": carried.sealed() if carried else "",
        "own_words": carried.own_words if carried else [],
        "needs_code": True,
        "is_lost": False,
        "here": "",
    }
    return render(request, room.template("resume"), context, status=status)
