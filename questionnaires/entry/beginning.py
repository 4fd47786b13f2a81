"""Sitting down with somebody: how the answers come, in which language; or on with a code."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.languages.table import ENGLISH, LANGUAGES
from questionnaires.entry.desk import Desk, me
from questionnaires.journey import access, actions, keeping
from questionnaires.journey.doors import TRIES
from questionnaires.journey.keys import read_code
from questionnaires.models import Draft, Version, VersionState

CHANNELS = [(code, label) for code, label in Draft.Channel.choices if code != Draft.Channel.SELF]
LANGUAGE_CHOICES = [
    (one.code, one.endonym if one == ENGLISH else f"{one.english_name} – {one.endonym}")
    for one in LANGUAGES
]
WRONG_CODE = "This code opens nothing. Check each number with the person."
TOO_MANY = "That was too many wrong codes. Wait an hour."


class BeginForm(forms.Form):
    channel = forms.ChoiceField(
        label="How do the answers come to you?",
        choices=CHANNELS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose how the answers come to you.",
            "invalid_choice": "Choose how the answers come to you.",
        },
    )
    language = forms.ChoiceField(
        label="Which language does the person read?",
        help_text="The plan and the papers are in this language. You see its words beside the "
        "English, to read aloud.",
        choices=LANGUAGE_CHOICES,
        initial=ENGLISH.code,
        error_messages={
            "required": "Choose a language.",
            "invalid_choice": "Choose one of these languages.",
        },
    )


class ByCodeForm(forms.Form):
    code = forms.CharField(
        label="The person’s code",
        help_text="16 numbers. The device that was used before is shut out.",
        required=False,
        widget=forms.TextInput(
            {"class": "govuk-input--width-20", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )


def begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A GET says what to say first. A POST makes a draft, or opens one with its code."""
    wants_code = "code" in request.POST
    # A page that knows what the person reads may say so in the address.
    form = BeginForm(
        request.POST if request.method == "POST" and not wants_code else None,
        initial={"language": request.GET.get("language", ENGLISH.code)},
    )
    by_code = ByCodeForm(request.POST if wants_code else None)
    version = Version.objects.filter(
        questionnaire=desk.questionnaire, state=VersionState.ACTIVE
    ).first()
    if wants_code:
        opened = _open(request, desk, by_code)
        if opened is not None:
            return opened
    elif version is not None and form.is_valid():
        begun = actions.start_for(
            version=version, by=me(request), answers=desk.known, **form.cleaned_data
        )
        access.hold(request, begun.draft, begun.key, slot=access.STAFF)
        return redirect(desk.url("sheet", begun.draft))
    context = {
        "form": form,
        "by_code": by_code,
        "version": version,
        "waiting": [
            {"draft": draft, "url": desk.url("sheet", draft)}
            for draft in access.all_held(request, desk.questionnaire, slot=access.STAFF)
        ],
        "wrong": by_code if by_code.is_bound else form,
    }
    status = 400 if form.errors or by_code.errors else 200
    return desk.show(request, "begin", context, status=status)


def _open(request: HttpRequest, desk: Desk, form: ByCodeForm) -> HttpResponse | None:
    """As the journey does, with the same answer to every wrong code; None where it is wrong."""
    if TRIES.are_used_up(request):
        form.add_error("code", TOO_MANY)
        return None
    code = read_code(request.POST.get("code", ""))
    draft = keeping.by_code(code) if code else None
    if draft is None or draft.version.questionnaire != desk.questionnaire:
        TRIES.one_was_wrong(request)
        form.add_error("code", WRONG_CODE)
        return None
    resumed = keeping.resume(draft=draft, uses_link=False, by=me(request))
    access.hold(request, resumed.draft, resumed.key, slot=access.STAFF)
    if resumed.added:
        messages.info(request, f"There are new questions since: {resumed.added}.")
    return redirect(desk.url("sheet", draft))
