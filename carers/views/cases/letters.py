"""The letter of one case, for staff: written, translated, delivered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from carers.cases.changing import Moved
from carers.cases.contact import Contact
from carers.cases.letters.content import for_staff, included_now
from carers.cases.letters.delivering import NEEDS_WORDS, NO_POST, deliver
from carers.cases.letters.facts import decision_of
from carers.cases.letters.parts import PREFIX, REASONS, TYPED, approved_plan, pieces_of
from carers.cases.letters.record import RecordPage, copies
from carers.cases.letters.showing import pdf_of
from carers.cases.letters.writing import NO_DECISION, State, letter_of, save, take_back
from carers.cases.opening import case_page, me
from carers.cases.refusing import Refused
from carers.forms.cases_letters import DeliveredForm, WritingForm
from carers.models import Case, Letter
from carers.views.cases.answering import Answering, posted, seen_in
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH, language_for
from portal.ui.pdf import can_make_pdf

MOVED = "Somebody else changed this case meanwhile. Look at it again, then go on."


@case_page()
def letter(request: HttpRequest, case: Case) -> HttpResponse:
    """Where it stands, and the letter as it will be: in English, `?in=theirs` in her language."""
    found = letter_of(case)
    content = for_staff(case, found)
    language = language_for(content.language)
    in_theirs = request.GET.get("in") == "theirs"
    context = {
        "case": case,
        "letter": found,
        "state": found.state if found else State.BEING_WRITTEN,
        "record": RecordPage(case, content, language if in_theirs else ENGLISH),
        "of": language,
        "is_bilingual": language != ENGLISH,
        "in_theirs": in_theirs,
        "reads_other": found is not None and found.language != case.language,
        "reads": language_for(case.language),
        "decision": decision_of(case),
        "no_decision": NO_DECISION,
        "has_unapproved_plan": hasattr(case, "support_plan") and approved_plan(case) is None,
        "may_post": Contact.read(case.contact).may_post,
        "no_post": NO_POST,
        "needs_words": NEEDS_WORDS,
        "can_make_pdf": can_make_pdf(),
        **_translation(case, found),
    }
    return render(request, "staff/cases/letters/letter.html", context)


def _translation(case: Case, found: Letter | None) -> dict[str, Any]:
    """How far it is, for a letter that waits for it."""
    if found is None or found.finished_at is None or found.language == ENGLISH.code:
        return {}
    known = own_words_of(case, target=found.language)
    rows = [row for part, row in known.items() if part.startswith(PREFIX)]
    waiting = [row.due_at for row in rows if not row.is_done]
    return {
        "parts": len(rows),
        "parts_done": len(rows) - len(waiting),
        "words_due": max(waiting, default=None),
    }


@case_page(methods=("GET", "POST"), keeps_typed=True)
def write(request: HttpRequest, case: Case) -> HttpResponse:
    """In English. Finishing sends it to be translated; nothing goes to the carer from here."""
    found = letter_of(case)
    if request.method != "POST":
        if found is not None and found.state != State.BEING_WRITTEN:
            messages.info(request, "The letter is finished. Take it back first to change it.")
            return redirect("staff-cases:letter", case=case.pk)
        form = _writing(case, found)
        return _show_writing(Answering(request, case, form), form)
    form = WritingForm(request.POST, pieces=pieces_of(case))
    answering = Answering(request, case, form)
    finish = request.POST.get("do") == "finish"
    if not answering.does(
        lambda how: save(texts=form.texts(), included=form.chosen(), finish=finish, **how)
    ):
        return _show_writing(answering, form)
    kept = answering.result
    messages.success(request, _said(kept) if finish else "Saved. The letter is not finished.")
    return redirect("staff-cases:letter", case=case.pk)


def _said(kept: Letter) -> str:
    if kept.state == State.READY:
        return "The letter is finished and ready to go."
    return "The letter is finished. It waits for its translation by a person."


def _writing(case: Case, found: Letter | None) -> WritingForm:
    texts = dict(found.english) if found else {}
    decision = decision_of(case)
    if decision is not None:
        texts.setdefault(REASONS, decision.reasons)
    first = {part: texts.get(part, "") for part in TYPED}
    pieces = pieces_of(case)
    return WritingForm(
        initial={**first, "include": sorted(included_now(case, found))}, pieces=pieces
    )


def _show_writing(answering: Answering, form: WritingForm) -> HttpResponse:
    case = answering.case
    found = letter_of(case) if answering.has_moved else None
    saved = found.english if found else {}
    context = {
        "boxes": [(form[part], saved.get(part, "")) for part in TYPED],
        "offered": form.offered(),
        "decision": decision_of(case),
        "no_decision": NO_DECISION,
        "of": language_for(case.language),
        "is_english": case.language == ENGLISH.code,
    }
    return answering.show("staff/cases/letters/write.html", context)


@case_page(methods=("POST",))
def back(request: HttpRequest, case: Case) -> HttpResponse:
    """Takes a finished letter back to change it, or writes one that has gone anew."""
    try:
        take_back(case=case, by=me(request), seen=seen_in(request))
    except (Refused, Moved) as problem:
        messages.error(request, problem.words if isinstance(problem, Refused) else MOVED)
        return redirect("staff-cases:letter", case=case.pk)
    return redirect("staff-cases:letter-write", case=case.pk)


@case_page(methods=("GET", "POST"), keeps_typed=True)
def delivered(request: HttpRequest, case: Case) -> HttpResponse:
    """How it reached her, with the evidence."""
    form = DeliveredForm(posted(request))
    answering = Answering(request, case, form)
    if answering.does(lambda how: deliver(evidence=form.evidence(), **how)):
        messages.success(request, "Recorded. The letter has reached the carer.")
        return redirect("staff-cases:letter", case=case.pk)
    found = letter_of(answering.case)
    context = {
        "letter": found,
        "needs_words": NEEDS_WORDS if found and found.state == State.WAITS_FOR_WORDS else "",
        "no_post": "" if Contact.read(answering.case.contact).may_post else NO_POST,
    }
    return answering.show("staff/cases/letters/delivered.html", context)


@case_page()
def printed(request: HttpRequest, case: Case) -> HttpResponse:
    """Both languages, for paper."""
    content = for_staff(case, letter_of(case))
    context = {
        "layout": "staff/base.html",
        "copies": list(copies(case, content)),
        "of": language_for(content.language),
        "case": case,
    }
    return render(request, "carers/record/print.html", context)


@case_page()
def pdf(request: HttpRequest, case: Case) -> HttpResponse:
    """The same as a file."""
    if not can_make_pdf():
        messages.info(request, "A PDF cannot be made just now. Please print this page.")
        return redirect("staff-cases:letter-print", case=case.pk)
    return pdf_of(request, case, for_staff(case, letter_of(case)))
