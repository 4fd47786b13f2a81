"""All that a page or a file shows of one source, and nothing that has not been through `hiding`."""

from dataclasses import dataclass

from portal.usage.gathering import gathered
from portal.usage.heat import Heat, heat_of
from portal.usage.months import Period
from portal.usage.over_time import Table, broken_down, together
from portal.usage.sources import Source
from portal.usage.tallying import has_invented

RULE = (
    "Numbers from 1 to 4 are not told apart; all others are rounded to 5, each by itself, so that "
    "they need not add up. Whole months alone are shown."
)
INVENTED = "Some of these numbers are invented, for demonstration."
NO_HOURS = "The hour is not kept of this."


@dataclass(frozen=True)
class Shown:
    code: str
    source: Source
    period: Period
    together: Table
    heat: Heat | None
    """None where no hour is kept."""
    tables: tuple[Table, ...]
    is_invented: bool


def shown_of(code: str, source: Source, period: Period) -> Shown:
    all_of_it = gathered(code, source, period)
    return Shown(
        code=code,
        source=source,
        period=period,
        together=together(all_of_it, period),
        heat=heat_of(all_of_it, source.unit) if source.has_hours else None,
        tables=tuple(broken_down(all_of_it, one, period) for one in source.dimensions),
        is_invented=has_invented([code], period),
    )
