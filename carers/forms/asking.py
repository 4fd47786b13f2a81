"""What is asked on the way to sending, a form for each page. `Asked` says which pages there are.

Most of it can be left empty. What is needed: what she wants, one way to reach her that is safe, and
that she agrees.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from carers.cases.asked import CALL, LOOK, Asked
from carers.forms.asking_fields import (
    HOW,
    MAY,
    EmailLine,
    MobileField,
    NhsNumberField,
    PhoneField,
    name_line,
    pick,
    several,
)
from carers.forms.emergency import line, tick, words
from portal.notices.addresses import Kind
from portal.notices.channels import can_send
from portal.ui.choices import labels_of, offer
from portal.ui.widgets import ChoicesWithMore

WAYS = [
    ("phone", _("By phone")),
    ("text", _("By text message")),
    ("email", _("By email")),
    ("post", _("By letter")),
]
NEWS: list[tuple[Kind | Literal[""], Any]] = [
    ("text", _("By text message")),
    ("email", _("By email")),
    ("", _("Do not send me anything. I will look, or you phone me.")),
]
NEEDS = {"phone": "phone", "text": "mobile", "email": "email", "post": "address"}
"""The field that a way needs."""


class AskingForm(forms.Form):
    """Knows what she said on the other pages."""

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        self.asked = asked
        super().__init__(*args, **kwargs)

    def stored(self) -> dict[str, Any]:
        """As it is kept."""
        return dict(self.cleaned_data)

    def rows(self) -> Iterator[tuple[str, Any, str]]:
        """What was filled in, in words: name, label and value, which is empty for nothing."""
        closed = self._closed()
        for name, field in self.fields.items():
            if name not in closed:
                yield name, field.label, _in_words(field, self.initial.get(name))

    def _closed(self) -> set[str]:
        """Fields under a choice that was not made."""
        return {
            under
            for name, field in self.fields.items()
            if isinstance(field.widget, ChoicesWithMore)
            for choice, under in field.widget.more.items()
            if self.initial.get(name) != choice
        }


class WhatForm(AskingForm):
    wants = pick(
        _("What would you like?"),
        [
            (LOOK, _("Someone looks at my answers with me")),
            (CALL, _("Someone only phones me")),
        ],
        _("If someone only phones you, we do not send your answers."),
        more={LOOK: "joint"},
    )
    joint = pick(
        _("How shall we talk with you?"),
        [
            ("separate", _("On my own")),
            ("joint", _("Together with the person I look after")),
        ],
        _(
            "Together: the council talks with you both. You both get the written record. "
            "The other person does not see the answers you gave here."
        ),
        required=False,
    )
    hospital = pick(
        _("Is one of you in hospital now?"),
        [("no", _("No")), ("yes", _("Yes"))],
        required=False,
        more={"yes": "ward"},
    )
    ward = line(_("Who is it? Which hospital, which ward?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.asked.young:
            del self.fields["joint"]
            self.fields["wants"].widget.more = {}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if "joint" in self.fields and data.get("wants") == LOOK and data.get("joint") == "":
            self.add_error("joint", gettext("Choose one of the answers."))
        if data.get("hospital") != "yes":
            data["ward"] = ""
        return data


class OtherForm(AskingForm):
    """The adult with whom it is to be joint: what they said themselves, and how."""

    other_name = name_line(
        _("Who is the other person?"),
        _("The first name is enough."),
        required=_("Write their name. The first name is enough."),
    )
    other_agreed = pick(
        _("Does this person want to talk together with you?"),
        [
            ("yes", _("Yes, they said so")),
            ("not-asked", _("I have not asked yet. The council can ask them.")),
            ("cannot", _("They are not able to decide this")),
        ],
        _("It must be their own choice."),
        more={"yes": "other_how"},
    )
    other_how = line(
        _("How did they say so?"), _("For example: they told me today. They are here with me.")
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if data.get("other_agreed") != "yes":
            data["other_how"] = ""
        elif not data.get("other_how") and "other_how" not in self.errors:
            self.add_error("other_how", gettext("Write how they said so."))
        return data


class ReachForm(AskingForm):
    name = line(_("What is your name?"), _("What we should call you is enough."))
    phone = PhoneField(label=_("Your phone number"), required=False)
    mobile = MobileField(label=_("Your mobile number, if you want text messages"), required=False)
    email = EmailLine(label=_("Your email address"), required=False)
    address = words(_("Your address, if you want letters"))
    prefers = pick(_("How do we reach you best?"), WAYS, required=False)
    news_by = pick(
        _("How shall we tell you what happens?"),
        NEWS,
        _("The message says that there is news. It does not say what it is about."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "news_by", [one for one in NEWS if not one[0] or can_send(one[0])])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        given = [name for name in ("phone", "mobile", "email", "address") if data.get(name)]
        if not given and not any(name in self.errors for name in NEEDS.values()):
            self.add_error(None, gettext("Give us at least one way to reach you."))
        for choice in ("prefers", "news_by"):
            self._need(NEEDS.get(data.get(choice, "")))
        asked_before = self.asked.harm and "safe" in self.asked.body
        if asked_before and given and not self.errors and not self._is_safe(data):
            self.add_error(
                None, gettext("You called none of these ways safe. Give us one that is.")
            )
        return data

    def _need(self, name: str | None) -> None:
        """What she chose cannot be done without it. A mobile can be phoned, too."""
        data = self.cleaned_data
        if name is None or name in self.errors or data.get(name):
            return
        if name == "phone" and data.get("mobile"):
            return
        sentences = {
            "phone": gettext("Write your phone number, or choose another way."),
            "mobile": gettext("Write your mobile number, or choose another way."),
            "email": gettext("Write your email address, or choose another way."),
            "address": gettext("Write your address, or choose another way."),
        }
        self.add_error(name, sentences[name])

    def _is_safe(self, data: Mapping[str, Any]) -> bool:
        return Asked({**self.asked.body, "reach": data}).can_be_reached


class SafeForm(AskingForm):
    may = several(
        _("What is safe for you?"),
        MAY,
        _("Choose all that fit. We do nothing that you do not choose."),
        required=_("Choose at least one way to reach you that is safe."),
    )
    when = words(_("When can we reach you?"), _("For example: on weekdays, after 10."))
    caution = words(_("What must we be careful about?"), _("For example: who must not know."))

    def clean_may(self) -> list[str]:
        may: list[str] = self.cleaned_data["may"]
        if not set(may) & set(HOW):
            raise ValidationError(_("Choose at least one way to reach you that is safe."))
        if "reach" in self.asked.body and not self.asked.harm:
            safe = Asked({**self.asked.body, "safe": {"may": may}})
            if not safe.can_be_reached:
                raise ValidationError(_("Choose a way for which you gave a number or address."))
        return may


class HelpForm(AskingForm):
    interpreter = tick(_("I need an interpreter"))
    spoken = line(_("Which language do you speak best?"), _("You can name a dialect too."))
    sign_language = tick(_("I use British Sign Language"))
    other_help = words(
        _("What else do you need?"), _("For example: large print, or a place without stairs.")
    )


class PeopleForm(AskingForm):
    involved = words(
        _("Who should be there when we talk?"), _("We ask nobody unless you want us to.")
    )
    helper_name = line(_("Did someone help you to answer? What is their name?"))
    helper_relation = line(_("Who are they to you?"))


class ShareForm(AskingForm):
    nhs_number = NhsNumberField(
        label=_("Your NHS number, if you know it"),
        help_text=_("You can leave this empty. It helps us not to mix you up with someone else."),
    )
    consent = forms.BooleanField(
        label=_("I have read this, and I agree."),
        error_messages={"required": _("Tick this if you agree. Without it we send nothing.")},
    )


TITLES = {
    "what": _("What would help you?"),
    "other": _("The person you look after"),
    "reach": _("How we can reach you"),
    "safe": _("What is safe for you"),
    "help": _("Help to talk with us"),
    "people": _("Who should be there"),
    "share": _("What we share, and with whom"),
}


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return gettext("Yes") if value else gettext("No")
    if isinstance(field, forms.ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        labels = labels_of(field)
        return "\n".join(str(labels[one]) for one in chosen if one in labels)
    return str(value or "")


PARTS: dict[str, type[AskingForm]] = {
    "what": WhatForm,
    "other": OtherForm,
    "reach": ReachForm,
    "safe": SafeForm,
    "help": HelpForm,
    "people": PeopleForm,
    "share": ShareForm,
}
