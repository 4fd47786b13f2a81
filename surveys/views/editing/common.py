"""Which survey, form and version an address of editing is about."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from portal.languages.table import BY_CODE, LANGUAGES, Language
from questionnaires.models import Version
from surveys.editing.drafts import Desk, desk_of, versions_of
from surveys.editing.sheet import Gone
from surveys.editing.wording import Wording, wording_of
from surveys.models import Form, Survey

WRONG = 400


def a_survey() -> Mapping[str, Any]:
    return {"code": Survey.objects.in_use()[0].code}


def a_form() -> Mapping[str, Any]:
    return {**a_survey(), "form": str(Form.STANDARD)}


def a_question() -> Mapping[str, Any]:
    version = desk_of(Survey.objects.in_use()[0], Form.STANDARD).version
    return {**a_form(), "question": version.definition.questions[0].code if version else ""}


def a_version() -> Mapping[str, Any]:
    return {**a_form(), "number": versions_of(Survey.objects.in_use()[0], Form.STANDARD)[0].number}


def survey_at(code: str) -> Survey:
    return get_object_or_404(Survey, pk=code)


def desk_at(code: str, form: str) -> Desk:
    if form not in Form.values:
        raise Http404
    return desk_of(survey_at(code), Form(form))


def version_at(desk: Desk, number: int) -> Version:
    found: Version | None = None
    if number < 10**9:
        found = versions_of(desk.survey, desk.form).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def language_in(request: HttpRequest) -> Language:
    """The one that was chosen; English where it is none of ours."""
    return BY_CODE.get(request.GET.get("language", ""), LANGUAGES[0])


def show(
    request: HttpRequest, name: str, desk: Desk, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page about one survey in one form."""
    about = {"desk": desk, "survey": desk.survey, "here": name, **context}
    return render(request, f"staff/surveys/editing/{name}.html", about, status=status)


def questions_page(desk: Desk, at: str = "") -> HttpResponse:
    """Leads to all questions; `at` a page of them."""
    url = reverse("staff-surveys:questions", args=[desk.survey.pk, desk.form])
    return redirect(f"{url}#page-{at}" if at else url)


def wording_at(desk: Desk, question: str) -> Wording:
    """As it stands. 404 for a question that is not there."""
    sheet = desk.sheet
    try:
        return wording_of(sheet.question(question), sheet.words(question))
    except Gone:
        raise Http404 from None
