"""Opening a draft again, and the forms for it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.languages.formats import number
from portal.notices.addresses import Address
from questionnaires.journey import access, carrying, keeping
from questionnaires.journey.room import Room
from questionnaires.models import Draft


class CodeForm(forms.Form):
    """Never says why a code does not open anything."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It has 16 numbers. Spaces do not matter."),
        required=False,
        widget=forms.TextInput(
            {
                "class": "govuk-input--width-20",
                "dir": "ltr",
                "inputmode": "numeric",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )

    def wrong(self) -> "CodeForm":
        self.add_error(
            "code", _("This code does not open anything. Check each number, or start new.")
        )
        return self

    def shut(self) -> "CodeForm":
        self.add_error("code", _("That was too many tries. Wait an hour, or phone us."))
        return self


class LinkForm(forms.Form):
    address = forms.CharField(
        label=_("Your email address"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email", "class": "govuk-input--width-20"}),
    )

    def clean_address(self) -> Address:
        return Address.email(self.cleaned_data["address"])


def go_on(
    request: HttpRequest,
    room: Room,
    draft: Draft,
    *,
    uses_link: bool = False,
    carried: carrying.Carried | None = None,
) -> HttpResponse:
    """This browser gets a new key, and is led to where she was."""
    resumed = keeping.resume(draft=draft, uses_link=uses_link)
    access.hold(request, resumed.draft, resumed.key)
    say_what_is_new(request, resumed.added)
    page = carrying.put_down(resumed.draft, carried)
    if page:
        return redirect(room.url("step", draft.pk, step=page.code))
    is_long = resumed.draft.length == Draft.Length.FULL
    return redirect(room.url("more" if is_long else "draft", draft.pk))


def say_what_is_new(request: HttpRequest, added: int) -> None:
    """Of a newer version of the questions."""
    if added:
        sentence = ngettext(
            "We have added %(count)s question.", "We have added %(count)s questions.", added
        )
        messages.info(request, sentence % {"count": number(added)})
