"""The questions of one survey in one form: in order, from the bank, moved, taken out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from portal.accounts.access import me, page
from surveys.editing import questions as actions
from surveys.editing.drafts import discard
from surveys.editing.from_bank import offered
from surveys.editing.sheet import Refused
from surveys.editing.shown import sections
from surveys.forms.editing_questions import BankForm, MoveForm
from surveys.permissions import can_set_up_surveys
from surveys.views.editing.common import (
    WRONG,
    a_form,
    a_question,
    desk_at,
    questions_page,
    show,
    wording_at,
)


@page(open_to=can_set_up_surveys, example=a_form)
def questions(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """All pages in their order."""
    desk = desk_at(code, form)
    return show(request, "questions", desk, {"sections": sections(desk)})


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_form)
def bank(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Questions that are there with their words and translations."""
    desk = desk_at(code, form)
    chosen = BankForm(
        request.POST if request.method == "POST" else None, groups=offered(desk.sheet, desk.form)
    )
    if chosen.is_valid():
        pages = chosen.cleaned_data["pages"]
        try:
            actions.add_from_bank(desk=desk, pages=pages, by=me(request))
        except Refused as refused:
            chosen.add_error("pages", str(refused))
        else:
            messages.success(request, f"Added: {len(pages)}.")
            return questions_page(desk)
    status = WRONG if chosen.is_bound else 200
    return show(request, "bank", desk, {"form": chosen}, status)


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_question)
def remove(request: HttpRequest, code: str, form: str, question: str) -> HttpResponse:
    """Taken out once somebody has confirmed it."""
    desk = desk_at(code, form)
    now = wording_at(desk, question)
    if request.method == "POST":
        try:
            actions.remove_question(desk=desk, code=question, by=me(request))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"‘{now.title}’ is taken out of the draft.")
        return questions_page(desk)
    context = {"question": question, "title": now.title}
    return show(request, "remove", desk, {**context, "was_published": desk.was_published(question)})


@page(open_to=can_set_up_surveys, methods=("POST",), example=a_form)
def move(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """One place up or down; the page then shows where it has come to stand."""
    desk = desk_at(code, form)
    wanted = MoveForm(request.POST)
    if not wanted.is_valid():
        messages.error(request, "Choose what to move, and whether up or down.")
        return show(request, "questions", desk, {"sections": sections(desk)}, WRONG)
    moved = wanted.cleaned_data["page"]
    try:
        actions.move_page(desk=desk, page=moved, step=wanted.by, by=me(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return questions_page(desk, moved)


@page(open_to=can_set_up_surveys, methods=("POST",), example=a_form)
def throw_away(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The draft; what is in use stays."""
    desk = desk_at(code, form)
    try:
        discard(survey=desk.survey, form=desk.form, by=me(request))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The draft is thrown away.")
    return questions_page(desk)
