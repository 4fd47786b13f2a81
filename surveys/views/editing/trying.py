"""Looking at a survey as people will see it, and trying it out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from portal.accounts.access import me, page
from portal.languages.table import BY_CODE, LANGUAGES
from surveys.answering.attempts import open_here
from surveys.editing.preview import pages
from surveys.editing.trials import delete_trials, try_out
from surveys.models import Form
from surveys.permissions import can_set_up_surveys
from surveys.views.editing.common import a_form, a_survey, desk_at, language_in, survey_at


@page(open_to=can_set_up_surveys, example=a_form)
def preview(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The draft, else what is in use, in the chosen language."""
    desk = desk_at(code, form)
    if desk.version is None:
        messages.info(request, "There are no questions yet.")
        return redirect("staff-surveys:questions", code, form)
    language = language_in(request)
    with translation.override(language.code):
        context = {
            "desk": desk,
            "survey": desk.survey,
            "version": desk.version,
            "pages": pages(request, desk.survey, desk.version),
            "all_languages": LANGUAGES,
            "forms": Form,
        }
        return render(request, "staff/surveys/editing/preview.html", context)


@page(open_to=can_set_up_surveys, methods=("POST",), example=a_form)
def try_it(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The real journey in this browser; its answers are kept apart."""
    desk = desk_at(code, form)
    if desk.version is None or not desk.version.definition.pages:
        messages.error(request, "There are no questions to try out yet.")
        return redirect("staff-surveys:questions", code, form)
    wanted = request.POST.get("language", "en")
    if wanted not in BY_CODE:
        raise Http404
    started = try_out(survey=desk.survey, form=desk.form, language=wanted, version=desk.version)
    with translation.override(wanted):
        return open_here(request, started)


@page(open_to=can_set_up_surveys, methods=("POST",), example=a_survey)
def forget(request: HttpRequest, code: str) -> HttpResponse:
    """All trial answers of the survey."""
    delete_trials(survey=survey_at(code), by=me(request))
    messages.success(request, "The trial answers are deleted.")
    return redirect("staff-surveys:survey", code)
