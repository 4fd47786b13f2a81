"""Answering the questions. All of it is the general journey; this says who may open it."""

import uuid
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from carers.journey import ROOM
from portal.accounts.access import everyone, page
from portal.ui.templatetags.components import HARMLESS_PAGE
from questionnaires.journey import doors, keeping_views, views
from questionnaires.journey.doors import with_draft
from questionnaires.journey.wizard import CHECK, Journey
from questionnaires.models import Draft

steps: Callable[..., HttpResponse] = Journey.as_view(
    url_name="carers:step", done_step_name=CHECK, room=ROOM
)


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def start(request: HttpRequest) -> HttpResponse:
    return views.start(request, ROOM)


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def resume(request: HttpRequest) -> HttpResponse:
    return doors.resume(request, ROOM)


@page(open_to=everyone)
def paper(request: HttpRequest) -> HttpResponse:
    return views.printed(request, ROOM)


@page(open_to=everyone, keyed=True)
@with_draft(ROOM)
def draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.home(request, ROOM, draft)


# An error further on must not undo a page that was saved.
@transaction.non_atomic_requests
@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_draft(ROOM)
def step(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    return steps(request, step=step)


@page(open_to=everyone, keyed=True)
@with_draft(ROOM)
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    return steps(request, step=CHECK)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_draft(ROOM)
def carry_on(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.carry_on(request, ROOM, draft)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_draft(ROOM)
def autosave(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    return views.autosave(request, ROOM, draft, step)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_draft(ROOM)
def language_step(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    return views.change_language(request, ROOM, draft, step)


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_draft(ROOM)
def danger(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.danger(request, ROOM, draft)


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_draft(ROOM)
def keep(request: HttpRequest, draft: Draft) -> HttpResponse:
    return keeping_views.keep(request, ROOM, draft)


@page(open_to=everyone, keyed=True)
def leave(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Leads away whether or not the key is still here."""
    return views.leave(request, HARMLESS_PAGE)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_draft(ROOM)
def close(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.close(request, ROOM, draft)


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_draft(ROOM)
def delete_draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.delete(request, ROOM, draft)


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_draft(ROOM)
def more(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.more(request, ROOM, draft)
