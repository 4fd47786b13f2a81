"""The translation of one text, and the filter of the queue."""

from typing import Any

from django import forms

from portal.languages.models import OwnWords
from portal.languages.own_words.translating import fingerprint, language_in_words
from portal.languages.table import LANGUAGES, language_for

LONGEST = 20_000
LATER, DONE, SAME = "later", "done", "same"
"""Which button was pressed."""
WHICH = [(one.code, one.english_name) for one in LANGUAGES]
SOURCES = [*WHICH, (OwnWords.UNKNOWN, "A language that is not in this list")]
WAITING, FINISHED = "waiting", "done"


class WordsForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    """What the translator had before her eyes, as a fingerprint."""
    source = forms.ChoiceField(
        label="Language of the original",
        help_text="It was taken from the page that was used. Change it where it is wrong.",
        choices=SOURCES,
        error_messages={
            "required": "Choose a language.",
            "invalid_choice": "Choose a language from the list.",
        },
    )
    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": "This is too long. Use fewer words."},
    )

    def __init__(self, *args: Any, words: OwnWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        target = language_for(words.target)
        rows = max(4, min(20, len(words.original) // 50 + words.original.count("\n") + 2))
        self.fields["text"].label = f"In {target.english_name}"
        self.fields["text"].widget = forms.Textarea(
            {"lang": target.tag, "dir": target.direction, "rows": rows}
        )

    @property
    def pressed(self) -> str:
        return str(self.data.get("do", ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["text"] = (cleaned.get("text") or "").replace("\r\n", "\n").strip()
        if self.pressed == SAME:
            cleaned["source"] = self.words.target
        must_be_whole = self.pressed != LATER or self.words.is_done
        is_same = cleaned.get("source") == self.words.target
        if must_be_whole and not is_same and not cleaned["text"] and "text" not in self.errors:
            language = language_in_words(self.words.target)
            self.add_error("text", f"Write the translation in {language}.")
        return cleaned

    @classmethod
    def showing(cls, words: OwnWords, *, typed: "WordsForm | None" = None) -> "WordsForm":
        """As it stands, or with what somebody typed in place of it."""
        first = {"source": words.source, "text": words.translated}
        if typed is not None:
            first = {name: typed.data.get(name, "") for name in first}
        return cls(initial={**first, "seen": fingerprint(words)}, words=words)


class QueueForm(forms.Form):
    language = forms.ChoiceField(
        label="Language", required=False, choices=[("", "Every language"), *SOURCES]
    )
    state = forms.ChoiceField(
        label="Which words",
        required=False,
        choices=[(WAITING, "All that wait"), (FINISHED, "Done")],
    )

    def asked(self) -> tuple[str, str]:
        """Language and state; anything unknown is the first choice."""
        self.full_clean()
        return self.cleaned_data.get("language") or "", self.cleaned_data.get("state") or WAITING
