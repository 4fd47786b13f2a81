"""Every component and form widget on one page, so that each can be seen in each language.

For the people who build the portal. What it says of its own is English and marked as such; the
components show the words that they have elsewhere.
"""

import datetime
from decimal import Decimal
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import everyone, page
from portal.languages.models import State
from portal.languages.translated import Text
from portal.ui.build import SOURCE
from portal.ui.feedback_forms import FeedbackForm
from portal.ui.widgets import Checkboxes, DateBoxesField, Radios

FIELDS = FeedbackForm.base_fields
CHOICES = [
    ("first", FIELDS["message"].label),
    ("second", FIELDS["contact"].label),
]


class EveryWidget(forms.Form):
    """One of each, with labels that are translated already."""

    text = forms.CharField(label=FIELDS["contact"].label, help_text=FIELDS["contact"].help_text)
    email = forms.EmailField(label=FIELDS["contact"].label)
    long_text = forms.CharField(
        label=FIELDS["message"].label, max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )
    choice = forms.ChoiceField(label=FIELDS["message"].label, choices=CHOICES)
    radios = forms.ChoiceField(
        label=FIELDS["message"].label,
        choices=CHOICES,
        widget=Radios(more={"second": "under_radio"}),
    )
    under_radio = forms.CharField(label=FIELDS["contact"].label, required=False)
    checkboxes = forms.MultipleChoiceField(
        label=FIELDS["message"].label,
        choices=CHOICES,
        widget=Checkboxes(more={"second": "under_checkbox"}),
    )
    under_checkbox = forms.CharField(label=FIELDS["contact"].label, required=False)
    single = forms.BooleanField(label=FIELDS["contact"].help_text)
    date = DateBoxesField(label=FIELDS["message"].label, required=True)
    file = forms.FileField(label=FIELDS["message"].label)


@page(open_to=everyone)
def components(request: HttpRequest) -> HttpResponse:
    context = {
        "icons": symbols("icons.svg"),
        "pictures": [name.removeprefix("pic-") for name in symbols("pictures.svg")],
        "form": EveryWidget(),
        "wrong_form": EveryWidget({"email": "nobody", "radios": "second"}, prefix="wrong"),
        "day": datetime.date(2026, 3, 27),
        "opens": datetime.time(9, 0),
        "closes": datetime.time(17, 30),
        "price": Decimal("83.30"),
        "metres": 1931,
        "fallback": Text("Carers Trust Heart of England", "en", State.REVIEWED),
    }
    return render(request, "pages/components.html", context)


def symbols(sprite: str) -> list[str]:
    """Names of the drawings in a sprite; none where only the built files are there."""
    path: Path = SOURCE / sprite
    text = path.read_text() if path.exists() else ""
    return [part.split('"')[0] for part in text.split('<symbol id="')[1:]]
