"""Rows of a listing's form: several of one kind, with empty ones to fill in.

A row that is emptied or ticked 'Remove' goes. What stood there already is never refused: only what
an editor writes anew is checked.
"""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from directory.importing import phones as phone_rules
from directory.importing.cleaning import number
from directory.importing.record import BadValue
from directory.keeping.in_words import language_in_words
from directory.listing.shape import (
    AreaFact,
    ContactFact,
    CostFact,
    LanguageFact,
    Listing,
    PhoneFact,
)
from directory.staff.forms import fields

MOST_ROWS = 100
PlaceChoices = list[tuple[str, str]]


class RowForm(forms.Form):
    """One row. `started_from` is the listing as the editor met it."""

    def __init__(
        self, *args: Any, started_from: Listing, places: PlaceChoices, **kwargs: Any
    ) -> None:
        self.started_from = started_from
        super().__init__(*args, **kwargs)
        place = self.fields.get("place")
        if isinstance(place, forms.ChoiceField):
            place.choices = [("", "The whole service"), *places]

    def as_fact(self) -> Any:
        """The row as part of the plain shape. Only after `is_valid()`."""
        raise NotImplementedError


class RowFormSet(forms.BaseFormSet[RowForm]):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Every row may be left empty, also one that was filled before."""
        return {**super().get_form_kwargs(index), "empty_permitted": True}

    def add_fields(self, form: RowForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Remove"

    @property
    def kept_rows(self) -> list[RowForm]:
        """The rows that are filled and not removed. Only after `is_valid()`."""
        return [form for form in self.forms if form.cleaned_data and not self.is_removed(form)]

    def is_removed(self, form: RowForm) -> bool:
        return bool(form.cleaned_data.get("DELETE"))


def rows_of(form: type[RowForm], *, extra: int) -> type[RowFormSet]:
    made = forms.formset_factory(
        form,
        formset=RowFormSet,
        extra=extra,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + 1,
        validate_max=True,
        can_delete=True,
        can_delete_extra=False,
    )
    return cast("type[RowFormSet]", made)


class PhoneForm(RowForm):
    number = fields.line(
        label="Number",
        longest=40,
        required=True,
        widget=forms.TextInput(attrs={"inputmode": "tel", "dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": "Write the number, or empty the whole row."},
    )
    description = fields.line(label="What it is for", longest=200)
    place = forms.ChoiceField(label="Where", required=False)
    is_text_only = forms.BooleanField(label="Text messages only", required=False)

    def clean_number(self) -> str:
        written: str = self.cleaned_data["number"]
        places = self.started_from.places
        stood = {phone.number for phone in self.started_from.phones}
        if written in stood | {phone.number for place in places for phone in place.phones}:
            return written
        try:
            return phone_rules.phone(written)
        except BadValue as refused:
            raise ValidationError(f"{refused.reason}.") from None

    def as_fact(self) -> PhoneFact:
        cleaned = self.cleaned_data
        return PhoneFact(cleaned["number"], cleaned["description"], cleaned["is_text_only"])


class LanguageForm(RowForm):
    language = fields.line(
        label="Language",
        longest=60,
        required=True,
        widget=forms.TextInput(attrs={"list": "languages", "autocomplete": "off"}),
        error_messages={"required": "Write the language, or empty the whole row."},
    )
    note = fields.line(label="Note, such as ‘on Mondays’", longest=200)

    def clean_language(self) -> str:
        known = frozenset(fact.code for fact in self.started_from.languages)
        return fields.language_code(self.cleaned_data["language"], known=known)

    def as_fact(self) -> LanguageFact:
        return LanguageFact(self.cleaned_data["language"], self.cleaned_data["note"])


class CostForm(RowForm):
    option = fields.line(label="What for", longest=200)
    amount = fields.line(label="Amount in £", longest=20)
    amount_description = fields.line(label="In words, such as ‘a session’")
    valid_from = fields.date(label="From")
    valid_to = fields.date(label="Until")

    def clean_amount(self) -> str:
        """`3.50`; nothing where no amount is known."""
        wrong = "Write an amount in pounds, such as 3.50."
        try:
            amount = number(self.cleaned_data["amount"])
        except BadValue:
            raise ValidationError(wrong) from None
        if amount is None:
            return ""
        if amount < 0 or amount != round(amount, 2):
            raise ValidationError(wrong)
        return f"{amount:.2f}"

    def as_fact(self) -> CostFact:
        cleaned = self.cleaned_data
        dates = {name: fields.iso(cleaned[name]) for name in ("valid_from", "valid_to")}
        return CostFact(
            cleaned["option"], cleaned["amount"], cleaned["amount_description"], **dates
        )


class AreaForm(RowForm):
    name = fields.line(
        label="Name",
        longest=200,
        required=True,
        error_messages={"required": "Write the name of the area, or empty the whole row."},
    )
    extent = fields.line(
        label="Codes",
        longest=2000,
    )

    def as_fact(self) -> AreaFact:
        return AreaFact(self.cleaned_data["name"], self.cleaned_data["extent"])


class ContactForm(RowForm):
    name = fields.line(label="Name or team", longest=200)
    title = fields.line(label="Post", longest=200)
    email = fields.email(label="E-mail address")
    is_public = forms.BooleanField(label="The public may see it", required=False)

    def as_fact(self) -> ContactFact:
        cleaned = self.cleaned_data
        return ContactFact(
            cleaned["name"], cleaned["title"], cleaned["email"], cleaned["is_public"]
        )


def language_initial(fact: LanguageFact) -> dict[str, Any]:
    return {"language": language_in_words(fact.code), "note": fact.note}
