"""Forms of the access pages (staff, English)."""

import datetime

from django import forms
from django.utils import timezone

from portal.accounts.actions import LONGEST_GRANT
from portal.accounts.roles import ORGANISATIONS, ROLES
from portal.ui.widgets import DateBoxesField


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=200)
    email = forms.EmailField(
        label="E-mail address", help_text="We send a link to set a password to this address."
    )
    organisation = forms.ChoiceField(
        label="Organisation",
        choices=[(name, name) for name in ORGANISATIONS.values()],
        widget=forms.RadioSelect,
    )


class GrantForm(forms.Form):
    role = forms.ChoiceField(
        label="Role", choices=[("", "Choose a role"), *((role.code, role.title) for role in ROLES)]
    )
    reason = forms.CharField(
        label="Why they need it", max_length=300, help_text="For example: ‘Edits listings, team X’."
    )
    ends_on = DateBoxesField(
        label="Last day of access", help_text="At most 12 months from today, like 27 3 2027."
    )

    def clean_ends_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["ends_on"]
        today = timezone.localdate()
        if not today <= day <= today + LONGEST_GRANT:
            raise forms.ValidationError("The last day must be within 12 months from today.")
        return day
