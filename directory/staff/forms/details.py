"""The facts of a listing that are one value each, and its terms."""

from typing import Any

from django import forms

from directory.listing.shape import Listing
from directory.models import Cost, Taxonomy
from directory.staff.forms import fields
from directory.staff.forms.choices import terms_by_taxonomy

OLDEST = 120
TERMS = {
    Taxonomy.NEEDS: "What does it help with?",
    Taxonomy.AUDIENCES: "Who is it for?",
    Taxonomy.CULTURES: "Is it for people of a culture or faith?",
    Taxonomy.DELIVERY: "How is it given?",
    Taxonomy.PLACES: "What kind of place is it?",
}
AS_THEY_ARE = (
    "name", "organisation", "description", "eligibility", "how_to_start", "opening", "cost",
    "cost_note", "words", "url", "email", "minimum_age", "maximum_age", "is_sensitive",
    "staff_note", "source_note", "licence",
)  # fmt: skip
"""Fields that the form and the plain shape hold alike."""


def _age(label: str) -> forms.IntegerField:
    wrong = f"Write an age in whole years, from 0 to {OLDEST}."
    messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
    box = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"})
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=OLDEST, widget=box,
        error_messages=messages,
    )  # fmt: skip


class DetailsForm(forms.Form):
    name = fields.line(
        label="Name of the service",
        required=True,
        error_messages={"required": "Write the name of the service."},
    )
    organisation = fields.line(
        label="Organisation that gives it",
        help_text="Choose one that we have, or write a new name. Leave it empty if not known.",
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )
    description = fields.prose(
        label="What it is",
        help_text="Short sentences and everyday words. The first sentence is shown in results.",
        rows=5,
    )
    eligibility = fields.prose(label="Who it is for, in words")
    minimum_age = _age("Lowest age")
    maximum_age = _age("Highest age")
    is_sensitive = forms.BooleanField(
        label="It is about abuse: its page carries ‘Exit this page’", required=False
    )
    how_to_start = fields.prose(
        label="How to start", help_text="What a person does first, and what happens then."
    )
    without_assessment = fields.yes_no_unknown(
        label="Is it open to people without a care assessment?"
    )
    words = fields.prose(
        label="Everyday words that should find it",
        help_text="One a line, as people say it: ‘sitting service’, ‘someone to sit with mum’.",
        rows=6,
    )
    url = fields.web_address(label="Website", help_text="Starts with https://")
    email = fields.email(label="E-mail address")
    opening = fields.prose(
        label="Opening in words",
        help_text="Where the hours are not known as days and times.",
        rows=2,
    )
    cost = forms.ChoiceField(label="Does it cost money?", required=False, choices=Cost.choices)
    cost_note = fields.prose(label="Cost, in words", rows=2)
    staff_note = fields.prose(label="Note for staff", help_text="The public never sees this.")
    source_note = fields.prose(
        label="Where the facts come from",
        help_text="The public sees this: a website, a leaflet, a phone call.",
        rows=2,
    )
    source_date = fields.date(label="Date of the source")
    licence = fields.line(label="Licence of the source", longest=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = terms_by_taxonomy()
        for taxonomy, label in TERMS.items():
            self.fields[taxonomy.value] = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=choices[taxonomy],
                widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
                error_messages={"invalid_choice": "Choose from the list."},
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        low, high = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", "The highest age must not be below the lowest.")
        return cleaned

    def as_facts(self) -> dict[str, Any]:
        """What the plain shape takes from this form."""
        cleaned = self.cleaned_data
        terms = [tag for taxonomy in TERMS for tag in cleaned[taxonomy.value]]
        return {
            **{name: cleaned[name] for name in AS_THEY_ARE},
            "without_assessment": fields.YES_NO[cleaned["without_assessment"]],
            "source_date": fields.iso(cleaned["source_date"]),
            "terms": tuple(terms),
        }


def initial_of(listing: Listing) -> dict[str, Any]:
    """The form's first values for this listing."""
    return {
        **{name: getattr(listing, name) for name in AS_THEY_ARE},
        "without_assessment": fields.AS_YES_NO[listing.without_assessment],
        "source_date": listing.source_date,
        **{taxonomy.value: list(listing.terms) for taxonomy in TERMS},
    }
