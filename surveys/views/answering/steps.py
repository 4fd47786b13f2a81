"""Answering, question by question, and sending. Only the browser with the key is let in."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from portal.accounts.access import everyone, page
from portal.ui.templatetags.components import HARMLESS_PAGE
from questionnaires.journey import access, carrying, keeping, views
from questionnaires.journey.standing import Standing
from questionnaires.journey.wizard import CHECK
from questionnaires.models import Draft
from surveys.answering import landing, sent
from surveys.answering.attempts import SLOT, go_on_with, with_attempt
from surveys.answering.doors_held import let_go_of_door
from surveys.answering.finishing import finish
from surveys.answering.journey import SurveyJourney, room_of
from surveys.answering.journey import about as about_attempt
from surveys.models import Attempt

steps: Callable[..., HttpResponse] = SurveyJourney.as_view(
    url_name="surveys:step", done_step_name=CHECK
)


@page(open_to=everyone, keyed=True)
@with_attempt
def draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.home(request, room_of(draft), draft)


@page(open_to=everyone, keyed=True)
@with_attempt
def begun(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What the survey is about, for whoever goes back from the first question."""
    attempt: Attempt = draft.survey_attempt
    context = landing.about(attempt.survey, identity=attempt.identity)
    return render(request, "surveys/begun.html", {**context, **_own(draft)})


# An error further on must not undo a page that was saved.
@transaction.non_atomic_requests
@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_attempt
def step(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    return steps(request, step=step)


@page(open_to=everyone, keyed=True)
@with_attempt
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    return steps(request, step=CHECK)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_attempt
def autosave(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    return views.autosave(request, room_of(draft), draft, step)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_attempt
def language_step(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    return views.change_language(request, room_of(draft), draft, step)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_attempt
def hand_back(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What was sent with a form that was too old, put where it belongs."""
    return go_on_with(draft, carrying.opened(request.POST.get("carried", "")))


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_attempt
def danger(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.danger(request, room_of(draft), draft)


@page(open_to=everyone, keyed=True)
@with_attempt
def keep(request: HttpRequest, draft: Draft) -> HttpResponse:
    """She stops. Nothing is sent; it says how to go on, how to close and how to delete."""
    return render(request, "surveys/journey/keep.html", _own(draft))


@page(open_to=everyone, keyed=True)
def leave(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Leads away whether or not the key is still here."""
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        access.let_go(request, slot=SLOT)
        let_go_of_door(request)
    return views.leave(request, HARMLESS_PAGE)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_attempt
def close(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Finished on this device: only the link or the code opens the answers again."""
    access.let_go(request, draft.pk, slot=SLOT)
    messages.success(request, gettext("Your answers are closed on this device."))
    return redirect("surveys:index")


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_attempt
def delete_draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Deletes all of it, now, once she has confirmed it."""
    if request.method != "POST":
        return render(request, "questionnaires/delete.html", _own(draft))
    keeping.delete(draft=draft)
    access.let_go(request, draft.pk, slot=SLOT)
    messages.success(request, gettext("Your answers are deleted. Nothing is left of them."))
    return redirect("surveys:index")


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_attempt
def send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Sends the answers. What is open or dangerous comes first, as it does on every other way."""
    standing = Standing(draft)
    room = room_of(draft)
    if standing.unseen_danger():
        return redirect(room.url("danger", draft.pk))
    if standing.first_open:
        return redirect(room.url("draft", draft.pk))
    survey = draft.survey_attempt.survey_id
    sent.note(request, draft.pk, survey)
    finish(draft=draft)
    access.let_go(request, draft.pk, slot=SLOT)
    let_go_of_door(request)
    return redirect("surveys:thanks", survey)


def _own(draft: Draft) -> dict[str, object]:
    room = room_of(draft)
    return {
        **about_attempt(draft),
        "room": room,
        "draft": draft,
        "leave": room.url("leave", draft.pk),
    }
