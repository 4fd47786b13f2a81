"""What the figures say of a measure, as one sentence for actions: the service tier, never finer.

Whoever may open an action may read it, so that small numbers are hidden in it whatever the writer
of the action may see elsewhere.
"""

from dataclasses import dataclass

from surveys.acting.periods import Period
from surveys.figures.results import Asked, results
from surveys.figures.tables import Cell, ProtectedRow, Tier
from surveys.models import Survey, Team
from surveys.reading.results_shown import Words

TIER = Tier.SERVICE


@dataclass(frozen=True)
class Measure:
    """A share that can be followed: how many gave this answer, of those who answered."""

    survey: Survey
    question: str
    option: str
    team: Team | None = None


@dataclass(frozen=True)
class Said:
    words: str
    base: str
    tier: str


def what_figures_say(measure: Measure, period: Period) -> Said:
    """Raises NotClosed. Where nothing may be told, the sentence says that."""
    row, cell = _cell(measure, period)
    words = Words(measure.survey, "team" if measure.team else "")
    title = words.title(measure.question)
    where = f"{measure.team.name}, {period.label}" if measure.team else period.label
    base = str(row.base) if row else "none"
    if cell is None or cell.percent is None:
        return Said(f"{title}: {_untold(row, cell)} ({where}).", base, TIER)
    option = words.option(measure.question, measure.option)
    share = f"{cell.percent:.0f}% of {base} who answered said ‘{option}’"
    sure = f" (between {cell.low:.0f}% and {cell.high:.0f}% with 95% certainty)" if cell.low else ""
    return Said(f"{title}: {share}{sure}, {where}.", base, TIER)


def _cell(measure: Measure, period: Period) -> tuple[ProtectedRow | None, Cell | None]:
    asked = Asked(
        measure.survey,
        TIER,
        by="team" if measure.team else "",
        first=period.first,
        last=period.last,
    )
    group = measure.team.pk if measure.team else None
    for row in results(asked).rows:
        if (row.question, row.by) == (measure.question, group):
            return row, next((one for one in row.cells if one.option == measure.option), None)
    return None, None


def _untold(row: ProtectedRow | None, cell: Cell | None) -> str:
    if row is None:
        return "nobody answered, or too few to say anything"
    if cell is None:
        return f"{row.base}: too few to say how many gave this answer"
    return f"how many of {row.base} gave this answer is hidden ({cell.count})"
