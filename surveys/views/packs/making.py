"""Making a pack, writing in it, making it final, adding what the meeting decided."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from surveys.forms.packs import DecisionForm, NarrativeForm, SeenForm
from surveys.models import Pack
from surveys.packs.deciding import write_decision
from surveys.packs.editions import (
    BeingMade,
    IsFinal,
    IsMade,
    Moved,
    NotFinal,
    NotOver,
    latest_of,
    make_final,
    snapshot_of,
    write,
)
from surveys.packs.outline import sections
from surveys.packs.quarters import NoQuarter, quarter_called
from surveys.packs.wanting import ask_again, ask_for
from surveys.permissions import can_make_packs
from surveys.views.packs.common import BAD, FINAL, MOVED, a_made_pack, find_made, to_pack

ASKED = "The pack is being made. That may take some minutes."
IS_MADE = "This pack is made already."
NOT_OVER = "This quarter is not over yet. Its pack can be made once its last week is."
AGAIN = "The figures are being taken again. What was written stays."
BEING_MADE = "The figures are being taken. Wait until they are there."
WRITTEN, IS_FINAL = "The narrative was saved.", "The pack is final."
DECIDED = "The decision was added."
NOT_FINAL = "Make the pack final first: the meeting decides on what stands."


@page(open_to=can_make_packs, methods=("POST",), example=lambda: {"quarter": "2020-q1"})
def make(request: HttpRequest, quarter: str) -> HttpResponse:
    try:
        ask_for(quarter=quarter_called(quarter), by=me(request))
    except NoQuarter as error:
        raise Http404 from error
    except NotOver:
        messages.error(request, NOT_OVER)
        return redirect("staff-surveys:packs")
    except IsMade:
        messages.info(request, IS_MADE)
    else:
        messages.success(request, ASKED)
    return redirect("staff-surveys:pack", quarter=quarter)


@page(open_to=can_make_packs, methods=("POST",), example=a_made_pack)
def again(request: HttpRequest, quarter: str) -> HttpResponse:
    found = find_made(quarter)
    try:
        ask_again(pack=found, by=me(request))
    except (IsFinal, BeingMade) as problem:
        messages.error(request, FINAL if isinstance(problem, IsFinal) else BEING_MADE)
    else:
        messages.success(request, AGAIN)
    return to_pack(found)


@page(open_to=can_make_packs, methods=("GET", "POST"), example=a_made_pack)
def final(request: HttpRequest, quarter: str) -> HttpResponse:
    """Asks once more, for there is no way back."""
    found = find_made(quarter)
    if request.method == "POST":
        return _make_final(request, found)
    if found.is_final:
        messages.info(request, FINAL)
        return to_pack(found)
    context = {"pack": found, "edition": latest_of(found)}
    return render(request, "staff/surveys/packs/final.html", context)


@page(open_to=can_make_packs, methods=("GET", "POST"), example=a_made_pack)
def narrative(request: HttpRequest, quarter: str) -> HttpResponse:
    """What was typed stays when somebody else has been quicker; it can then be saved all the same,
    with what she wrote before one's eyes."""
    found = find_made(quarter)
    if found.is_final and request.method != "POST":
        messages.info(request, FINAL)
        return to_pack(found)
    latest = latest_of(found)
    kept = snapshot_of(latest)["narrative"]
    if request.method != "POST":
        form = NarrativeForm(initial={**kept, "seen": latest.number})
        return _show_narrative(request, found, form)
    form = NarrativeForm(request.POST)
    if not form.is_valid():
        return _show_narrative(request, found, form, status=BAD)
    try:
        write(
            pack=found,
            narrative=form.narrative(),
            seen=form.cleaned_data["seen"],
            by=me(request),
        )
    except (IsFinal, Moved) as problem:
        messages.error(request, FINAL if isinstance(problem, IsFinal) else MOVED)
        typed = NarrativeForm(initial={**form.narrative(), "seen": latest.number})
        return _show_narrative(request, found, typed, kept=kept, status=409)
    messages.success(request, WRITTEN)
    return to_pack(found)


@page(open_to=can_make_packs, methods=("GET", "POST"), example=a_made_pack)
def decisions(request: HttpRequest, quarter: str) -> HttpResponse:
    """One at a time; they are added to what there is."""
    found = find_made(quarter)
    if not found.is_final:
        messages.info(request, NOT_FINAL)
        return to_pack(found)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            write_decision(pack=found, by=me(request), **form.cleaned_data)
        except NotFinal:
            messages.error(request, NOT_FINAL)
            return to_pack(found)
        messages.success(request, DECIDED)
        return redirect("staff-surveys:pack-decisions", quarter=found.pk)
    written = snapshot_of(latest_of(found))["decisions"]
    context = {"pack": found, "form": form, "written": written}
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/packs/decisions.html", context, status=status)


def _make_final(request: HttpRequest, pack: Pack) -> HttpResponse:
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else 0
    try:
        make_final(pack=pack, seen=seen, by=me(request))
    except (IsFinal, Moved, BeingMade) as problem:
        said = {IsFinal: FINAL, Moved: MOVED, BeingMade: BEING_MADE}
        messages.error(request, said[type(problem)])
    else:
        messages.success(request, IS_FINAL)
    return to_pack(pack)


def _show_narrative(
    request: HttpRequest,
    pack: Pack,
    form: NarrativeForm,
    *,
    kept: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """`kept` is what somebody else has written meanwhile."""
    titles = {one.code: one.title for one in sections()}
    others = [(titles.get(code, code), words) for code, words in (kept or {}).items()]
    context = {"pack": pack, "form": form, "others": others}
    return render(request, "staff/surveys/packs/narrative.html", context, status=status)
