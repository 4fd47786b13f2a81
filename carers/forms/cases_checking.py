"""What staff fill in while they go through a carer's answers with her."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from carers.cases.answers_shown import Answer, SectionShown
from carers.forms.case_fields import TOO_LONG, prose
from carers.models import SectionCheck
from portal.ui.widgets import Radios

RESULTS = [
    (SectionCheck.Result.AGREED, "Agreed: it is as the carer sent it"),
    (SectionCheck.Result.CHANGED, "Changed after talking"),
    (SectionCheck.Result.TO_ASK, "Still to ask"),
]
SAYS = "says-"
LONGEST = 2000


class SectionForm(forms.Form):
    """One section: what came of it, and beside each question what she says now."""

    result = forms.ChoiceField(
        label="What came of it?",
        choices=RESULTS,
        widget=Radios,
        error_messages={
            "required": "Choose what came of it.",
            "invalid_choice": "Choose what came of it.",
        },
    )
    words = prose(
        label="Note",
        help_text="For ‘still to ask’: what. Nothing about harm: raise a concern instead.",
        rows=3,
    )

    def __init__(self, *args: Any, section: SectionShown, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section
        self.codes = [one.code for one in section.answers if not one.is_withheld]
        for one in section.answers:
            if not one.is_withheld:
                self.fields[f"{SAYS}{one.code}"] = forms.CharField(
                    label=f"What the carer says now: {one.question}",
                    required=False,
                    # Not `max_length`: beside so many boxes nobody wants so many counters.
                    validators=[MaxLengthValidator(LONGEST, TOO_LONG)],
                    widget=forms.Textarea({"rows": 1, "spellcheck": "true"}),
                )

    @classmethod
    def stored(cls, section: SectionShown) -> dict[str, Any]:
        """What was written down before, to go on from."""
        check = section.check
        if check is None:
            return {}
        says = {f"{SAYS}{code}": words for code, words in check.changed.items()}
        return {"result": check.result, "words": check.words, **says}

    def rows(self) -> list[tuple[Answer, forms.BoundField | None]]:
        """Each answer with the box for what she says now; none beside what is withheld."""
        return [
            (one, None if one.is_withheld else self[f"{SAYS}{one.code}"])
            for one in self.section.answers
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        says = {code: data.get(f"{SAYS}{code}", "") for code in self.codes}
        data["changed"] = {code: words for code, words in says.items() if words}
        result = data.get("result")
        if result == SectionCheck.Result.CHANGED and not (data["changed"] or data.get("words")):
            raise ValidationError({"result": "Write what has changed beside a question, or below."})
        if result == SectionCheck.Result.AGREED and data["changed"]:
            words = "Something has changed: choose ‘Changed after talking’, or empty the boxes."
            raise ValidationError({"result": words})
        if result == SectionCheck.Result.TO_ASK and not data.get("words"):
            raise ValidationError({"words": "Write what is still to ask."})
        return data


class FindServiceForm(forms.Form):
    """Asks the directory; whatever is typed finds something or nothing."""

    q = forms.CharField(
        label="What is looked for",
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class AddServiceForm(forms.Form):
    key = forms.SlugField(
        max_length=80,
        widget=forms.HiddenInput,
        error_messages={
            "required": "Choose a service first.",
            "invalid": "Choose a service of the list.",
        },
    )
    why = prose(
        label="Why it is for this carer",
        help_text="The carer may read this. Leave it empty where it explains itself.",
        rows=2,
    )
