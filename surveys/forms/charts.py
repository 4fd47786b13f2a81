"""Which trend is shown, and from which month its limits begin anew."""

from collections.abc import Iterable
from typing import Any

from django import forms

from portal.ui.choices import offer
from surveys.charts.trend import Trend
from surveys.forms.results import ResultsForm

LONGEST = 500


class TrendForm(ResultsForm):
    """One measure: the same months and teams, and how the limits are worked out."""

    SCREENED = "screened"
    limits = forms.ChoiceField(
        label="Limits",
        required=False,
        choices=[("", "From all points"), (SCREENED, "Without very large jumps")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["by"], self.fields["question"]

    def wanted(self) -> dict[str, Any]:
        """As `charts.trends.trend` has it."""
        found = super().wanted()
        del found["by"]
        return {**found, "screen": self.asked("limits") == self.SCREENED}


class LimitsForm(forms.Form):
    from_month = forms.ChoiceField(
        label="First month of the new limits",
        error_messages={
            "required": "Choose the first month of the new limits.",
            "invalid_choice": "Choose a month of the chart, but not its first.",
        },
    )
    reason = forms.CharField(
        label="What has changed for good?",
        help_text="Whoever sees the chart reads this. Name no resident and no member of staff.",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "spellcheck": "true"}),
        error_messages={
            "required": "Say what has changed: without a known reason limits stay as they are.",
            "max_length": f"This is too long. Use no more than {LONGEST} characters.",
        },
    )

    def __init__(self, *args: Any, trend: Trend, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "from_month", [("", "Choose a month"), *_months(trend)])


def _months(trend: Trend) -> Iterable[tuple[str, str]]:
    """The latest first; at the first month limits begin anyway."""
    return [(one.month.month, one.month.when) for one in reversed(trend.points[1:])]
