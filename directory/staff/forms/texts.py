"""A listing's texts in one language."""

from typing import Any

from django import forms

from directory.keeping.in_words import LABELS
from directory.models import Service
from directory.staff.coverage import OTHERS
from directory.staff.forms import fields
from portal.languages.models import State
from portal.languages.table import Language

STATES = [
    (State.DRAFT, "A draft: nobody who speaks the language has checked it"),
    (State.REVIEWED, "Reviewed: I speak the language and have read every text beside its English"),
]
QUEUE = [
    (State.MISSING, "Missing"),
    (State.OUTDATED, "Outdated"),
    (State.DRAFT, "Drafts to review"),
    (State.MACHINE_DRAFT, "Drafts made by machine"),
    (State.REVIEWED, "Reviewed"),
]
ONE_LINE = ("name",)


class TextsForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    """What the translator had before her eyes, as a fingerprint."""

    def __init__(self, *args: Any, service: Service, language: Language, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        written = {"lang": language.tag, "dir": language.direction}
        for name in service.TRANSLATED:
            label = f"{LABELS[name]}, in {language.english_name}"
            if name in ONE_LINE:
                self.fields[name] = fields.line(label=label, widget=forms.TextInput(written))
                continue
            rows = max(2, min(12, len(service.english_texts()[name]) // 60 + 1))
            box = forms.Textarea({**written, "rows": rows})
            self.fields[name] = fields.prose(label=label, widget=box)
        self.fields["state"] = forms.ChoiceField(
            label="How far is it?",
            choices=STATES,
            widget=forms.RadioSelect,
            error_messages={
                "required": "Say whether it is a draft or reviewed.",
                "invalid_choice": "Say whether it is a draft or reviewed.",
            },
        )

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.service.TRANSLATED}


class QueueForm(forms.Form):
    language = forms.ChoiceField(
        label="Language",
        required=False,
        choices=[(other.code, other.english_name) for other in OTHERS],
    )
    state = forms.ChoiceField(label="Which texts", required=False, choices=QUEUE)

    def asked(self) -> tuple[str, str]:
        """Language and state; anything unknown is the first choice."""
        self.full_clean()
        language = self.cleaned_data.get("language") or OTHERS[0].code
        return language, self.cleaned_data.get("state") or State.MISSING.value
