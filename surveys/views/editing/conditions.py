"""When a question is asked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.accounts.access import me, page
from surveys.editing import when as conditions
from surveys.editing.drafts import Desk
from surveys.editing.sheet import Gone, Refused
from surveys.forms.editing_questions import ClauseForm, EarlierForm
from surveys.permissions import can_set_up_surveys
from surveys.views.editing.common import WRONG, a_question, desk_at, show


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_question)
def when(request: HttpRequest, code: str, form: str, question: str) -> HttpResponse:
    """All its conditions in words. For another one: first which question, then which answers."""
    desk = desk_at(code, form)
    sheet = desk.sheet
    try:
        title = sheet.title(sheet.question(question)["code"])
    except Gone:
        raise Http404 from None
    if "take-away" in request.POST:
        return _take_away(request, desk, question)
    sent = request.POST if request.method == "POST" else request.GET
    earlier = conditions.earlier(sheet, question)
    first = EarlierForm(
        sent if "after" in sent or request.method == "POST" else None, earlier=earlier
    )
    clause = None
    if first.is_valid():
        after = first.cleaned_data["after"]
        clause = ClauseForm(
            request.POST if request.method == "POST" else None,
            says=conditions.can_say(sheet, after),
            options=conditions.options_of(sheet, after),
        )
        if clause.is_valid() and _added(request, desk, question, after, clause):
            messages.success(request, f"It is settled when ‘{title}’ is asked.")
            return redirect("staff-surveys:when", code, form, question)
    context = {
        "question": question,
        "title": title,
        "clauses": conditions.in_words(sheet, question),
        "earlier": earlier,
        "first": first,
        "clause": clause,
        "after": sheet.title(first.cleaned_data["after"]) if clause else "",
    }
    is_wrong = request.method == "POST" or bool(first.errors)
    return show(request, "when", desk, context, WRONG if is_wrong else 200)


def _added(request: HttpRequest, desk: Desk, question: str, after: str, form: ClauseForm) -> bool:
    data: dict[str, Any] = form.cleaned_data
    clause = conditions.clause_of(after, data["says"], data.get("options", []))
    try:
        conditions.add_clause(desk=desk, code=question, clause=clause, by=me(request))
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _take_away(request: HttpRequest, desk: Desk, question: str) -> HttpResponse:
    number = request.POST["take-away"]
    if number.isdecimal() and number.isascii() and len(number) < 4:
        conditions.take_clause_away(desk=desk, code=question, number=int(number), by=me(request))
        messages.success(request, "The condition is taken away.")
    else:
        messages.error(request, "Choose the condition that you want to take away.")
    return redirect("staff-surveys:when", desk.survey.pk, desk.form, question)
