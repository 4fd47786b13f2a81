"""Referring a carer: for surgeries, wards and people who work in the community."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from carers.cases.contact import Contact
from carers.forms.asking_call import OnceForm
from carers.forms.asking_fields import (
    HOW,
    EmailLine,
    MobileField,
    PhoneField,
    name_line,
    pick,
    several,
)
from carers.forms.emergency import line, tick, words
from carers.models import Case
from portal.languages.table import LANGUAGES
from portal.ui.widgets import DateBoxesField

LONG_AGO = datetime.timedelta(days=90)
"""An older agreement says little about what the carer wants now."""


class ReferralForm(OnceForm):
    source = pick(
        _("Where do you work?"),
        [
            (Case.Source.GP, _("In a GP surgery")),
            (Case.Source.WARD, _("On a hospital ward")),
            (Case.Source.COMMUNITY, _("In the community")),
        ],
        more={Case.Source.WARD: "ward"},
    )
    ward = line(_("Which hospital, which ward?"))
    by_name = name_line(_("Your name"), required=_("Write your name."))
    by_work = line(_("Your job"))
    by_organisation = name_line(
        _("Your surgery, ward or organisation"), required=_("Write where you work.")
    )
    by_phone = PhoneField(label=_("Your phone number at work"), required=False)
    by_email = EmailLine(label=_("Your email address at work"), required=False)

    name = name_line(_("The carer’s name"), required=_("Write the carer’s name."))
    phone = PhoneField(label=_("The carer’s phone number"), required=False)
    mobile = MobileField(label=_("The carer’s mobile number"), required=False)
    email = EmailLine(label=_("The carer’s email address"), required=False)
    address = words(_("The carer’s address"))
    may = several(
        _("How may we reach the carer?"),
        [
            ("phone", _("By phone")),
            ("message", _("Leave a message on the phone")),
            ("text", _("By text message")),
            ("email", _("By email")),
            ("post", _("By letter")),
            ("say-who", _("Say who is calling, if someone else answers")),
        ],
        _("Ask the carer what is safe."),
        required=_("Choose at least one way that is safe."),
    )
    when = line(_("When can we reach them?"))
    caution = words(_("What must we be careful about?"), _("For example: who must not know."))

    language = forms.ChoiceField(
        label=_("Which language does the carer read?"),
        choices=[(one.code, one.endonym) for one in LANGUAGES],
        widget=forms.Select,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("Choose a language."),
        },
    )
    interpreter = tick(_("The carer needs an interpreter"))
    spoken = line(_("Which language does the carer speak best?"))
    sign_language = tick(_("The carer uses British Sign Language"))
    helper_name = line(_("Did someone else help? What is their name?"))
    helper_relation = line(_("Who are they to the carer?"))
    words = words(pgettext_lazy("referring a carer", "What should we know?"))

    consent = forms.BooleanField(
        label=_("The carer has agreed that I send this."),
        error_messages={"required": _("We can only take this if the carer has agreed.")},
    )
    agreed_how = pick(
        _("How did the carer agree?"),
        [
            ("in-person", _("They told me in person")),
            ("phone", _("They told me on the phone")),
            ("writing", _("In writing")),
            ("interpreter", _("Through an interpreter")),
        ],
    )
    agreed_on = DateBoxesField(
        label=_("On which day?"),
        error_messages={"required": _("Write the day, the month and the year.")},
    )

    def clean_agreed_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["agreed_on"]
        today = timezone.localdate()
        if day > today:
            raise ValidationError(_("This day has not come yet."), code="future")
        if day < today - LONG_AGO:
            raise ValidationError(_("This is long ago. Ask the carer again."), code="old")
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if data.get("source") != Case.Source.WARD:
            data["ward"] = ""
        if not (data.get("by_phone") or data.get("by_email")) and not (
            {"by_phone", "by_email"} & set(self.errors)
        ):
            self.add_error("by_phone", gettext("Write your phone number or your email address."))
        if "may" in data:
            self._check_ways(data)
        return data

    def _check_ways(self, data: dict[str, Any]) -> None:
        if not set(data["may"]) & set(HOW):
            self.add_error("may", gettext("Choose at least one way that is safe."))
            return
        needed = {
            "phone": ("phone", gettext("Write a phone number, or choose another way.")),
            "text": ("mobile", gettext("Write a mobile number, or choose another way.")),
            "email": ("email", gettext("Write an email address, or choose another way.")),
            "post": ("address", gettext("Write an address, or choose another way.")),
        }
        for way, (field, sentence) in needed.items():
            has_phone = way == "phone" and data.get("mobile")
            missing = way in data["may"] and not data.get(field) and not has_phone
            if missing and field not in self.errors:
                self.add_error(field, sentence)

    # In parts, for the page -----------------------------------------------------------------

    def about_you(self) -> list[forms.BoundField]:
        return self._fields(
            "source", "by_name", "by_work", "by_organisation", "by_phone", "by_email"
        )

    def about_consent(self) -> list[forms.BoundField]:
        return self._fields("consent", "agreed_how", "agreed_on")

    def about_carer(self) -> list[forms.BoundField]:
        return self._fields("name", "phone", "mobile", "email", "address", "words")

    def about_reaching(self) -> list[forms.BoundField]:
        return self._fields("may", "when", "caution")

    def about_help(self) -> list[forms.BoundField]:
        return self._fields(
            "language", "interpreter", "spoken", "sign_language", "helper_name", "helper_relation"
        )

    def _fields(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names]

    # What a case keeps of it -----------------------------------------------------------------

    @property
    def contact(self) -> Contact:
        data, may = self.cleaned_data, self.cleaned_data["may"]
        same = ("name", "phone", "mobile", "email", "address", "when", "caution", "interpreter")
        return Contact(
            **{name: data[name] for name in same},
            spoken=data["spoken"],
            sign_language=data["sign_language"],
            may_phone="phone" in may,
            may_leave_message="message" in may,
            may_text="text" in may,
            may_email="email" in may,
            may_post="post" in may,
            may_say_who="say-who" in may,
        )

    @property
    def referrer(self) -> dict[str, str]:
        data = self.cleaned_data
        own = {name.removeprefix("by_"): data[name] for name in self.fields if name[:3] == "by_"}
        helped = {name: data[name] for name in ("helper_name", "helper_relation")}
        return {**own, **helped}

    @property
    def agreement(self) -> dict[str, str]:
        """How and when the carer agreed, as staff read it."""
        how = {
            "in-person": "In person",
            "phone": "On the phone",
            "writing": "In writing",
            "interpreter": "Through an interpreter",
        }[self.cleaned_data["agreed_how"]]
        return {"agreed": f"{how}, {self.cleaned_data['agreed_on']:%-d %B %Y}"}
