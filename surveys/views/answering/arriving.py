"""The pages before the first question and after the last. A GET writes nothing down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.languages.translated import texts_for
from portal.ui.limits import is_too_often
from surveys.answering import landing
from surveys.answering.attempts import open_here
from surveys.answering.beginning import NotOpen, begin, under_way
from surveys.answering.doors_held import held_door
from surveys.answering.finding import TooManyTries, invitation_for
from surveys.forms.answering import StartForm
from surveys.forms.codes import CodeForm
from surveys.models import Invitation, Survey

FROM_ONE_PLACE = 200
"""Begun in an hour without an invitation: a library or a day centre is one place."""
NOT_FOUND, GONE, TOO_MANY = 404, 410, 429


def _a_survey() -> dict[str, str]:
    return {"code": Survey.objects.open_to_all()[0].code}


@page(open_to=everyone)
def index(request: HttpRequest) -> HttpResponse:
    """'Tell us how it was': what anybody may answer, and the way in with a code."""
    surveys = list(Survey.objects.open_to_all())
    texts = texts_for(surveys, current_language().code)
    context = {"surveys": [(one, texts[one.pk]) for one in surveys], "form": CodeForm()}
    return render(request, "surveys/index.html", context)


# A list of addresses must not hold somebody's link.
@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Of an invitation, by the token of its link or its code. Whatever opens links in e-mails may
    open it as often as it likes."""
    try:
        invitation = invitation_for(secret, request)
    except TooManyTries:
        return _closed(request, "tries", TOO_MANY)
    if invitation is None or invitation.state not in _KNOWN:
        return _closed(request, "unknown", NOT_FOUND)
    survey = invitation.survey
    if invitation.state == Invitation.State.ANSWERED:
        return _closed(request, "answered", GONE)
    if not _is_open(invitation):
        return _closed(request, "over", GONE)
    return _before_the_first(request, survey, invitation)


_KNOWN = (Invitation.State.SENT, Invitation.State.ANSWERED)
"""Of the others nobody is told that they are there."""


@page(open_to=everyone, methods=("GET", "POST"), example=_a_survey, personal=True)
def about(request: HttpRequest, code: str) -> HttpResponse:
    """Of a survey that is open to all, or to which a door led here."""
    survey = Survey.objects.in_use().filter(pk=code).first()
    if survey is None or not (survey.is_open or held_door(request, survey)):
        return _closed(request, "unknown", NOT_FOUND)
    return _before_the_first(request, survey)


@page(open_to=everyone, example=_a_survey)
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    """Says what becomes of the answers, and nothing of them."""
    survey = get_object_or_404(Survey, pk=code)
    texts = texts_for([survey], current_language().code)[survey.pk]
    return render(request, "surveys/thanks.html", {"survey": survey, "texts": texts})


def _before_the_first(
    request: HttpRequest, survey: Survey, invitation: Invitation | None = None
) -> HttpResponse:
    identity = landing.identity_of(survey, invitation)
    forms = landing.open_forms(survey)
    if not forms:
        return _closed(request, "not-yet", GONE)
    form = StartForm(
        request.POST if request.method == "POST" else None,
        forms=forms,
        initial=landing.first_choices(survey, invitation, request.GET.get("form", "")),
    )
    if request.method == "POST" and form.is_valid():
        if invitation or not is_too_often(request, "survey", most=FROM_ONE_PLACE):
            return _begin(request, survey, invitation, form)
        form.add_error(None, gettext("Too many people start here just now. Please wait."))
    context = {
        **landing.about(survey, identity=identity),
        "form": form,
        "going": under_way(invitation) if invitation else None,
    }
    return render(request, "surveys/landing.html", context, status=400 if form.errors else 200)


def _begin(
    request: HttpRequest, survey: Survey, invitation: Invitation | None, form: StartForm
) -> HttpResponse:
    """What was begun with this invitation goes on, unless she wants to start new."""
    try:
        started = begin(
            survey=survey,
            language=current_language().code,
            form=form.form_chosen,
            mode=form.mode_chosen,
            invitation=invitation,
            door=None if invitation else held_door(request, survey),
            anew="anew" in request.POST,
        )
    except NotOpen:
        # Sent on another device a moment ago.
        return redirect(request.path)
    return open_here(request, started)


def _is_open(invitation: Invitation) -> bool:
    open_now = Invitation.objects.can_be_answered().filter(survey__retired_at=None)
    return open_now.filter(pk=invitation.pk).exists()


def _closed(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "surveys/closed.html", {"why": why}, status=status)
