"""What the pages of the entry do. Rooms give them addresses and say who may open them."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from portal.audit.actions import NotRecorded
from questionnaires import forms
from questionnaires.entry.desk import Desk, lost, me, opened_at
from questionnaires.entry.sheet import Sheet
from questionnaires.forms import PageForm
from questionnaires.journey import access, actions, keeping
from questionnaires.journey.keys import groups
from questionnaires.journey.standing import INTERRUPTS, Standing
from questionnaires.models import Draft

Finish = Callable[[HttpRequest, Draft], HttpResponse]
SAVED = "Saved at this point. You can go on, or stop and go on later."
LATER = "Saved. You can open it below until you sign out or close the browser."


def sheet(request: HttpRequest, desk: Desk, draft: Draft, *, finish: Finish) -> HttpResponse:
    """All questions. A POST saves each page for itself, and then does what was pressed.

    Whatever was wrong is kept as it was typed and shown with what is wrong, at an address that
    can be reloaded.
    """
    if request.method == "POST":
        return _save(request, desk, draft, finish)
    if Standing(draft).unseen_danger():
        return redirect(_with_errors(request, desk.url("danger", draft)))
    return _show(request, desk, Sheet(draft, with_errors="errors" in request.GET))


def sheet_refused(request: HttpRequest, desk: Desk, draft: uuid.UUID) -> HttpResponse:
    """The form was too old to be taken (CSRF). All that was typed is in it again."""
    try:
        found = opened_at(desk, request, draft, is_read=True)
    except access.NoKey:
        return lost(request, desk, draft)
    except NotRecorded:
        return desk.show(request, "not_recorded", {}, status=503)
    return _show(request, desk, Sheet(found, request.POST), is_unsaved=True, status=403)


def danger(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    """What to do now. The portal has told nobody; going on is one press."""
    standing = Standing(draft)
    found = standing.dangers()
    sheet_url = _with_errors(request, desk.url("sheet", draft))
    if not found:
        return redirect(sheet_url)
    if request.method == "POST":
        actions.warned(draft=draft, of=found)
        return redirect(sheet_url)
    said = Sheet(draft).in_words(INTERRUPTS)
    return desk.show(request, "danger", {"draft": draft, "said": said})


def code(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    """A code to hand over. It is in the answer to the POST and nowhere else."""
    with translation.override(draft.language):
        where = request.build_absolute_uri(desk.room.url("resume"))
    answers = desk.url("sheet", draft)
    context: dict[str, Any] = {"draft": draft, "groups": [], "where": where, "back_to": answers}
    if request.method == "POST":
        context["groups"] = groups(keeping.give_code(draft=draft, by=me(request)))
    return desk.show(request, "code", context)


def close(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    """Off this screen: from now on only the person's code opens it."""
    actions.close(draft=draft, by=me(request))
    access.let_go(request, draft.pk, slot=access.STAFF)
    messages.success(request, "Closed. You can no longer open these answers.")
    return redirect(desk.url())


def _save(request: HttpRequest, desk: Desk, draft: Draft, finish: Finish) -> HttpResponse:
    sent = list(Sheet(draft, request.POST).sent())
    settled, _, which = request.POST.get("choose", "").partition(":")
    others = [one for one in sent if one.page.code != settled]
    actions.save_together(draft=draft, sent=others, language=draft.language)
    _settle(draft, settled, which)
    now = Draft.objects.for_journey().get(pk=draft.pk)
    is_wrong = any(row.pending is not None or row.rivals for row in now.steps.all())
    url = desk.url("sheet", draft)
    wanted = request.POST.get("go", "")
    if Standing(now).unseen_danger():
        return redirect(desk.url("danger", draft) + ("?errors" if is_wrong else ""))
    if wanted == "later":
        messages.success(request, LATER)
        return redirect(desk.url())
    if is_wrong:
        return redirect(f"{url}?errors")
    if wanted == "finish":
        return finish(request, now)
    messages.success(request, SAVED)
    parts = {f"part-{section.code}" for section in draft.definition.sections}
    return redirect(f"{url}#{wanted}" if wanted in parts else url)


def _settle(draft: Draft, code: str, which: str) -> None:
    """Of several answers to one page, one was said to hold."""
    page = draft.definition.page_by_code.get(code)
    if page is None:
        return
    row, wanted = actions.choose(
        draft=draft,
        page=page,
        rival=int(which) if which.isdecimal() and len(which) < 3 else None,
        language=draft.language,
    )
    if wanted is None:
        return
    data: MultiValueDict[str, str] = MultiValueDict(forms.as_posted(wanted, code))
    words = Sheet(draft).english
    form = PageForm(data, page=page, questions=page.questions, words=words, prefix=code)
    if form.is_valid():
        held = {name: given for name, given in form.answers().items() if name in wanted}
        actions.save(
            draft=draft, page=page, answers=held, seen=row.revision, language=draft.language
        )


def _show(
    request: HttpRequest,
    desk: Desk,
    made: Sheet,
    *,
    is_unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "draft": made.draft,
        "sheet": made,
        "parts": made.parts(),
        "errors": made.errors(),
        "is_unsaved": is_unsaved,
        **made.alarms(),
    }
    return desk.show(request, "sheet", context, status=status)


def _with_errors(request: HttpRequest, url: str) -> str:
    return f"{url}?errors" if "errors" in request.GET else url
