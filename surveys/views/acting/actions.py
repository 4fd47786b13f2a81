"""The list of actions, a new one, one of them, and changing it."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from surveys.acting.measures import filled_in
from surveys.acting.queue import actions_for, due_of
from surveys.acting.recording import change_action, record_action
from surveys.forms.acting import ActionForm, BeginForm, PlanForm
from surveys.forms.acting_lists import ActionsForm
from surveys.models import Action
from surveys.permissions import can_follow_actions, can_record_actions
from surveys.views.acting.common import BAD, an_action, find, show, to_act_on

PER_PAGE = 50
RECORDED, CHANGED = "The action was recorded.", "The action was changed."


@page(open_to=can_follow_actions, query="state=all")
def actions(request: HttpRequest) -> HttpResponse:
    """What has to be done first comes first. Whoever only owns actions sees those."""
    form = ActionsForm(request.GET, by=me(request))
    found = form.filtered(actions_for(me(request)))
    here = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form.as_asked(),
        "rows": [(one, due_of(one)) for one in here],
        "here": here,
        "total": here.paginator.count,
        "may_record": can_record_actions(request.user),
    }
    return render(request, "staff/surveys/acting/actions.html", context)


@page(open_to=can_record_actions, methods=("GET", "POST"))
def new(request: HttpRequest) -> HttpResponse:
    """First where the finding comes from, which the address then carries in codes, then the rest.
    A link from a chart or from comments has said the first already."""
    known = filled_in(request.GET)
    begin = BeginForm({**known, **request.GET.dict()} if request.GET else None, by=me(request))
    if not begin.is_valid():
        status = BAD if begin.errors and "source" in request.GET else 200
        if "source" not in request.GET:
            begin = BeginForm(initial=known, by=me(request))
        context = {"form": begin}
        return render(request, "staff/surveys/acting/begin.html", context, status=status)
    source, survey = begin.cleaned_data["source"], begin.cleaned_data["of"]
    sent = request.POST if request.method == "POST" else None
    form = ActionForm(sent, source=source, survey=survey, initial=known)
    if form.is_valid():
        action = record_action(by=me(request), **form.facts())
        messages.success(request, RECORDED)
        return redirect("staff-surveys:action", pk=action.pk)
    about = {"form": form, "survey": survey, "source": Action.Source(source).label}
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/acting/new.html", about, status=status)


@page(open_to=can_follow_actions, example=an_action)
def action(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return show(request, find(request, pk))


@page(open_to=can_record_actions, methods=("GET", "POST"), example=an_action)
def change(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What the figures said, and where it came from, stay as they are."""
    found = to_act_on(request, pk)
    initial = {name: getattr(found, name) for name in PlanForm.base_fields}
    sent = request.POST if request.method == "POST" else None
    form = PlanForm(sent, action=found, initial=initial)
    if form.is_valid():
        change_action(action=found, by=me(request), **form.facts())
        messages.success(request, CHANGED)
        return redirect("staff-surveys:action", pk=found.pk)
    status = BAD if form.is_bound else 200
    context = {"form": form, "action": found}
    return render(request, "staff/surveys/acting/change.html", context, status=status)
