"""How an action goes: notes, its way, and what others can learn of it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from portal.accounts.access import me, page
from surveys.acting.going import AlreadyThere, move, note
from surveys.acting.learning import AlreadyChecked, add_learning, check_embedded
from surveys.forms.acting import LearningForm, MoveForm, NoteForm
from surveys.models import Learning
from surveys.permissions import can_follow_actions
from surveys.views.acting.common import ALREADY, BAD, an_action, find, form_of, show

WRITTEN = "Written down. Thank you."


def a_learning() -> Mapping[str, Any]:
    """For the list of addresses."""
    found = Learning.objects.order_by("pk").values_list("action", "pk")[0]
    return {"pk": found[0], "learning": found[1]}


@page(open_to=can_follow_actions, methods=("POST",), example=an_action)
def notes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    action = find(request, pk)
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return show(request, action, status=BAD, note_form=form)
    note(action=action, by=me(request), **form.cleaned_data)
    return _back(request, pk)


@page(open_to=can_follow_actions, methods=("POST",), example=an_action)
def moves(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A state that it cannot go to from here is one that somebody else has moved it to."""
    action = find(request, pk)
    form = MoveForm(request.POST, action=action, prefix="move")
    if not form.is_valid():
        return show(request, action, status=BAD, move_form=form)
    try:
        move(action=action, by=me(request), **form.cleaned_data)
    except AlreadyThere:
        messages.info(request, ALREADY)
        return redirect("staff-surveys:action", pk=pk)
    return _back(request, pk)


@page(open_to=can_follow_actions, methods=("POST",), example=an_action)
def learn(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    action = find(request, pk)
    form = LearningForm(request.POST, prefix="learning")
    if not form.is_valid():
        return show(request, action, status=BAD, learning_form=form)
    add_learning(action=action, by=me(request), **form.cleaned_data)
    return _back(request, pk)


@page(open_to=can_follow_actions, methods=("POST",), example=a_learning)
def embedded(request: HttpRequest, pk: uuid.UUID, learning: int) -> HttpResponse:
    action = find(request, pk)
    found = get_object_or_404(Learning, pk=learning, action=action)
    form = form_of(found, request.POST)
    if not form.is_valid():
        return show(request, action, status=BAD, embedded_form=form, checked=found)
    try:
        check_embedded(learning=found, by=me(request), **form.cleaned_data)
    except AlreadyChecked:
        messages.info(request, "Somebody has checked this meanwhile.")
        return redirect("staff-surveys:action", pk=pk)
    return _back(request, pk)


def _back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    messages.success(request, WRITTEN)
    return redirect("staff-surveys:action", pk=pk)
