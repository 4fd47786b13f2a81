"""What the pages around the questions do. Rooms give them addresses and say who may open them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from portal.languages.table import BY_CODE, current_language
from portal.ui.limits import is_too_often
from questionnaires import forms
from questionnaires.forms import PageForm
from questionnaires.journey import access, actions, keeping, moving, paper, shown
from questionnaires.journey.resuming import say_what_is_new
from questionnaires.journey.room import Room
from questionnaires.journey.standing import Standing
from questionnaires.journey.wizard import CHECK, revision_in
from questionnaires.models import Draft, Version, VersionState
from questionnaires.models.drafts import KEEP, KEEP_ASKED
from questionnaires.texts import words

FROM_ONE_PLACE = 200
"""Drafts begun in an hour: a library or a hostel is one place."""


def active_version(room: Room) -> Version | None:
    return Version.objects.filter(
        questionnaire=room.questionnaire, state=VersionState.ACTIVE
    ).first()


# Beginning ------------------------------------------------------------------


def start(request: HttpRequest, room: Room) -> HttpResponse:
    """The first question as the way in. A POST makes a draft; a GET shows it and nothing else."""
    version = active_version(room)
    if version is None:
        return render(request, room.template("closed"), {"room": room})
    page = version.definition.pages[0]
    language = current_language().code
    said = words(version, language, only=shown.units_of(version.definition, page))
    form = PageForm(
        forms.own_fields(page.questions, request.POST, page.code) if request.POST else None,
        page=page,
        questions=page.questions,
        words=said,
        prefix=page.code,
    )
    if request.method == "POST" and form.is_valid():
        if is_too_often(request, "draft", most=FROM_ONE_PLACE):
            form.add_error(None, gettext("Too many people start here just now. Please wait."))
        else:
            return _begin(request, room, version, form)
    waiting = access.held(request, room.questionnaire)
    question = page.questions[0]
    context = {
        "room": room,
        "form": form,
        "page": page,
        "name": f"{page.code}-{question.code}",
        "question": question,
        "title": said.question(question),
        "options": [
            (option, said.option(question, option.code), said.option_hint(question, option.code))
            for option in question.options
        ],
        "waiting": waiting,
        "carry_on": room.url("carry-on", waiting.pk) if waiting else "",
        "days": KEEP.days,
        "days_asked": KEEP_ASKED.days,
    }
    return render(request, room.template("start"), context, status=400 if form.errors else 200)


def _begin(request: HttpRequest, room: Room, version: Version, form: PageForm) -> HttpResponse:
    answers = form.answers()
    begun = actions.start(
        version=version,
        language=current_language().code,
        page=form.page,
        answers=answers if any(answers.values()) else {},
    )
    access.hold(request, begun.draft, begun.key)
    return redirect(room.url("draft", begun.draft.pk))


def carry_on(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """With the draft of this browser, in the newest version that its answers fit."""
    say_what_is_new(request, moving.to_newest(draft=draft))
    is_long = draft.length == Draft.Length.FULL
    return redirect(room.url("more" if is_long else "draft", draft.pk))


def home(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """Where she was: the first open page, else the check of her answers."""
    first = Standing(draft).first_open
    target = room.url("step", draft.pk, step=first.code) if first else room.url(CHECK, draft.pk)
    return redirect(target)


# While answering --------------------------------------------------------------


def autosave(request: HttpRequest, room: Room, draft: Draft, step: str) -> HttpResponse:
    """What is typed, as it is typed: kept, never checked, never confirmed."""
    _keep_typed(request, draft, step, asks=False)
    return HttpResponse(status=204)


def change_language(request: HttpRequest, room: Room, draft: Draft, step: str) -> HttpResponse:
    """The same page in another language; what was typed is kept first."""
    wanted = request.POST.get("language", "")
    code = wanted if wanted in BY_CODE else current_language().code
    _keep_typed(request, draft, step, asks=True)
    url = room.url_in(code, "step", draft.pk, step=step)
    back = f"?back_to={CHECK}" if request.POST.get("back_to") == CHECK else ""
    return redirect(f"{url}{back}")


def _keep_typed(request: HttpRequest, draft: Draft, step: str, *, asks: bool) -> None:
    page = draft.definition.page_by_code.get(step)
    if page is None:
        return
    asked = Standing(draft).questions(page) or page.questions
    actions.keep_typed(
        draft=draft,
        page=page,
        typed=forms.typed(asked, request.POST, page.code),
        seen=revision_in(request.POST),
        language=current_language().code,
        asks=asks,
    )


def danger(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """Help now, before anything else; then on, or a stop. Nothing is blocked, nobody is told."""
    standing = Standing(draft)
    found = standing.dangers()
    if not found:
        return home(request, room, draft)
    if request.method == "POST":
        actions.warned(draft=draft, of=found)
        return redirect(room.url("keep" if "stop" in request.POST else "draft", draft.pk))
    context = {
        "room": room,
        "draft": draft,
        "leave": room.url("leave", draft.pk),
        "words": room.template("danger_words"),
    }
    return render(request, room.template("danger"), context)


def more(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """What is done and what is left. A POST goes on from the short questions into all of them."""
    if request.method == "POST":
        actions.go_on_to_full(draft=draft)
        return redirect(room.url("more", draft.pk))
    standing = Standing(draft)
    if standing.unseen_danger():
        return redirect(room.url("danger", draft.pk))
    sections = [f"section/{section.code}" for section in draft.definition.sections]
    said = words(draft.version, current_language().code, only=sections)
    is_long = draft.length == Draft.Length.FULL
    context = {**shown.tasks(room, standing, said), "is_long": is_long}
    return render(request, room.template("more"), context)


# Ending -----------------------------------------------------------------------


def delete(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """Deletes all of it, now, once she has confirmed it."""
    if request.method != "POST":
        return render(request, room.template("delete"), {"room": room, "draft": draft})
    keeping.delete(draft=draft)
    access.let_go(request, draft.pk)
    messages.success(request, gettext("Your answers are deleted. Nothing is left of them."))
    return redirect(room.url("start"))


def close(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """Finished on this device: only the code or the link opens the answers again."""
    access.let_go(request, draft.pk)
    messages.success(request, gettext("Your answers are closed on this device."))
    return redirect(room.url("start"))


def leave(request: HttpRequest, harmless: str) -> HttpResponse:
    """'Leave this page quickly': this browser forgets what it could open, then shows the weather.

    Only taking away is done by a GET here. What a browser fetches in advance takes nothing away.
    """
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        access.let_go(request)
    return redirect(harmless)


def printed(request: HttpRequest, room: Room) -> HttpResponse:
    """All questions on paper, from the same definition."""
    version = active_version(room)
    if version is None:
        return render(request, room.template("closed"), {"room": room})
    said = words(version, current_language().code)
    context: dict[str, Any] = {"room": room, "sections": paper.sections(version.definition, said)}
    return render(request, room.template("paper"), context)
