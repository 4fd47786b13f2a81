"""Uploading a recording beside the text that it reads, and sending it to whoever listens."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from portal.accounts.access import everyone, page
from portal.accounts.permissions import can_translate
from portal.languages.kinds import Piece
from portal.languages.models import Recording
from portal.languages.recordings import actions
from portal.languages.recordings.playing import sound
from portal.languages.recordings.sound import TYPES
from portal.languages.reviewing.actions import row_of
from portal.languages.reviewing.queue import find
from portal.languages.reviewing.views import example_piece, me, other_language

NONE_SENT = "Choose a file with the recording."


class RecordingForm(forms.Form):
    file = forms.FileField(
        label="A recording of these texts, read aloud",
        help_text="MP3, M4A, Ogg, WebM or WAV, at most 4 MB.",
        widget=forms.FileInput({"accept": ",".join(TYPES)}),
        error_messages={"required": NONE_SENT, "invalid": NONE_SENT, "empty": NONE_SENT},
    )


@page(open_to=can_translate, methods=("POST",), example=example_piece, personal=True)
def keep(request: HttpRequest, code: str, kind: str, key: str) -> HttpResponse:
    found, language = _piece(code, kind, key)
    form = RecordingForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, NONE_SENT)
        return _back(code, kind, key)
    try:
        actions.keep(
            piece=found,
            language=language,
            row=row_of(found, language),
            upload=form.cleaned_data["file"],
            by=me(request),
        )
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The recording is kept. People can listen to it now.")
    return _back(code, kind, key)


@page(open_to=can_translate, methods=("POST",), example=example_piece, personal=True)
def take_away(request: HttpRequest, code: str, kind: str, key: str) -> HttpResponse:
    found, language = _piece(code, kind, key)
    actions.take_away(piece=found, language=language, by=me(request))
    messages.success(request, "There is no recording of this any more.")
    return _back(code, kind, key)


def example_recording() -> dict[str, object]:
    return {"pk": Recording.objects.values_list("pk", flat=True)[:1].get()}


@page(open_to=everyone, example=example_recording)
def recording(request: HttpRequest, pk: str) -> HttpResponse:
    """The same for everybody: it says a question, never an answer."""
    found = get_object_or_404(Recording, pk=pk)
    try:
        file = found.file.open("rb")
    except OSError:
        raise Http404 from None
    name = f"{found.language}.{TYPES[found.content_type]}"
    return sound(
        file,
        size=found.file.size,
        content_type=found.content_type,
        name=name,
        wanted=request.headers.get("Range", ""),
    )


def _piece(code: str, kind: str, key: str) -> tuple[Piece, str]:
    found = find(kind, key)
    if found is None:
        raise Http404
    return found, other_language(code).code


def _back(code: str, kind: str, key: str) -> HttpResponse:
    return redirect("staff-languages:piece", code=code, kind=kind, key=key)
