"""What is chosen before the first question: which form, and who answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.widgets import Radios
from surveys.models import Form, Mode

CHOOSE = {"invalid_choice": _("Choose one of the answers.")}


class StartForm(forms.Form):
    """Nothing has to be chosen: what stands there is what most people need."""

    use_required_attribute = False

    form = forms.ChoiceField(
        label=_("How do you want the questions?"),
        choices=[
            (Form.STANDARD, _("In everyday words")),
            (Form.EASY, _("Easy read: fewer words, with pictures")),
        ],
        widget=Radios,
        required=False,
        error_messages=CHOOSE,
    )
    mode = forms.ChoiceField(
        label=_("Who answers?"),
        choices=[
            (Mode.SELF, _("I answer for myself")),
            (Mode.HELPED, _("I answer, and someone helps me")),
            (Mode.REPRESENTATIVE, _("I answer in somebody’s place")),
        ],
        widget=Radios,
        required=False,
        error_messages=CHOOSE,
    )

    def __init__(self, *args: Any, forms: Sequence[Form], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._first = forms[0]
        if len(forms) < len(Form):
            del self.fields["form"]

    @property
    def form_chosen(self) -> str:
        """Of a valid form."""
        return self.cleaned_data.get("form") or self._first

    @property
    def mode_chosen(self) -> str:
        mode: str = self.cleaned_data.get("mode") or self.initial.get("mode", Mode.SELF)
        return mode
