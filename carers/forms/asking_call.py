"""Asking to be phoned, in one page."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from carers.cases.contact import Contact
from carers.forms.asking_fields import PhoneField, several
from carers.forms.emergency import line, tick, words
from portal.notices.addresses import Address
from portal.notices.channels import can_send
from portal.ui.choices import offer

LONGEST_TOKEN = 60
MAY = [
    ("message", _("Leave a message on my phone")),
    ("text", _("Send me text messages")),
    ("say-who", _("Say who is calling, if someone else answers")),
]


class OnceForm(forms.Form):
    """Carries a token that was made with the form, so that sent twice it does its work once."""

    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("once", str(uuid.uuid4()))

    @property
    def token(self) -> str:
        """One that is not ours, or is missing, is replaced: then nothing is known of the form."""
        try:
            return str(uuid.UUID(self.cleaned_data.get("once", "")[:LONGEST_TOKEN]))
        except ValueError:
            return str(uuid.uuid4())


class CallMeForm(OnceForm):
    name = line(_("What is your name?"), _("What we should call you is enough."))
    phone = PhoneField(
        label=_("Your phone number"),
        error_messages={"required": _("Write the number that we should phone.")},
    )
    may = several(
        _("What is safe for you?"),
        MAY,
        _("We do nothing that you do not choose."),
    )
    when = line(_("When can we phone you?"), _("For example: on weekdays, after 10."))
    interpreter = tick(_("I need an interpreter"))
    spoken = line(_("Which language do you speak best?"), _("You can name a dialect too."))
    sign_language = tick(_("I use British Sign Language"))
    words = words(
        pgettext_lazy("asking to be phoned", "What is it about?"),
        _("A few words are enough. You can leave this empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not can_send("text"):
            offer(self, "may", [one for one in MAY if one[0] != "text"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        data["mobile"] = ""
        if "text" in data.get("may", []) and data.get("phone"):
            try:
                data["mobile"] = Address.text(data["phone"]).value
            except ValidationError:
                self.add_error(
                    "phone", gettext("Texts need a UK mobile number, like 07700 900 982.")
                )
        return data

    @property
    def contact(self) -> Contact:
        data = self.cleaned_data
        return Contact(
            name=data["name"],
            phone=data["phone"],
            mobile=data["mobile"],
            prefers="phone",
            news_by="text" if data["mobile"] else "",
            may_phone=True,
            may_leave_message="message" in data["may"],
            may_text=bool(data["mobile"]),
            may_say_who="say-who" in data["may"],
            when=data["when"],
            interpreter=data["interpreter"],
            spoken=data["spoken"],
            sign_language=data["sign_language"],
        )
