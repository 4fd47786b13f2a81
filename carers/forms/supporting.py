"""A support plan, its approval, and needs that nothing meets."""

from typing import Any

from django import forms

from carers.cases import unmet
from carers.cases.supporting import Item
from carers.forms.case_fields import ListingField, PoundsField, line, prose
from carers.models import SupportItem
from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField, Radios

APPROVE, RETURN = "approve", "return"
DAY = {"required": "Write the day, the month and the year."}


class AimsForm(forms.Form):
    words = prose(
        label="What the carer wants to achieve",
        required="Write what the carer wants to achieve.",
        rows=4,
    )


class ItemForm(forms.Form):
    kind = forms.ChoiceField(
        label="Kind",
        widget=Radios,
        error_messages={"required": "Choose the kind.", "invalid_choice": "Choose the kind."},
    )
    words = prose(label="What is arranged", required="Write what is arranged.", rows=3)
    service = ListingField(
        label="Service in the directory",
        required=False,
        max_length=300,
        help_text="Its name or key, where it has a listing. Else leave it empty.",
        error_messages={"max_length": "This is too long for a name."},
    )
    amount = PoundsField(
        label="Amount in pounds",
        required=False,
        max_length=20,
        help_text="Of a direct payment. For example 83.50",
        error_messages={"max_length": "Write an amount in pounds, like 250 or 83.50."},
    )
    period = forms.ChoiceField(
        label="How often",
        choices=[("", "Choose"), *SupportItem.Period.choices],
        required=False,
        error_messages={"invalid_choice": "Choose how often."},
    )
    starts_on = DateBoxesField(label="It starts on, if that is known", required=False)

    def __init__(self, *args: Any, kinds: list[SupportItem.Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(one.value, one.label) for one in kinds])
        if SupportItem.Kind.DIRECT_PAYMENT not in kinds:
            for name in ("amount", "period"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_payment = data.get("kind") == SupportItem.Kind.DIRECT_PAYMENT
        if is_payment and "amount" in data and data["amount"] is None:
            self.add_error("amount", "Write how much the direct payment is.")
        if is_payment and "period" in data and not data["period"]:
            self.add_error("period", "Choose how often.")
        if data.get("amount") is not None and "kind" in data and not is_payment:
            self.add_error("amount", "Only a direct payment has an amount.")
        return data

    def item(self) -> Item:
        data = self.cleaned_data
        is_payment = data["kind"] == SupportItem.Kind.DIRECT_PAYMENT
        return Item(
            kind=data["kind"],
            words=data["words"],
            amount=data["amount"] if is_payment else None,
            period=data["period"] if is_payment else "",
            service_key=data["service"],
            starts_on=data["starts_on"],
        )


def as_written(item: SupportItem) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "words": item.words,
        "service": item.service_key,
        "amount": item.amount,
        "period": item.period,
        "starts_on": item.starts_on,
    }


class SettleForm(forms.Form):
    answer = forms.ChoiceField(
        label="Your answer",
        choices=[(APPROVE, "I approve it"), (RETURN, "I send it back")],
        widget=Radios,
        error_messages={
            "required": "Choose your answer.",
            "invalid_choice": "Choose your answer.",
        },
    )
    reasons = prose(label="Why", required="Say why, in a few words at least.", rows=4)


class StartedForm(forms.Form):
    on = DateBoxesField(label="It began on", error_messages=DAY)


class UnmetForm(forms.Form):
    code = forms.ChoiceField(
        label="Need",
        error_messages={"required": "Choose a need.", "invalid_choice": "Choose a need."},
    )
    reason = forms.ChoiceField(
        label="Why nothing here meets it",
        error_messages={
            "required": "Choose why nothing meets it.",
            "invalid_choice": "Choose why nothing meets it.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, titles in (("code", unmet.needs()), ("reason", unmet.reasons())):
            offer(self, name, [("", "Choose"), *titles.items()])


class TakeBackForm(forms.Form):
    code = line(label="Need", required="Choose a need.", longest=40)
