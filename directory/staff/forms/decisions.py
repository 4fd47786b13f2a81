"""Forms of single decisions: each asks for a reason that stays in the history."""

from django import forms

from directory.models import Status
from directory.staff.forms import fields

LONGEST_REASON = 250
LONGEST_ANSWER = 2000


class WithdrawForm(forms.Form):
    reason = fields.line(
        label="Why should the public no longer see it?",
        longest=LONGEST_REASON,
        required=True,
        error_messages={"required": "Say why the listing is withdrawn."},
    )


class StatusForm(forms.Form):
    status = forms.ChoiceField(
        label="The service is",
        choices=[
            (Status.ACTIVE, "running"),
            (Status.TEMPORARILY_CLOSED, "closed for now; the public sees that"),
            (Status.INACTIVE, "not running; the public does not see it"),
            (Status.DEFUNCT, "gone for good; the public does not see it"),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose one.",
            "invalid_choice": "Choose one.",
        },
    )
    reason = fields.line(
        label="How do you know?",
        longest=LONGEST_REASON,
        required=True,
        error_messages={"required": "Say how you know."},
    )


class AnswerForm(forms.Form):
    answer = fields.prose(
        label="What did you find, and what did you do?",
        help_text="For staff. It stays with the report.",
        required=True,
        max_length=LONGEST_ANSWER,
        error_messages={
            "required": "Write what you found and what you did.",
            "max_length": "This is too long. Use fewer words.",
        },
    )
