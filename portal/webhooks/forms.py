"""What an administrator says about a system that is told of events."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from portal.registry.fetching import FetchError, check_address
from portal.ui.choices import offer
from portal.webhooks.events import event_types


class ReceiverForm(forms.Form):
    name = forms.CharField(
        label="What is it called?",
        max_length=100,
        error_messages={
            "required": "Say what the system is called.",
            "max_length": "This name is too long. Use at most 100 characters.",
        },
    )
    url = forms.CharField(
        label="Where are events sent?",
        help_text="An address that starts with https://. It gets no answers of carers: only what "
        "happened, to which reference, and when.",
        max_length=500,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Give the address that events are sent to.",
            "max_length": "This address is too long.",
        },
    )
    events = forms.MultipleChoiceField(
        label="Which events?",
        help_text="None ticked: all of them.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the events of the list."},
    )
    is_active = forms.BooleanField(label="Send events to it", required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "events", event_types())

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            checked = check_address(url)
        except FetchError as error:
            raise ValidationError(str(error), code="url") from error
        parts = urlsplit(checked)
        # Inside our own network an administrator has named the machine in the settings.
        if parts.scheme != "https" and parts.netloc not in settings.FETCH_PRIVATE_ADDRESSES:
            raise ValidationError("The address must start with https://.", code="https")
        return checked
