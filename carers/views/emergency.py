"""An emergency plan for each person she looks after: read, written in three pages, printed."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext

from carers.forms.emergency import PARTS
from carers.models import Plan
from carers.plan import emergency
from carers.plan.access import behind_key, own_plan_for
from carers.plan.showing import PersonShown
from carers.views.common import back_to, pdf_answer
from portal.accounts.access import everyone, page
from portal.ui.pdf import can_make_pdf

ORDER = list(PARTS)


@page(open_to=everyone, keyed=True)
@behind_key
def show(request: HttpRequest, plan: uuid.UUID, person: int) -> HttpResponse:
    mine, whom = _person(request, plan, person)
    return render(request, "carers/emergency/show.html", _context(mine, whom, "base.html"))


@page(open_to=everyone, keyed=True)
@behind_key
def pdf(request: HttpRequest, plan: uuid.UUID, person: int) -> HttpResponse:
    mine, whom = _person(request, plan, person)
    if whom.row is None or not can_make_pdf():
        messages.info(request, gettext("We cannot make a PDF just now. Please print this page."))
        return redirect("carers:emergency", plan=plan, person=person)
    context = _context(mine, whom, "pdf.html")
    html = render_to_string("carers/emergency/show.html", context, request)
    return pdf_answer(request, html, gettext("emergency plan"))


@page(open_to=everyone, keyed=True)
@behind_key
def card(request: HttpRequest, plan: uuid.UUID, person: int) -> HttpResponse:
    """For the purse: a number to ring and a code, nothing of anyone."""
    mine, whom = _person(request, plan, person)
    if whom.row is None:
        return redirect("carers:emergency", plan=plan, person=person)
    return render(request, "carers/emergency/card.html", _context(mine, whom, "base.html"))


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@behind_key
def edit(request: HttpRequest, plan: uuid.UUID, person: int, part: str) -> HttpResponse:
    """One of the three pages. What was sent is kept at once; the next page follows."""
    if part not in PARTS:
        raise Http404
    mine, whom = _person(request, plan, person)
    if request.method == "POST":
        form = PARTS[part](request.POST)
        if form.is_valid():
            emergency.save_part(plan=mine, person=person, part=part, data=form.cleaned_data)
            return _next(plan, person, part)
    else:
        stated = emergency.person_of(mine, person)
        form = PARTS[part](initial=emergency.initial(mine, stated or {}, whom.row, part))
    context = {
        "plan": mine,
        "person": whom,
        "form": form,
        "part": part,
        "number": ORDER.index(part) + 1,
        "of": len(ORDER),
        "before": ORDER[ORDER.index(part) - 1] if part != ORDER[0] else "",
    }
    status = 400 if form.errors else 200
    return render(request, f"carers/emergency/{part}.html", context, status=status)


@page(open_to=everyone, methods=("POST",), keyed=True)
@behind_key
def delete(request: HttpRequest, plan: uuid.UUID, person: int) -> HttpResponse:
    mine, _whom = _person(request, plan, person)
    emergency.delete(plan=mine, person=person)
    messages.success(request, gettext("The emergency plan is deleted."))
    return back_to(mine, "emergency")


def _person(request: HttpRequest, plan_id: uuid.UUID, number: int) -> tuple[Plan, PersonShown]:
    mine = own_plan_for(request, plan_id).plan
    stated = emergency.person_of(mine, number)
    if stated is None:
        raise Http404
    row = emergency.emergency_of(mine, number)
    return mine, PersonShown(number, stated["relation"] or "", row)


def _context(mine: Plan, whom: PersonShown, layout: str) -> dict[str, object]:
    row = whom.row
    return {
        "layout": layout,
        "plan": mine,
        "person": whom,
        "sections": [(part, emergency.lines(row, part)) for part in ORDER] if row else [],
        "backups": emergency.backups(row) if row else [],
        "carers_service": mine.snapshot["carers_service"],
        "can_make_pdf": can_make_pdf(),
    }


def _next(plan: uuid.UUID, person: int, part: str) -> HttpResponse:
    after = ORDER[ORDER.index(part) + 1 :]
    if after:
        return redirect("carers:emergency-edit", plan=plan, person=person, part=after[0])
    return redirect("carers:emergency", plan=plan, person=person)
