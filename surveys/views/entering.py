"""Staff type in answers by phone, on paper, or with the person, and never see them again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from questionnaires.entry.desk import at_desk
from questionnaires.entry.pages import pages_of
from questionnaires.journey import access, keeping
from questionnaires.models import Draft
from surveys.answering import sent as sent_here
from surveys.answering.beginning import NotOpen
from surveys.answering.wishes import wishes_without_a_way
from surveys.entering.beginning import begin_for
from surveys.entering.desk import DESK
from surveys.entering.sending import send
from surveys.forms.entering import EntryForm
from surveys.models import Survey
from surveys.permissions import can_ask

WRONG = 400
NOT_OPEN = "These questions cannot be answered just now."
NOTHING = "Nothing is answered yet, so nothing was sent."
UNREACHABLE = "Not sent yet: see what is missing, just above the last button."
DELETED = "Deleted. Nothing is left of these answers."


@page(open_to=can_ask, methods=("GET", "POST"), personal=True)
def begin(request: HttpRequest) -> HttpResponse:
    """Says what to say first. A POST makes a draft, or takes up what was begun with a code."""
    form = EntryForm(request.POST if request.method == "POST" else None, request=request)
    if form.is_valid():
        try:
            begun = begin_for(**form.facts(), by=me(request))
        except NotOpen:
            form.add_error("survey", NOT_OPEN)
        else:
            access.hold(request, begun.draft, begun.key, slot=access.STAFF)
            return redirect(DESK.url("sheet", begun.draft))
    context = {
        "form": form,
        "wrong": form,
        "version": form.fields["survey"].queryset,  # type: ignore[attr-defined]
        "waiting": [
            {"draft": draft, "url": DESK.url("sheet", draft)} for draft in DESK.waiting(request)
        ],
    }
    return DESK.show(request, "begin", context, status=WRONG if form.is_bound else 200)


@page(open_to=can_ask, methods=("GET", "POST"), keyed=True)
@at_desk(DESK, reads=())
def delete(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The person has thought better of it."""
    if request.method != "POST":
        return DESK.show(request, "delete", {"draft": draft})
    keeping.delete(draft=draft, by=me(request))
    access.let_go(request, draft.pk, slot=access.STAFF)
    messages.success(request, DELETED)
    return redirect(DESK.url())


@page(open_to=can_ask)
def sent(request: HttpRequest) -> HttpResponse:
    return DESK.show(request, "sent", {})


@page(open_to=can_ask)
def papers(request: HttpRequest) -> HttpResponse:
    """Every survey in use, to print its questions in any language."""
    surveys = Survey.objects.in_use()
    return render(request, "staff/surveys/entry/papers.html", {"surveys": surveys})


def _finish(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Whoever wants to hear from us and left no way must know that nobody can."""
    answers = draft.visible_answers()
    if not answers:
        messages.error(request, NOTHING)
        return redirect(DESK.url("sheet", draft))
    if wishes_without_a_way(draft.definition, answers) and "unreachable" not in request.POST:
        messages.error(request, UNREACHABLE)
        return redirect(f"{DESK.url('sheet', draft)}#end")
    sent_here.note(request, draft.pk, draft.survey_attempt.survey_id)
    send(draft=draft, by=me(request))
    access.let_go(request, draft.pk, slot=access.STAFF)
    return redirect(DESK.url("sent"))


_SAME = pages_of(DESK, open_to=can_ask, finish=_finish)
sheet, danger = _SAME.sheet, _SAME.danger
