"""Which months of use are shown."""

from django import forms

from portal.usage.months import CHOICES, USUAL

MONTHS = [(str(number), words) for number, words in CHOICES]
CSV, XLSX = "csv", "xlsx"


class PeriodForm(forms.Form):
    months = forms.ChoiceField(label="When", choices=MONTHS, required=False)

    def asked(self) -> int:
        """How many months; anything unknown is the usual number."""
        self.full_clean()
        return int(self.cleaned_data.get("months") or USUAL)


class FileForm(PeriodForm):
    kind = forms.ChoiceField(choices=[(CSV, "CSV"), (XLSX, "Excel")], required=False)

    def kind_asked(self) -> str:
        self.full_clean()
        return str(self.cleaned_data.get("kind") or CSV)
