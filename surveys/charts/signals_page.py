"""What the trends of a survey say, sorted by what it means. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from surveys.charts.trend import Trend
from surveys.charts.xmr import Variation


@dataclass(frozen=True)
class Summary:
    concerns: list[Trend]
    improvements: list[Trend]
    changed: list[Trend]
    """Of which nobody has said whether it is good."""
    steady: list[Trend]
    without: list[Trend]
    """Too few answers for a trend, or too early to say."""

    @property
    def sentence(self) -> str:
        counts = (
            (len(self.concerns), "concern", "concerns"),
            (len(self.improvements), "improvement", "improvements"),
            (len(self.changed), "other change", "other changes"),
        )
        said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
        if not said:
            return "Nothing has changed beyond chance."
        return f"{' and '.join([', '.join(said[:-1]), said[-1]] if said[1:] else said)}."


def summary_of(trends: Iterable[Trend]) -> Summary:
    found = Summary([], [], [], [], [])
    places = {
        Variation.CONCERN: found.concerns,
        Variation.IMPROVEMENT: found.improvements,
        Variation.HIGH: found.changed,
        Variation.LOW: found.changed,
        Variation.COMMON: found.steady,
    }
    for trend in trends:
        (places[Variation(trend.variation)] if trend.variation else found.without).append(trend)
    return found


def signals_in(trends: Iterable[Trend]) -> int:
    """How many of them have changed of late."""
    return sum(one.variation not in ("", Variation.COMMON) for one in trends)
