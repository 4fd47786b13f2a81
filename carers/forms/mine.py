"""What a carer fills in to open what she has sent, and on its pages."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from carers.cases.access import CODE_DIGITS
from portal.notices.addresses import Address
from portal.ui.choices import offer
from portal.ui.widgets import Radios
from questionnaires.journey.keys import read_code

NUMBERS = {
    "class": "govuk-input--width-10",
    "dir": "ltr",
    "inputmode": "numeric",
    "autocomplete": "off",
    "spellcheck": "false",
}
LONGEST = 3000
TOO_LONG = _("This is too long. Use fewer words.")


class NumbersField(forms.CharField):
    """Eight digits, in any spacing and any script."""

    def __init__(self, *, required: Any, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.TextInput(NUMBERS), error_messages={"required": required}, **kwargs
        )

    def clean(self, value: Any) -> str:
        found = read_code(super().clean(value), CODE_DIGITS)
        if not found:
            raise ValidationError(_("This has 8 numbers. Check each number."), code="digits")
        return found


class OpenForm(forms.Form):
    """Never says which of the two is wrong."""

    reference = NumbersField(
        label=_("Your reference"),
        help_text=_("It has 8 numbers. Spaces do not matter."),
        required=_("Write your reference."),
    )
    code = NumbersField(
        label=_("Your code"),
        help_text=_("It has 8 numbers, too. You got it when you sent your answers."),
        required=_("Write your code."),
    )

    def wrong(self) -> "OpenForm":
        self.add_error(
            None,
            _("This reference and code do not fit. After 5 wrong tries, wait an hour."),
        )
        return self

    def shut(self) -> "OpenForm":
        self.add_error(None, _("That was too many tries. Wait an hour, or phone us."))
        return self


class LinkForm(forms.Form):
    """Where the link goes; whether it goes is never said."""

    reference = NumbersField(
        label=_("Your reference"),
        help_text=_("It has 8 numbers. Spaces do not matter."),
        required=_("Write your reference."),
    )
    to = forms.CharField(
        label=_("Your mobile number or email address"),
        help_text=_("Use the one that you gave us."),
        max_length=254,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Write your mobile number or your email address."),
            "max_length": TOO_LONG,
        },
    )

    def clean_to(self) -> Address:
        typed: str = self.cleaned_data["to"]
        return Address.email(typed) if "@" in typed else Address.text(typed)


# On her pages ----------------------------------------------------------------------------------


def own_words(label: Any, hint: Any = "", *, required: Any = None) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(required),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


class AddForm(forms.Form):
    words = own_words(
        _("What do you want to tell us?"),
        _("Write in your own language. We have it translated by a person."),
        required=_("Write something first."),
    )


class CorrectForm(forms.Form):
    """`sections`: of her answers, code and title."""

    section = forms.ChoiceField(
        label=_("Which part is it about?"),
        required=False,
        widget=Radios,
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )
    words = own_words(
        _("What is not right, and how is it really?"), required=_("Write something first.")
    )

    def __init__(self, *args: Any, sections: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sections:
            offer(self, "section", [*sections, ("", _("Something else"))])
        else:
            del self.fields["section"]


class TalkForm(forms.Form):
    words = own_words(
        _("When would be better?"),
        _("Write days and times that suit you."),
        required=_("Write when would be better."),
    )


class ReviewForm(forms.Form):
    words = own_words(_("What has changed?"), _("You can leave this empty."))


class NewsForm(forms.Form):
    """`ways`: those that she called safe."""

    WAYS = (
        ("text", _("By text message")),
        ("email", _("By email")),
        ("", _("Do not send me anything. I will look, or you phone me.")),
    )
    news_by = forms.ChoiceField(
        label=_("How shall we tell you what happens?"),
        help_text=_("The message says that there is news. It does not say what it is about."),
        required=False,
        widget=Radios,
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )

    def __init__(self, *args: Any, ways: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "news_by", [one for one in self.WAYS if one[0] in ways or not one[0]])
