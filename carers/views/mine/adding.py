"""What she adds, corrects and asks for. Each page keeps what was typed until it is saved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from carers.cases import own
from carers.cases.changing import Ended
from carers.forms.mine import AddForm, CorrectForm, TalkForm
from carers.models import Case
from carers.views.mine.common import her_page
from carers.views.mine.shown import context_of, notes_of
from portal.alerts.clock import words_due_at
from portal.languages.table import current_language
from portal.ui.danger import sounds_like_danger
from questionnaires.texts import words


@her_page(methods=("GET", "POST"))
def add(request: HttpRequest, case: Case) -> HttpResponse:
    form = AddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        own.add(case=case, words=form.cleaned_data["words"], language=current_language().code)
        return redirect("carers:mine-added", case=case.pk)
    due = words_due_at(timezone.now())
    context = context_of(case, form=form, notes=notes_of(case), due=due)
    return render(request, "carers/mine/add.html", context, status=400 if form.errors else 200)


@her_page(methods=("GET", "POST"))
def correct(request: HttpRequest, case: Case) -> HttpResponse:
    """Her answers stay as she sent them; what is right stands beside them."""
    sections = _sections(case)
    typed = request.POST if request.method == "POST" else None
    form = CorrectForm(typed, sections=sections, initial={"section": request.GET.get("section")})
    if form.is_valid():
        titles = dict(sections)
        own.correct(
            case=case,
            section=titles.get(form.cleaned_data.get("section", ""), ""),
            words=form.cleaned_data["words"],
            language=current_language().code,
        )
        return redirect("carers:mine-added", case=case.pk)
    context = context_of(case, form=form)
    return render(request, "carers/mine/correct.html", context, status=400 if form.errors else 200)


@her_page()
def added(request: HttpRequest, case: Case) -> HttpResponse:
    """Says who reads it and by when; and shows whom to phone, where the words sound like danger."""
    note = next((one for one in notes_of(case) if one.is_hers), None)
    if note is None:
        return redirect("carers:mine-add", case=case.pk)
    context = context_of(
        case,
        note=note,
        due=words_due_at(note.at),
        sounds_like_danger=sounds_like_danger(note.words),
    )
    return render(request, "carers/mine/added.html", context)


@her_page(methods=("GET", "POST"))
def talk(request: HttpRequest, case: Case) -> HttpResponse:
    """The talk that is booked, and 'another time would be better'."""
    form = TalkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            own.ask_for_another_time(
                case=case, words=form.cleaned_data["words"], language=current_language().code
            )
        except (own.NoTalk, Ended):
            form.add_error(None, gettext("This talk is no longer booked. Please phone us."))
        else:
            messages.success(request, gettext("We look for another time and tell you."))
            return redirect("carers:mine-talk", case=case.pk)
    context = context_of(case, form=form)
    return render(request, "carers/mine/talk.html", context, status=400 if form.errors else 200)


def _sections(case: Case) -> list[tuple[str, str]]:
    """Of her answers, with their titles in the language of the page."""
    if case.version is None:
        return []
    said = words(case.version, current_language().code)
    answered = {
        case.version.definition.section_of[code].code
        for code in case.answers
        if code in case.version.definition.section_of
    }
    return [
        (one.code, str(getattr(said.section(one), "value", one.code)))
        for one in case.version.definition.sections
        if one.code in answered
    ]
