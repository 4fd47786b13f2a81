"""Writing a question and its answers."""

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from portal.accounts.access import me, page
from surveys.editing import questions as actions
from surveys.editing.drafts import Desk
from surveys.editing.pictures import named
from surveys.editing.sheet import Refused
from surveys.editing.wording import KINDS
from surveys.forms.editing_questions import (
    ChangeQuestionForm,
    NewQuestionForm,
    Options,
    QuestionForm,
    initial_options,
    wording_from,
)
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

TOO_FEW = "Write at least two answers."
CHANGED_MEANWHILE = (
    "Somebody else has changed this question meanwhile. What you wrote is still here; press the "
    "button again to put it in place of theirs."
)
MAKES_NEW = (
    "People may have answered this question. With other kinds of answers, or without one of them, "
    "this makes it a new question, and its results begin anew."
)


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
        return questions_page(desk)
    context = {"form": written, "options": options, "all_pictures": named()}
    return show(request, "add", desk, context, WRONG if data is not None else 200)


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_question)
def question(request: HttpRequest, code: str, form: str, question: str) -> HttpResponse:
    """Its words and its answers."""
    desk = desk_at(code, form)
    now = wording_at(desk, question)
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


# Inside -----------------------------------------------------------------------


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
    return questions_page(desk, now)


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
