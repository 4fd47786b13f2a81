"""Asking somebody, or the people of a spreadsheet. For staff, in English."""

from typing import Any, cast

from django import forms

from portal.languages.table import LANGUAGES
from portal.notices.channels import can_send
from portal.ui.choices import offer
from portal.ui.widgets import Radios
from surveys.asking.wishes import KINDS, LONGEST_REFERENCE, CannotAsk, Channel
from surveys.forms.choosing import IN_LIST, form_field, offer_surveys, survey_field, team_field
from surveys.models import Identity

ADDRESSES = {Channel.EMAIL: "email", Channel.TEXT: "mobile", Channel.LETTER: "postal"}
"""The field that holds the address of each way."""
FOR_GOOD = (
    "This is chosen before anything is sent and can never be changed. After a safeguarding enquiry "
    "answers are always anonymous."
)


def language_choices() -> list[tuple[str, str]]:
    return [(one.code, one.english_name) for one in LANGUAGES]


class WayForm(forms.Form):
    """How somebody is reached. Ways that this portal cannot send are not offered."""

    channel = forms.ChoiceField(
        label="How does it reach the person?",
        widget=Radios(more=cast("dict[str, str]", ADDRESSES)),
        choices=Channel.choices,
        error_messages={"required": "Choose a way.", "invalid_choice": IN_LIST},
    )
    email = forms.CharField(
        label="E-mail address",
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    mobile = forms.CharField(
        label="Mobile phone number",
        required=False,
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off", "dir": "ltr"}),
    )
    postal = forms.CharField(
        label="Name and postal address",
        help_text="Line by line, the name first and the postcode last.",
        required=False,
        max_length=800,
        widget=forms.Textarea({"rows": 5, "autocomplete": "off"}),
    )
    safe = forms.BooleanField(
        label="This way is safe: nobody else reads it, and being asked can do no harm",
        error_messages={"required": "Make sure that it is safe, and say so. Else do not ask."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [one for one in Channel.choices if one[0] not in KINDS or can_send(KINDS[one[0]])]
        offer(self, "channel", ways)

    @property
    def recipient(self) -> str:
        """What was written under the way that was chosen; the rest is dropped."""
        name = ADDRESSES.get(self.cleaned_data["channel"])
        return self.cleaned_data[name] if name else ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        name = ADDRESSES.get(data.get("channel", ""))
        if name and name in data and not data[name]:
            self.add_error(name, "Write where it should go.")
        return data

    def say(self, refused: CannotAsk) -> None:
        """At the field that it is about."""
        field = refused.field
        if field == "recipient":
            field = ADDRESSES.get(self.cleaned_data.get("channel", ""), "channel")
        self.add_error(field if field in self.fields else None, refused.words)


class InviteForm(WayForm):
    field_order = (
        "survey",
        "team",
        "identity",
        "reference",
        "language",
        "form",
        "channel",
        *ADDRESSES.values(),
        "safe",
    )
    survey = survey_field()
    team = team_field()
    identity = forms.ChoiceField(
        label="May answers lead to the person?",
        help_text=FOR_GOOD,
        choices=Identity.choices,
        initial=Identity.ANONYMOUS,
        widget=Radios,
        error_messages={"required": "Choose one.", "invalid_choice": IN_LIST},
    )
    reference = forms.CharField(
        label="The person’s reference",
        help_text="A number of your system, never a name. Needed where answers are not anonymous.",
        required=False,
        max_length=LONGEST_REFERENCE,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": "The reference is too long."},
    )
    language = forms.ChoiceField(
        label="Language that the person reads",
        choices=language_choices,
        error_messages={"required": "Choose a language.", "invalid_choice": IN_LIST},
    )
    form = form_field()

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_surveys(self, by)

    def facts(self) -> dict[str, Any]:
        """For `invite`."""
        names = ("survey", "team", "identity", "reference", "language", "form", "channel")
        return {**{name: self.cleaned_data[name] for name in names}, "recipient": self.recipient}


class UploadForm(forms.Form):
    survey = survey_field(help_text="Of rows that name none.")
    identity = forms.ChoiceField(
        label="May answers lead to the person?",
        help_text=f"Of rows that do not say. {FOR_GOOD}",
        choices=Identity.choices,
        initial=Identity.ANONYMOUS,
        widget=Radios,
        error_messages={"required": "Choose one.", "invalid_choice": IN_LIST},
    )
    file = forms.FileField(
        label="Spreadsheet",
        help_text="An Excel workbook (.xlsx) or a CSV file. Of a workbook the first sheet is read, "
        "with rows that are hidden.",
        error_messages={
            "required": "Choose a file.",
            "empty": "The file is empty.",
            "invalid": "Choose a file.",
        },
    )
    safe = forms.BooleanField(
        label="Each way of contact in it is safe, and those who must not be asked are left out or "
        "marked in the column ‘hold’",
        error_messages={"required": "Make sure of it, and say so."},
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_surveys(self, by)
