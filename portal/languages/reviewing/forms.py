"""The texts of one piece in one language, and the filter of the queue."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from portal.languages.kinds import Piece, text_kinds
from portal.languages.models import State
from portal.languages.reviewing.queue import WAITING
from portal.languages.table import Language

STATES = [
    (State.DRAFT, "A draft: nobody who speaks the language has checked it"),
    (State.REVIEWED, "Reviewed: I speak the language and have read every text beside its English"),
]
QUEUE = [
    (WAITING, "All that waits"),
    (State.MISSING, "Missing"),
    (State.OUTDATED, "Outdated"),
    (State.DRAFT, "Drafts to review"),
    (State.MACHINE_DRAFT, "Drafts made by machine"),
    (State.REVIEWED, "Reviewed"),
]
LONGEST = 20_000
PREFIX = "text."
FIRST = ("title", "name", "summary", "hint", "why")
"""Fields that a reader meets before the rest."""
SAY_WHICH = "Say whether it is a draft or reviewed."


class PieceForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    """What the translator had before her eyes, as a fingerprint."""

    def __init__(self, *args: Any, piece: Piece, language: Language, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = piece.unit.english_texts()
        self.english = {name: texts[name] for name in sorted(texts, key=reading_order)}
        written = {"lang": language.tag, "dir": language.direction}
        too_long = MaxLengthValidator(LONGEST, "This is too long. Use fewer words.")
        for name, text in self.english.items():
            rows = max(1, min(14, len(text) // 55 + text.count("\n") + 1))
            self.fields[PREFIX + name] = forms.CharField(
                label=f"{label_of(name)}, in {language.english_name}",
                required=False,
                widget=forms.Textarea({**written, "rows": rows}),
                validators=[too_long],
            )
        self.fields["state"] = forms.ChoiceField(
            label="How far is it?",
            choices=STATES,
            widget=forms.RadioSelect,
            error_messages={"required": SAY_WHICH, "invalid_choice": SAY_WHICH},
        )

    def texts(self) -> dict[str, str]:
        given = {name: self.cleaned_data.get(PREFIX + name, "") for name in self.english}
        return {name: text.replace("\r\n", "\n") for name, text in given.items()}


def reading_order(field: str) -> tuple[int, int, str]:
    """Titles first; steps by number, each with its figure. Databases keep no order of their own."""
    name, _, of = field.partition(".")
    number = int(of) if of.isdecimal() and len(of) < 4 else 0
    return (FIRST.index(name) if name in FIRST else len(FIRST), number, "" if of else name)


def label_of(field: str) -> str:
    """`option_hint.home` → 'Option hint: home'."""
    name, _, of = field.partition(".")
    words = name.replace("_", " ").replace("-", " ").capitalize()
    return f"{words}: {of}" if of else words


class QueueForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = [(name, kind.label) for name, kind in text_kinds.items() if not kind.own_queue]
        self.fields["kind"] = forms.ChoiceField(
            label="Kind of text", required=False, choices=[("", "Every kind"), *ours]
        )
        self.fields["state"] = forms.ChoiceField(label="Which texts", required=False, choices=QUEUE)

    def asked(self) -> tuple[str, str]:
        """Kind and state; anything unknown is the first choice."""
        self.full_clean()
        return self.cleaned_data.get("kind") or "", self.cleaned_data.get("state") or WAITING
