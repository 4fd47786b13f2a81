"""What the data protection lead looks for in the record of reads and changes."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from carers.cases.searching import READS_AND_CHANGES, verbs_in_words
from carers.models.cases import REFERENCE_DIGITS
from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField


class ReadsForm(forms.Form):
    """Each field may be left empty."""

    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
    )
    person = forms.CharField(
        label="Who did it",
        required=False,
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    what = forms.ChoiceField(label="What", required=False)
    first = DateBoxesField(label="From", required=False)
    last = DateBoxesField(label="To", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Anything"), *READS_AND_CHANGES.items(), ("Only", verbs_in_words())]
        offer(self, "what", choices)

    def clean_reference(self) -> str:
        """Eight digits, however they are spaced; empty for none."""
        written = str(self.cleaned_data["reference"])
        digits = "".join(written.split()).replace("-", "")
        if not digits:
            return ""
        if len(digits) != REFERENCE_DIGITS or not (digits.isascii() and digits.isdecimal()):
            raise ValidationError("A reference has eight digits.", code="reference")
        return digits

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if isinstance(first, datetime.date) and isinstance(last, datetime.date) and last < first:
            self.add_error("last", "This day is before the first.")
        return data
