"""All surveys, a new one, and everything of a survey but its questions."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from questionnaires.models import Version, VersionState
from surveys.editing.drafts import desk_of
from surveys.editing.setting_up import change_survey, new_survey, reopen, retire
from surveys.editing.sheet import Refused
from surveys.editing.trials import trials_of
from surveys.forms.editing import BANK, ChangeSurveyForm, NewSurveyForm
from surveys.models import Form, Survey
from surveys.permissions import can_set_up_surveys
from surveys.views.editing.common import WRONG, a_survey, survey_at

OWN = ("title", "about", "who_reads", "thanks", "identity", "is_open", "readers", "has_easy")


@page(open_to=can_set_up_surveys)
def surveys(request: HttpRequest) -> HttpResponse:
    """In use, not asked yet, and retired."""
    answers = Count("responses", filter=Q(responses__is_trial=False))
    drafts = set(
        Version.objects.filter(state=VersionState.DRAFT).values_list("questionnaire", flat=True)
    )
    rows = [
        (survey, [form.label for form in Form if survey.questionnaire(form) in drafts])
        for survey in Survey.objects.annotate(answers=answers)
    ]
    asked = set(Survey.objects.in_use().values_list("pk", flat=True))
    context = {
        "in_use": [row for row in rows if row[0].pk in asked],
        "not_yet": [row for row in rows if row[0].pk not in asked and not row[0].retired_at],
        "retired": [row for row in rows if row[0].retired_at],
    }
    return render(request, "staff/surveys/editing/surveys.html", context)


@page(open_to=can_set_up_surveys, methods=("GET", "POST"))
def new(request: HttpRequest) -> HttpResponse:
    form = NewSurveyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = dict(form.cleaned_data)
        start = data.pop("start")
        made = new_survey(by=me(request), **data)
        messages.success(request, "The survey is there. Nobody is asked before you publish it.")
        if start == BANK:
            return redirect("staff-surveys:bank", made.pk, Form.STANDARD)
        return redirect("staff-surveys:survey", made.pk)
    status = WRONG if form.is_bound else 200
    return render(request, "staff/surveys/editing/new.html", {"form": form}, status=status)


@page(open_to=can_set_up_surveys, example=a_survey)
def survey(request: HttpRequest, code: str) -> HttpResponse:
    """Its words, its two forms, its trial answers; and the end."""
    found = survey_at(code)
    context = {
        "survey": found,
        "desks": [desk_of(found, form) for form in Form],
        "trials": trials_of(found),
    }
    return render(request, "staff/surveys/editing/survey.html", context)


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_survey)
def words(request: HttpRequest, code: str) -> HttpResponse:
    found = survey_at(code)
    form = ChangeSurveyForm(
        request.POST if request.method == "POST" else None,
        survey=found,
        can_be_easy=desk_of(found, Form.EASY).active is not None,
        initial={name: getattr(found, name) for name in OWN},
    )
    if form.is_valid():
        changed = change_survey(survey=found, by=me(request), **form.cleaned_data)
        said = f"Changed: {', '.join(changed)}." if changed else "Nothing was different."
        messages.success(request, said)
        return redirect("staff-surveys:survey", code)
    context = {"survey": found, "form": form}
    status = WRONG if form.is_bound else 200
    return render(request, "staff/surveys/editing/words.html", context, status=status)


@page(open_to=can_set_up_surveys, methods=("POST",), example=a_survey)
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Retires it, or opens it again."""
    found = survey_at(code)
    wants_open = "reopen" in request.POST
    try:
        (reopen if wants_open else retire)(survey=found, by=me(request))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = "It is in use again." if wants_open else "It is retired. Nobody can begin it."
        messages.success(request, said)
    return redirect("staff-surveys:survey", code)
