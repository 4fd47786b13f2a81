"""The record as the carer reads it on her own pages, takes it as a file, and prints it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from carers.cases.letters.content import Content, for_carer
from carers.cases.letters.delivering import read_online
from carers.cases.letters.reached import reached
from carers.cases.letters.record import RecordPage, copies
from carers.cases.letters.writing import letter_of
from carers.cases.services import service_of
from carers.models import Case, Letter
from carers.views.common import pdf_answer
from portal.languages.table import ENGLISH, language_for
from portal.ui.pdf import can_make_pdf


def record_page(case: Case, language: str) -> RecordPage | None:
    """What she can read now, in her language or in English (`en`). None where nothing is there."""
    content = for_carer(letter_of(case))
    if content is None:
        return None
    code = language if language in (content.language, ENGLISH.code) else content.language
    return RecordPage(case, content, language_for(code))


def render_record(request: HttpRequest, case: Case) -> HttpResponse:
    """The page `carers:mine-record`. A POST says that she has read it: then it counts as sent.

    `?in=en` shows the English. Before it is there, the page says what she waits for; and where it
    came to her another way, how, when, and how she gets it again.
    """
    if request.method == "POST":
        if read_online(case):
            messages.success(request, gettext("Thank you. We have noted that you have read it."))
        return redirect("carers:mine-record", case=case.pk)
    letter = letter_of(case)
    record = record_page(case, request.GET.get("in", ""))
    context = {
        "case": case,
        "record": record,
        "letter": letter,
        "reached": reached(letter),
        "service": service_of(case.organisation),
        "waits_for_words": letter is not None and letter.state == Letter.State.WAITS_FOR_WORDS,
        "is_new": letter is not None and letter.state == Letter.State.READY,
        "is_bilingual": record is not None and record.content.language != ENGLISH.code,
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "carers/record/record.html", context)


def record_pdf(request: HttpRequest, case: Case) -> HttpResponse:
    """The page `carers:mine-record-pdf`: in her language, English after it.

    The first time it is asked for by a button (POST), which counts as having reached her; a GET
    changes nothing.
    """
    content = for_carer(letter_of(case))
    if content is None:
        return redirect("carers:mine-record", case=case.pk)
    if request.method == "POST":
        read_online(case)
    if not can_make_pdf():
        messages.info(request, gettext("We cannot make a PDF just now. Please print this page."))
        return redirect("carers:mine-record", case=case.pk)
    return pdf_of(request, case, content)


def pdf_of(request: HttpRequest, case: Case, content: Content) -> HttpResponse:
    """The letter as a file, set in her language, whatever the language of the page."""
    language = language_for(content.language)
    with translation.override(language.code):
        context = {
            "language": language,
            "of": language,
            "layout": "pdf.html",
            "copies": list(copies(case, content)),
            "case": case,
        }
        html = render_to_string("carers/record/print.html", context, request)
        return pdf_answer(request, html, gettext("letter"))
