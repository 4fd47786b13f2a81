"""Booking a talk, and what became of it."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from carers.cases import talks
from carers.cases.contact import Contact
from carers.cases.owners import workers_of
from carers.cases.refusing import Refused
from carers.forms.case_fields import ClockField, line, prose
from carers.models import Case, Talk
from portal.accounts.models import User
from portal.ui.widgets import DateBoxesField, Radios

DAY = {"required": "Write the day, the month and the year."}
SIGN_LANGUAGE = "British Sign Language"


class TimedForm(forms.Form):
    """A day and a time of Coventry's clocks; together `at`."""

    day = DateBoxesField(label="Day", error_messages=DAY)
    time = ClockField(
        label="Time",
        help_text="For example 14:30 or 2.30pm",
        error_messages={"required": "Write the time.", "max_length": "Write a time like 14:30."},
    )
    place = forms.ChoiceField(
        label="Where",
        choices=Talk.Place,
        widget=Radios,
        error_messages={"required": "Choose where.", "invalid_choice": "Choose where."},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "day" in data and "time" in data:
            try:
                data["at"] = talks.here(data["day"], data["time"])
            except Refused as refused:
                self.add_error(refused.field, refused.words)
            except OverflowError:
                self.add_error("day", "This date is too far away.")
        return data


class BookingForm(TimedForm):
    """What should be known before booking is said once, with a box to tick; it forbids nothing."""

    with_whom = forms.ModelChoiceField(
        label="With whom",
        queryset=User.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Choose with whom.",
            "invalid_choice": "Choose somebody who works with these cases.",
        },
    )
    interpreter = forms.ChoiceField(
        label="Interpreter", choices=Talk.Interpreter, widget=Radios, required=False
    )
    language = line(
        label="Language of the interpreter",
        longest=60,
        help_text="Any language, or British Sign Language",
    )

    def __init__(self, *args: Any, case: Case, talk: Talk | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.talk = case, talk
        workers: Any = self.fields["with_whom"]
        workers.queryset = workers_of(case.organisation)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors or "at" not in data:
            return data
        if data["at"] <= timezone.now():
            self.add_error("day", "This time is over. Choose one that is still to come.")
        if data["interpreter"] and not data["language"]:
            self.add_error("language", "Write the language of the interpreter.")
        self._caution()
        return data

    def _caution(self) -> None:
        said = [] if self.errors else talks.cautions(self.case, self.booking(), besides=self.talk)
        if not said:
            return
        self.fields["despite"] = forms.BooleanField(label="Book it all the same", required=False)
        if not self.data.get("despite"):
            for words in said:
                self.add_error("despite", words)

    def booking(self) -> talks.Booking:
        data = self.cleaned_data
        return talks.Booking(
            at=data["at"],
            place=data["place"],
            with_whom=data["with_whom"],
            interpreter=data["interpreter"],
            language=data["language"] if data["interpreter"] else "",
        )


class HeldForm(TimedForm):
    words = prose(
        label="What was said",
        required="Write what was said.",
        help_text="The carer may ask to see it. Nothing about harm: raise a concern, so that only "
        "those read it who may.",
        rows=8,
    )


class MissedForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What happened",
        choices=[(one.value, one.label) for one in talks.IN_VAIN],
        widget=Radios,
        error_messages={
            "required": "Choose what happened.",
            "invalid_choice": "Choose what happened.",
        },
    )
    words = prose(label="Anything to add", rows=3)


def first_booking(case: Case, me: User) -> dict[str, Any]:
    """What a new booking starts with: how she may be reached, and the interpreter she asked for."""
    contact = Contact.read(case.contact)
    needs = contact.interpreter or contact.sign_language
    language = SIGN_LANGUAGE if contact.sign_language else contact.spoken
    return {
        "place": Talk.Place.PHONE if contact.may_phone else None,
        "with_whom": me.pk,
        "interpreter": Talk.Interpreter.ASKED if needs else Talk.Interpreter.NONE,
        "language": language if needs else "",
    }


def as_booked(talk: Talk) -> dict[str, Any]:
    return {
        **as_planned(talk),
        "with_whom": talk.with_whom_id,
        "interpreter": talk.interpreter,
        "language": talk.language,
    }


def as_planned(talk: Talk) -> dict[str, Any]:
    at = timezone.localtime(talk.at)
    return {"day": at.date(), "time": f"{at:%H:%M}", "place": talk.place}


def now() -> dict[str, Any]:
    at: datetime.datetime = timezone.localtime()
    return {"day": at.date(), "time": f"{at:%H:%M}", "place": Talk.Place.PHONE}
