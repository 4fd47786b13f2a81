"""The assessment screen: her answers, what they count for, and going through them with her."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from carers.cases import added_services, gaps, notes, plan_shown, section_checks
from carers.cases.assigning import start_checking
from carers.cases.changing import Moved
from carers.cases.contact import Contact
from carers.cases.her_words import notes_of, others_of
from carers.cases.opening import case_page, me
from carers.cases.reading import Reading
from carers.cases.routing import notes_of_routes
from carers.forms.cases import NoteForm, NothingForm, WantsForm
from carers.forms.cases_checking import AddServiceForm, FindServiceForm, SectionForm
from carers.models import Case, Note
from carers.permissions import can_work_case
from carers.staff.tags import in_words
from carers.views.cases.answering import posted, seen_in
from carers.views.cases.doing import Deed, do

START = Deed("Start checking", "Start checking", "Checking has begun.")
FINISH = Deed(
    "All sections are checked", "All sections are checked", "All sections are marked as checked."
)
ADD = Deed("Add a local service", "Add", "The service was added.")
REMOVE = Deed("Take the service away", "Take away", "The service was taken away.")
NOTE = Deed("Write a note", "Keep the note", "The note was kept.")


def with_answers() -> Mapping[str, Any]:
    """For the list of addresses: the first case that has answers."""
    cases = Case.objects.exclude(version=None).order_by("sent_at")
    return {"case": cases.values_list("pk", flat=True)[0]}


def with_section() -> Mapping[str, Any]:
    return {**with_answers(), "section": "you"}


def with_service() -> Mapping[str, Any]:
    return {**with_answers(), "key": "a-service"}


@case_page(for_readers_of_harm=True)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """What she sent. Intake and the safeguarding lead, of a case that is not theirs to work on, see
    what it says of safety and how she may be reached (`carers.cases.reading`)."""
    reader = me(request)
    works_here = can_work_case(reader, case)
    context: dict[str, Any] = {
        "case": case,
        "works_here": works_here,
        "routes": [in_words(f"route:{code}").words for code in case.routing],
        "route_notes": notes_of_routes(case.routing),
    }
    reading = Reading(case, reader) if case.has_answers else None
    if reading is not None:
        context |= {"reading": reading, "sections": reading.sections}
    if works_here:
        context |= _for_workers(case, reading)
    else:
        context["contact"] = Contact.read(case.contact)
    return render(request, "staff/cases/case.html", context)


def _for_workers(case: Case, reading: Reading | None) -> dict[str, Any]:
    added = notes_of(case)
    context: dict[str, Any] = {
        "hers": [one for one in added if one.note.kind not in notes.OURS],
        "wants": [one for one in added if one.note.kind == Note.Kind.WANTS],
        "wants_form": WantsForm(initial={"kind": Note.Kind.WANTS}, auto_id="wants-%s"),
        "words_wait": notes.words_wait(case),
        "services": case.added_services.select_related("by"),
        "others": others_of(case),
    }
    if reading is None:
        return context
    definition, answers = reading.definition, reading.answers
    page = plan_shown.plan_page(case, reading.plan)
    return {
        **context,
        "undecided": gaps.undecided(reading.eligibility),
        "missing": gaps.unanswered_duties(definition, answers),
        "contradictions": gaps.contradictions_in(definition, answers),
        "to_check": section_checks.still_to_check(case),
        "parts": reading.parts,
        "plan_page": page,
        "steps": plan_shown.steps_of(page) if page else [],
        "emergency": plan_shown.emergency_of(case, reading.relations),
    }


@case_page(methods=("GET", "POST"), example=with_section, keeps_typed=True)
def section(request: HttpRequest, case: Case, section: str) -> HttpResponse:
    """One section gone through with her: what came of it, and what she says now."""
    reading = Reading(case, me(request)) if case.has_answers else None
    shown = reading.section(section) if reading else None
    if reading is None or shown is None or shown.is_for_figures:
        raise Http404
    deed = Deed(
        title=shown.title,
        button="Keep what came of it",
        done=f"‘{shown.title}’ was kept.",
        template="staff/cases/section.html",
        context={"reading": reading, "section": shown},
    )
    back = f"{reverse('staff-cases:case', args=[case.pk])}#section-{section}"
    return do(
        request,
        case,
        SectionForm(posted(request), initial=SectionForm.stored(shown), section=shown),
        deed,
        lambda data: section_checks.check_section(
            case=case,
            section=section,
            result=data["result"],
            words=data["words"],
            changed=data["changed"],
            by=me(request),
            seen=seen_in(request),
        ),
        back_to=back,
    )


@case_page(methods=("POST",), example=with_answers)
def start(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        NothingForm(request.POST),
        START,
        lambda _: start_checking(case=case, by=me(request), seen=seen_in(request)),
        back_to=reverse("staff-cases:case", args=[case.pk]),
    )


@case_page(methods=("POST",), example=with_answers)
def finish(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        NothingForm(request.POST),
        FINISH,
        lambda _: section_checks.finish_checking(case=case, by=me(request), seen=seen_in(request)),
        back_to=reverse("staff-cases:case", args=[case.pk]),
    )


@case_page(methods=("POST",), keeps_typed=True)
def note(request: HttpRequest, case: Case) -> HttpResponse:
    """A note leads back to the page of reaching her, what she wants to that of her answers."""
    wants = request.POST.get("kind") == Note.Kind.WANTS
    page = "case" if wants else "contact"
    anchor = "wants" if wants else "notes"
    return do(
        request,
        case,
        (WantsForm if wants else NoteForm)(request.POST),
        NOTE,
        lambda data: notes.add_note(
            case=case, words=data["words"], by=me(request), kind=data["kind"]
        ),
        back_to=f"{reverse(f'staff-cases:{page}', args=[case.pk])}#{anchor}",
    )


@case_page(methods=("POST",))
def words_read(request: HttpRequest, case: Case) -> HttpResponse:
    """Where she has written more since the page was shown, nothing is marked: it is shown first."""
    try:
        notes.mark_read(case=case, by=me(request), seen=seen_in(request))
    except Moved:
        messages.info(request, "Something has changed meanwhile. Read it, then mark it as read.")
    else:
        messages.success(request, "Marked as read.")
    return redirect(f"{reverse('staff-cases:case', args=[case.pk])}#words")


@case_page(methods=("GET", "POST"), keeps_typed=True)
def services(request: HttpRequest, case: Case) -> HttpResponse:
    """Asks the directory for words, and adds what was found to what her plan names already."""
    asked = FindServiceForm(request.GET)
    asked.is_valid()
    words = asked.cleaned_data.get("q", "")
    deed = replace(
        ADD,
        template="staff/cases/services.html",
        context={"asked": asked, "words": words, "added": case.added_services.all()},
    )
    if request.method != "POST":
        found = added_services.find(words, near=case.ward)
        context = {**deed.context, "case": case, "deed": deed, "found": found}
        return render(request, deed.template, context)
    form = AddServiceForm(request.POST)
    return do(
        request,
        case,
        form,
        deed,
        lambda data: added_services.add_service(
            case=case, key=data["key"], why=data["why"], by=me(request)
        ),
        back_to=f"{reverse('staff-cases:case', args=[case.pk])}#services",
    )


@case_page(methods=("POST",), example=with_service)
def remove_service(request: HttpRequest, case: Case, key: str) -> HttpResponse:
    return do(
        request,
        case,
        NothingForm(request.POST),
        REMOVE,
        lambda _: added_services.remove_service(case=case, key=key, by=me(request)),
        back_to=f"{reverse('staff-cases:case', args=[case.pk])}#services",
    )
