"""What the pages of actions share."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from portal.accounts.access import me
from surveys.acting.going import NEXT
from surveys.acting.queue import actions_for, due_of
from surveys.acting.statements import statements
from surveys.acting.themes import themes
from surveys.forms.acting import EmbeddedForm, LearningForm, MoveForm, NoteForm
from surveys.models import Action, Learning
from surveys.permissions import can_act_on

BAD, CONFLICT = 400, 409
ALREADY = "Somebody has moved this action meanwhile. What you wrote was not kept."


def an_action() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Action.objects.order_by("recorded_on", "pk").values_list("pk", flat=True)[0]}


def find(request: HttpRequest, pk: uuid.UUID) -> Action:
    """That of others is not there."""
    return get_object_or_404(actions_for(me(request)), pk=pk)


def to_act_on(request: HttpRequest, pk: uuid.UUID) -> Action:
    """The same for those who record actions about its survey, which an owner may not."""
    found = find(request, pk)
    if not can_act_on(me(request), found.survey):
        raise Http404
    return found


def show(request: HttpRequest, action: Action, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one action; `forms` are those that were sent and are wrong."""
    context = {
        "action": action,
        "due": due_of(action),
        "statement": statements().get(action.statement),
        "theme": themes().get(action.theme, action.theme),
        "notes": action.notes.select_related("by"),
        "judgements": action.judgements.select_related("by"),
        "learnings": _with_forms(action, forms.get("checked"), forms.get("embedded_form")),
        "entries": action.entries.all(),
        "may_change": can_act_on(me(request), action.survey),
        "moves": NEXT[Action.State(action.state)],
        "move_form": MoveForm(action=action, prefix="move"),
        "note_form": NoteForm(prefix="note"),
        "learning_form": LearningForm(prefix="learning"),
        "embedded_form": EmbeddedForm(),
        "checked": None,
        **forms,
    }
    return render(request, "staff/surveys/acting/action.html", context, status=status)


def form_of(learning: Learning, sent: QueryDict | None = None) -> EmbeddedForm:
    """Each has fields of its own name, as several stand on one page."""
    return EmbeddedForm(sent, prefix=f"embedded{learning.pk}")


def _with_forms(
    action: Action, checked: Learning | None, sent: EmbeddedForm | None
) -> list[tuple[Learning, EmbeddedForm]]:
    """What was learned, with the form by which somebody says that practice has changed."""
    found = action.learnings.select_related("embedded_by", "added_by")
    return [(one, sent if sent and one == checked else form_of(one)) for one in found]
