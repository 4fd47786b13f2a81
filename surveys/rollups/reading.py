"""Tables from the rollups: exact and unprotected, for `protect` alone."""

from surveys.figures.answers import answers_to, count
from surveys.figures.asked import Asked, TooManyAnswers, UnknownDimension
from surveys.figures.counting import Counting
from surveys.figures.dimensions import CROSS, TEAM_ONLY, Axes, axes_of, crossings
from surveys.figures.invited import invited
from surveys.figures.tables import Table, Tier
from surveys.figures.versions import asking_of
from surveys.models import FiguresState
from surveys.rollups.live import live
from surveys.rollups.shelves import Shelves, also_for
from surveys.rollups.standing import Standing
from surveys.rollups.telling import tell

MOST_COUNTED = 20_000
"""Answers that are counted each time, where no numbers are kept up for what is asked."""


def table_of(asked: Asked, *, told: bool = True) -> Table:
    """What `asked` asks for; its tier says which dimensions there may be.

    `told`: as it was told beyond the team, for months, quarters and years that are over. All tables
    of a month hold the same answers, whatever they are broken down by: a late one comes into all of
    them, and together with at least B_STEP in each row that it changes. A month that never was told
    is told now. Else live, as the team sees it. Raises UnknownDimension.
    """
    axes = axes_of(asked, asking_of(asked.survey))
    if not told:
        return _live(asked, axes).table(invited=invited(asked))
    counting = Counting(axes.asking.columns)
    _count_told(asked, axes, counting)
    return counting.table(invited=invited(asked))


def _count_told(asked: Asked, axes: Axes, counting: Counting) -> None:
    shelves = Shelves(axes)
    if not shelves.are_kept:
        raise UnknownDimension(f"{asked.by!r} is not kept up. {_can_be_crossed(asked.tier)}")
    if asked.first is None or asked.last is None:
        raise ValueError("What is told is told of whole months.")
    tell(asked.survey, asked.first, asked.last)
    first, last = f"{asked.first:%Y-%m}", f"{asked.last:%Y-%m}"
    Standing(asked, shelves).count_months(counting, first, last, told=True)


def _live(asked: Asked, axes: Axes) -> Counting:
    """From the answers where no figures were made yet, or what is asked for is not kept up."""
    shelves = Shelves(axes, *also_for(asked.team))
    is_ready = FiguresState.objects.filter(survey=asked.survey, is_ready=True).exists()
    if is_ready and shelves.are_kept:
        return live(asked, axes, shelves)
    number = answers_to(asked)[: MOST_COUNTED + 1].count() if is_ready else 0
    if number > MOST_COUNTED:
        raise TooManyAnswers(
            f"These are more than {MOST_COUNTED:,} answers, and {asked.by!r} is not kept up. "
            f"Ask for a shorter time. {_can_be_crossed(asked.tier)}"
        )
    counting = Counting(axes.asking.columns)
    count(counting, asked, axes)
    return counting


def _can_be_crossed(tier: Tier) -> str:
    names = [[one.split(":")[-1] for one in pair] for pair in crossings()]
    is_for = tier == Tier.TEAM
    pairs = [CROSS.join(pair) for pair in names if is_for or not set(pair) & set(TEAM_ONLY)]
    return f"There are {', '.join(pairs)}, and any dimension by month or form."
