"""Answers that staff try out: chosen in a form or pasted, never stored and never in an address."""

import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from carers.staff.chosen import ACTIVE, DRAFT
from portal.languages.table import BY_CODE, ENGLISH, LANGUAGES
from portal.ui.middleware import UNWANTED
from questionnaires.answers import faults
from questionnaires.conditions import Answer
from questionnaires.definition import Question
from questionnaires.in_words import English

PREFIX = "answer."
LONGEST = 50_000
NOT_ANSWERS = "This is not a file of answers. It starts like this: {“answers”: {“hard”: [“home”]}}."


class TryForm(forms.Form):
    version = forms.ChoiceField(
        label="Which questions and rules",
        choices=[(ACTIVE, "In use"), (DRAFT, "Draft")],
        error_messages={"invalid_choice": "Choose one."},
    )
    language = forms.ChoiceField(
        label="Language of the plan",
        choices=[(one.code, one.english_name) for one in LANGUAGES],
        initial=ENGLISH.code,
        error_messages={"invalid_choice": "Choose a language."},
    )
    postcode = forms.CharField(
        label="Postcode", required=False, max_length=12, widget=forms.TextInput({"size": 10})
    )
    pasted = forms.CharField(
        label="Answers as a file has them",
        help_text="What you choose below is added to it.",
        required=False,
        widget=forms.Textarea({"rows": 5, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, english: English, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.english = english
        for question in english.definition.questions:
            if question.is_choosing:
                self.fields[PREFIX + question.code] = self._field(question)

    def _field(self, question: Question) -> forms.Field:
        labels = [(one.code, self.english.option(question, one.code)) for one in question.options]
        label = self.english.question(question.code)
        wrong: dict[str, Any] = {"invalid_choice": "That is not one of the answers."}
        if question.type == "choices":
            return forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=labels,
                widget=forms.CheckboxSelectMultiple,
                error_messages={**wrong, "invalid_list": wrong["invalid_choice"]},
            )
        return forms.ChoiceField(
            label=label, required=False, choices=[("", "No answer"), *labels], error_messages=wrong
        )

    def sections(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Title of each section with its fields."""
        for section in self.english.definition.sections:
            names = [PREFIX + one.code for page in section.pages for one in page.questions]
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield self.english.section(section.code), fields

    def clean_pasted(self) -> dict[str, Any]:
        text = self.cleaned_data["pasted"].strip()
        if not text:
            return {}
        if len(text) > LONGEST:
            raise ValidationError("This is too long for a file of answers.")
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise ValidationError(NOT_ANSWERS) from None
        found = data.get("answers", data) if isinstance(data, dict) else None
        if not isinstance(found, dict):
            raise ValidationError(NOT_ANSWERS)
        wrong = faults(self.english.definition, found)
        if wrong:
            raise ValidationError(wrong[:10])
        if isinstance(data.get("postcode"), str):
            self.pasted_postcode = UNWANTED.sub("", data["postcode"])[:12]
        # Characters that a form would have lost can stand in JSON as escapes.
        return {
            code: UNWANTED.sub("", given) if isinstance(given, str) else given
            for code, given in found.items()
        }

    pasted_postcode = ""

    def answers(self) -> dict[str, Answer]:
        """Pasted ones, with those that are chosen in the form instead where both are there."""
        chosen = {
            name.removeprefix(PREFIX): given
            for name, given in self.cleaned_data.items()
            if name.startswith(PREFIX) and given
        }
        return {**self.cleaned_data["pasted"], **chosen}

    def where(self) -> str:
        return self.cleaned_data["postcode"] or self.pasted_postcode

    def reads(self) -> str:
        code: str = self.cleaned_data["language"]
        return code if code in BY_CODE else ENGLISH.code
