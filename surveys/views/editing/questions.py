"""The questions of one survey in one form: in order, from the bank, written, changed, taken out."""

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.access import me, page
from surveys.editing import questions as actions
from surveys.editing.drafts import Desk, discard
from surveys.editing.from_bank import offered
from surveys.editing.pictures import named
from surveys.editing.sheet import Gone, Refused
from surveys.editing.shown import sections
from surveys.editing.wording import KINDS, wording_of
from surveys.forms.editing_questions import (
    BankForm,
    ChangeQuestionForm,
    MoveForm,
    NewQuestionForm,
    Options,
    QuestionForm,
    initial_options,
    wording_from,
)
from surveys.permissions import can_set_up_surveys
from surveys.views.editing.common import WRONG, a_form, a_question, desk_at, show

TOO_FEW = "Write at least two answers."
CHANGED_MEANWHILE = (
    "Somebody else has changed this question meanwhile. What you wrote is still here; press the "
    "button again to put it in place of theirs."
)
MAKES_NEW = (
    "People may have answered this question. With other kinds of answers, or without one of them, "
    "this makes it a new question, and its results begin anew."
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
            return _list(desk)
    status = WRONG if chosen.is_bound else 200
    return show(request, "bank", desk, {"form": chosen}, status)


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_form)
def add(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """A question of the survey's own."""
    desk = desk_at(code, form)
    data = request.POST if request.method == "POST" else None
    written = NewQuestionForm(data, initial={"kind": "choice"})
    options = Options(data, prefix="answers", known={})
    if data is not None and _is_whole(written, options):
        wording = wording_from(written, options.options())
        section = written.cleaned_data["section"]
        actions.add_question(desk=desk, section=section, wording=wording, by=me(request))
        messages.success(request, f"‘{wording.title}’ is added at the end.")
        return _list(desk)
    context = {"form": written, "options": options, "all_pictures": named()}
    return show(request, "add", desk, context, WRONG if data is not None else 200)


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_question)
def question(request: HttpRequest, code: str, form: str, question: str) -> HttpResponse:
    """Its words and its answers."""
    desk = desk_at(code, form)
    now = _now(desk, question)
    data = request.POST if request.method == "POST" else None
    written = ChangeQuestionForm(
        data,
        kept_indicator=now.indicator,
        initial={**vars(now), "seen": _seen(desk, question)},
    )
    options = Options(
        data,
        prefix="answers",
        initial=initial_options(now.options),
        known={one.code: one.words for one in now.options},
    )
    if data is not None and _is_whole(written, options):
        answer = _change(request, desk, question, written, options)
        if answer is not None:
            return answer
    sheet = desk.sheet
    context = {
        "form": written,
        "options": options,
        "all_pictures": named(),
        "question": question,
        "title": sheet.title(question),
        "is_shared": sheet.is_shared(question),
        "was_published": desk.was_published(question),
    }
    return show(request, "question", desk, context, WRONG if data is not None else 200)


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_question)
def remove(request: HttpRequest, code: str, form: str, question: str) -> HttpResponse:
    """Taken out once somebody has confirmed it."""
    desk = desk_at(code, form)
    now = _now(desk, question)
    if request.method == "POST":
        try:
            actions.remove_question(desk=desk, code=question, by=me(request))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"‘{now.title}’ is taken out of the draft.")
        return _list(desk)
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
    except (Refused, Gone) as refused:
        said = str(refused) if isinstance(refused, Refused) else "That page is not there any more."
        messages.error(request, said)
    return _list(desk, moved)


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
    return _list(desk)


# Inside -----------------------------------------------------------------------


def _list(desk: Desk, at: str = "") -> HttpResponse:
    url = reverse("staff-surveys:questions", args=[desk.survey.pk, desk.form])
    return redirect(f"{url}#page-{at}" if at else url)


def _now(desk: Desk, question: str) -> Any:
    """As it stands. 404 for a question that is not there."""
    sheet = desk.sheet
    try:
        return wording_of(sheet.question(question), sheet.words(question))
    except Gone:
        raise Http404 from None


def _is_whole(written: QuestionForm, options: Any) -> bool:
    if not options.is_valid():
        for fault in options.faults():
            written.add_error(None, fault)
    if not written.is_valid():
        return False
    if KINDS[written.cleaned_data["kind"]].has_options and len(options.options()) < 2:
        written.add_error(None, TOO_FEW)
        return False
    return True


def _change(
    request: HttpRequest, desk: Desk, code: str, written: ChangeQuestionForm, options: Any
) -> HttpResponse | None:
    """None where it is not stored; the form then says why."""
    data = written.cleaned_data
    if data["seen"] != _seen(desk, code):
        _say(written, CHANGED_MEANWHILE, seen=_seen(desk, code))
        return None
    was_shared = desk.sheet.is_shared(code)
    wording = wording_from(written, options.options())
    try:
        now = actions.change_question(
            desk=desk,
            code=code,
            wording=wording,
            by=me(request),
            as_new=data["as_new"],
            minor=data["minor"],
        )
    except actions.MakesNew:
        _say(written, MAKES_NEW)
        written.show_as_new()
        return None
    except Refused as refused:
        _say(written, str(refused))
        return None
    said = f"‘{wording.title}’ is changed in the draft."
    if was_shared and not desk_at(desk.survey.pk, desk.form).sheet.is_shared(now):
        said += " Its words are this survey’s own now, and no longer those of the bank."
    messages.success(request, said)
    return _list(desk, now)


def _say(written: ChangeQuestionForm, words: str, **instead: str) -> None:
    """What was typed stays; hidden fields may take another value."""
    written.add_error(None, words)
    if instead:
        written.data = {**written.data.dict(), **instead}  # type: ignore[attr-defined]


def _seen(desk: Desk, code: str) -> str:
    """Of the question as somebody had it before them."""
    sheet = desk.sheet
    whole = json.dumps([sheet.question(code), sheet.words(code)], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
