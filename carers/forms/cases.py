"""What staff fill in about a case: a try to reach her, a pause, a note, whose it is from now on."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from carers.cases.transferring import Reason
from carers.forms.case_fields import ClockField, prose, sure
from carers.models import Attempt, Case, CasePause, CheckIn, Note
from portal.accounts.models import User
from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField, Radios

LONGEST_PAUSE = datetime.timedelta(days=366)


def choose(label: str, choices: Iterable[tuple[Any, str]], sentence: str) -> forms.ChoiceField:
    """Radios of which one must be chosen; `sentence` says so."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        widget=Radios,
        error_messages={"required": sentence, "invalid_choice": sentence},
    )


class AttemptForm(forms.Form):
    how = choose("How did you try?", Attempt.How.choices, "Choose how you tried.")
    outcome = choose("What came of it?", Attempt.Outcome.choices, "Choose what came of it.")
    words = prose(
        label="What should the others know?",
        help_text="Leave it empty where there is nothing to say.",
        rows=3,
    )
    on = DateBoxesField(
        label="On which day?", required=False, help_text="Leave both empty if it was just now."
    )
    at_time = ClockField(label="At what time?", required=False)

    def __init__(self, *args: Any, began: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.began = began

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        day, time = data.get("on"), data.get("at_time")
        if "on" in self.errors or "at_time" in self.errors:
            return data
        if bool(day) != bool(time):
            missing = "at_time" if day else "on"
            raise ValidationError({missing: "Write both the day and the time, or neither."})
        if day and time:
            data["at"] = self._at(datetime.datetime.combine(day, time))
        return data

    def _at(self, written: datetime.datetime) -> datetime.datetime:
        at = timezone.make_aware(written)
        if at > timezone.now():
            raise ValidationError({"on": "This is still to come."})
        if at < self.began:
            raise ValidationError({"on": "This was before the carer asked."})
        return at


class PauseForm(forms.Form):
    reason = choose(
        "Why do we wait?", CasePause.Reason.choices, "Choose why we wait for the carer."
    )
    until = DateBoxesField(
        label="When does somebody look again, at the latest?",
        error_messages={"required": "Write the day on which somebody looks again."},
    )
    words = prose(label="Anything else", rows=2)

    def clean_until(self) -> datetime.date:
        until: datetime.date = self.cleaned_data["until"]
        today = timezone.localdate()
        if until <= today:
            raise ValidationError("Choose a day after today.", code="past")
        if until > today + LONGEST_PAUSE:
            raise ValidationError("Choose a day within a year.", code="far")
        return until


class NoteForm(forms.Form):
    """A note, or what she wants to achieve: the page says which."""

    kind = forms.ChoiceField(
        choices=[(Note.Kind.STAFF, ""), (Note.Kind.WANTS, "")],
        initial=Note.Kind.STAFF,
        widget=forms.HiddenInput,
        error_messages={"required": "Write the note on the page of the case."},
    )
    words = prose(
        label="Note",
        required="Write something first.",
        help_text="Nothing about harm: raise a concern, so that only those read it who may.",
        rows=4,
    )


class WantsForm(NoteForm):
    words = prose(
        label="What the carer wants to achieve, as it was said in talking",
        required="Write something first.",
        rows=3,
    )


class AssignForm(forms.Form):
    """To oneself alone for most; managers choose among all who work there."""

    to = forms.ChoiceField(
        label="Who has the case from now on?",
        error_messages={
            "required": "Choose somebody.",
            "invalid_choice": "Choose somebody of the list.",
        },
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        offer(self, "to", [(pk, str(one)) for pk, one in self.people.items()])

    def clean_to(self) -> User:
        return self.people[self.cleaned_data["to"]]


class UrgencyForm(forms.Form):
    urgency = choose("How urgent is it?", Case.Urgency.choices, "Choose how urgent it is.")
    words = prose(label="Why", required="Say why, in a sentence.", rows=2)

    def clean_urgency(self) -> int:
        return int(self.cleaned_data["urgency"])


class TransferForm(forms.Form):
    reason = choose("Why does it go there?", [], "Choose why it goes there.")
    words = prose(
        label="What should the people there know?",
        required="Tell the people there what they should know, in a sentence at least.",
        help_text="They read it as a note. Nothing about harm.",
    )
    sure = sure("The carer has been told, or will be told by us today")

    def __init__(self, *args: Any, reasons: Iterable[Reason], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reasons = {reason.code: reason for reason in reasons}
        offer(self, "reason", [(code, reason.words) for code, reason in self.reasons.items()])

    def clean_reason(self) -> Reason:
        return self.reasons[self.cleaned_data["reason"]]


class ToldForm(forms.Form):
    kind = choose(
        "What does the carer do?",
        [(Note.Kind.ADDED, "Adds something"), (Note.Kind.CORRECTED, "Corrects something")],
        "Choose what the carer does.",
    )
    words = prose(
        label="What the carer says, in English",
        required="Write down what the carer says.",
        help_text="Nothing about harm: raise a concern, so that only those read it who may.",
        rows=3,
    )


class HowItIsForm(forms.Form):
    said = choose(
        "Has anything changed?",
        [
            (CheckIn.Said.SAME, "Nothing has changed"),
            (CheckIn.Said.WORSE, "It is harder now"),
            (CheckIn.Said.CANNOT, "The carer cannot go on"),
            (CheckIn.Said.NO_LONGER, "The carer does not need it any more"),
        ],
        "Choose what the carer says.",
    )


class WithdrawForm(forms.Form):
    sure = sure("The carer told me so. What was sent goes no further")


class CodeForm(forms.Form):
    sure = sure("I have made sure that I am speaking with the carer")


class NothingForm(forms.Form):
    """For what is done by its button alone."""
