"""An emergency plan in three short pages. Nothing has to be filled in.

Codes of key safes and alarms are refused: whoever finds the plan could walk in.
"""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from carers.plan.door_codes import holds_code
from portal.ui.widgets import DateBoxesField, Radios

SHORT, LONG = 120, 1000
BACKUPS = (1, 2, 3)
NO_CODES = _("Never write a code here. Leave out numbers of 3 or more figures. Use words.")
TOO_LONG = _("This is too long. Use fewer words.")
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
WHEN = [
    ("day", pgettext_lazy("when someone can help", "By day")),
    ("night", pgettext_lazy("when someone can help", "At night")),
    ("both", pgettext_lazy("when someone can help", "By day and at night")),
]


def line(label: Any, hint: Any = "", *, phone: bool = False) -> forms.CharField:
    attrs = {"autocomplete": "off", "dir": "auto"}
    widget: forms.TextInput = forms.TextInput(attrs)
    if phone:
        widget = forms.TextInput({**attrs, "dir": "ltr", "class": "govuk-input--width-20"})
        widget.input_type = "tel"
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=SHORT,
        widget=widget,
        error_messages={"max_length": TOO_LONG},
    )


def words(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )


def choice(label: Any, choices: list[tuple[str, Any]], hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=False,
        widget=Radios,
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )


def tick(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


class PersonForm(forms.Form):
    name = line(_("What is their name?"), _("The first name is enough."))
    address = words(_("Where do they live?"))
    phone = line(_("Their phone number"), phone=True)
    condition = words(_("What should a helper know about their health?"))
    doctor = line(_("Their doctor’s surgery"))
    medicines = words(_("What medicine do they take? Where is it kept?"))
    likes = words(_("What do they like? What upsets them?"))
    aids = words(_("What helps them to see, hear or move?"))
    pets = line(_("Are there pets?"))
    others = line(_("Who else lives there?"))


class CareForm(forms.Form):
    tasks = words(_("What do you do for them?"))
    routine = words(_("What is a usual day like?"))
    services = words(_("Who else comes to help? On which days?"))
    emergency = words(_("When should someone step in?"), _("For example: if I am in hospital."))
    entry = words(_("How does someone get in?"), _("Who has a key? Use words. Never write a code."))
    key_safe = choice(
        _("Is there a key safe?"), YES_NO, _("Tell the code to your helpers. Never write it here.")
    )
    alarm = choice(_("Is there an alarm?"), YES_NO)
    starts = DateBoxesField(label=_("From which day is this plan in use?"), required=False)
    stops = DateBoxesField(
        label=_("Until which day?"),
        help_text=_("Leave this empty if there is no end."),
        required=False,
    )

    def clean_entry(self) -> str:
        entry: str = self.cleaned_data["entry"]
        if holds_code(entry):
            raise ValidationError(NO_CODES, code="code")
        return entry

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        starts, stops = data.get("starts"), data.get("stops")
        if starts and stops and stops < starts:
            self.add_error("stops", gettext("This day is before the plan starts."))
        return data


class PeopleForm(forms.Form):
    """Up to three people who can step in; nobody is an answer, too."""

    nobody = tick(_("I have nobody who can step in"))
    kin_name = line(_("Who is their next of kin?"), _("Their nearest relative."))
    kin_phone = line(_("Phone number"), phone=True)
    kin_asked = tick(_("I have asked them. They said yes."))
    holder_name = line(_("Who else has a key?"))
    holder_phone = line(_("Phone number"), phone=True)
    holder_asked = tick(_("I have asked them. They said yes."))
    agreed = choice(
        _("Does the person you look after agree with this plan?"),
        [
            ("yes", _("Yes")),
            ("cannot", _("They are not able to decide this")),
            ("not-yet", _("I have not asked yet")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in BACKUPS:
            self.fields |= {
                f"name_{number}": line(_("Name")),
                f"relation_{number}": line(_("Who are they to you?")),
                f"phone_{number}": line(_("Phone number"), phone=True),
                f"when_{number}": choice(_("When can they help?"), WHEN),
                f"keys_{number}": choice(_("Do they have a key?"), YES_NO),
                f"asked_{number}": tick(_("I have asked them. They said yes.")),
            }

    def clean(self) -> dict[str, Any]:
        """Nobody is named who does not know of it."""
        data: dict[str, Any] = self.cleaned_data
        backups = [f"_{number}" for number in BACKUPS]
        for name, phone, asked in [
            *((f"name{end}", f"phone{end}", f"asked{end}") for end in backups),
            ("kin_name", "kin_phone", "kin_asked"),
            ("holder_name", "holder_phone", "holder_asked"),
        ]:
            named = data.get(name) or data.get(phone)
            if named and not data.get(asked):
                self.add_error(asked, gettext("Ask this person first. Or leave them out."))
        if data.get("nobody") and any(data.get(f"name{end}") for end in backups):
            self.add_error("nobody", gettext("You named someone. Take this tick away."))
        return data

    def backup_fields(self) -> list[dict[str, Any]]:
        """The fields of each person who can step in, in the order of the page."""
        parts = ("name", "relation", "phone", "when", "keys", "asked")
        found = []
        for number in BACKUPS:
            fields = [self[f"{part}_{number}"] for part in parts]
            is_used = any(field.value() or field.errors for field in fields)
            found.append({"number": number, "fields": fields, "is_used": is_used})
        return found


PARTS: dict[str, type[forms.Form]] = {"person": PersonForm, "care": CareForm, "people": PeopleForm}
"""The pages, in order."""
DATES = ("starts", "stops")


def as_initial(stored: dict[str, Any]) -> dict[str, Any]:
    """Stored dates are text; their boxes want dates."""
    return {
        name: datetime.date.fromisoformat(value) if name in DATES and value else value
        for name, value in stored.items()
    }
