"""What a chart says, in words: the sentence above it, the description in it, the table. Pure."""

from surveys.charts.signals import Seen, Signal
from surveys.charts.xmr import Assurance, Limits, Variation

VARIATIONS = {
    Variation.COMMON: "No clear change",
    Variation.IMPROVEMENT: "Improvement",
    Variation.CONCERN: "Concern",
    Variation.HIGH: "Changed: higher",
    Variation.LOW: "Changed: lower",
}
EARLY = "Too early to say"
ASSURANCES = {
    Assurance.PASSES: "Consistently passes the target",
    Assurance.FAILS: "Consistently fails the target",
    Assurance.HIT_AND_MISS: "Hit and miss: the target is met by chance",
}
SIGNALS = {
    (Signal.OUTSIDE, 1): "above the upper limit",
    (Signal.OUTSIDE, -1): "below the lower limit",
    (Signal.TREND, 1): "7 or more points in a row going up",
    (Signal.TREND, -1): "7 or more points in a row going down",
    (Signal.TWO_OF_THREE, 1): "2 of 3 points near the upper limit",
    (Signal.TWO_OF_THREE, -1): "2 of 3 points near the lower limit",
    (Signal.SHIFT, 1): "7 or more points in a row above the mean",
    (Signal.SHIFT, -1): "7 or more points in a row below the mean",
}
LEAST, MOST = 0.0, 100.0


def number(percent: float) -> str:
    """78 where it was rounded by the tier, 78.3 where it was not."""
    return f"{percent}" if isinstance(percent, int) else f"{percent:.1f}"


def limit(percent: float) -> str:
    """No share is below 0 or above 100, whatever the sum says."""
    return f"{min(max(percent, LEAST), MOST):.1f}"


def signals_in_words(signals: tuple[Seen, ...]) -> str:
    """'below the lower limit; 7 or more points in a row below the mean'."""
    return "; ".join(SIGNALS[one.signal, one.side] for one in signals)


def limits_in_words(limits: Limits) -> str:
    """Mean, limits, what they are worked out of."""
    kind = "Trial limits" if limits.is_trial else "Limits"
    words = (
        f"{kind} {limit(limits.low)} to {limit(limits.high)} %, mean {limit(limits.mean)} %, "
        f"from {limits.used} points"
    )
    if limits.screened:
        jumps = "jump" if limits.screened == 1 else "jumps"
        words += f", without {limits.screened} very large {jumps} between points"
    return f"{words}."


def plural(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
