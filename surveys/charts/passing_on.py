"""Results as they may be passed on: whole periods that are over, small numbers hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from surveys.charts.bars import Spread, spreads
from surveys.charts.measures import Measuring
from surveys.charts.monthly import first_month
from surveys.charts.months import Days, closed_periods, days_in_words
from surveys.figures.outside.heard import Heard, heard_from
from surveys.figures.results import Asked, UnknownDimension, results
from surveys.figures.tables import ProtectedTable, Tier
from surveys.forms.results import ServiceForm, period_code
from surveys.reading.results_shown import Words

EVERY = 100


@dataclass(frozen=True)
class PassedOn:
    asked: Asked
    days: Days
    table: ProtectedTable
    spreads: list[Spread]
    heard: list[Heard]

    @property
    def when(self) -> str:
        return days_in_words(self.days)

    @property
    def answers(self) -> str:
        base = self.table.base
        return f"{base} sets of answers" if isinstance(base, int) else str(base).capitalize()

    @property
    def response(self) -> str:
        """The response rate, or why there is none."""
        base, invited = self.table.base, self.table.invited
        if not isinstance(base, int) or not isinstance(invited, int):
            return "No response rate is shown."
        if invited == 0:
            return "Nobody was invited in this time: people answered of their own accord."
        if base > invited:
            return (
                f"{invited} people were invited, and more answered than were: some answered "
                "without being asked, so that there is no response rate."
            )
        rate = round(EVERY * base / invited)
        return (
            f"{invited} people were invited. Response rate: at most {rate} %, as some may have "
            "answered without being asked."
        )


def periods_of(measuring: Measuring) -> list[Days]:
    """The latest first."""
    first = first_month(measuring.survey)
    return closed_periods(first, timezone.localdate()) if first else []


def choices(periods: Sequence[Days]) -> list[tuple[str, str]]:
    """The latest quarter first, as what is asked for most."""
    return [(period_code(days), days_in_words(days)) for days in periods]


def passed_on(measuring: Measuring, form: ServiceForm, periods: Sequence[Days]) -> PassedOn | None:
    """None where no period is over in which anybody answered. Raises UnknownDimension."""
    if not periods:
        return None
    asked = form.asked("period")
    days = next((one for one in periods if period_code(one) == asked), periods[0])
    by = form.asked("by")
    first, last = days
    wanted = Asked(measuring.survey, Tier.SERVICE, by=by, first=first, last=last)
    table = results(wanted)
    words = Words(measuring.survey, by) if by else measuring.words
    found = [one for one in spreads(words, table) if one.is_indicator or form.every_question]
    return PassedOn(wanted, days, table, found, heard_from(table, by, last))


__all__ = ["PassedOn", "UnknownDimension", "choices", "passed_on", "periods_of"]
