"""What results are asked for, as texts of an address say it: for files of staff, and the API."""

import datetime
from collections.abc import Mapping

from surveys.figures.periods import NotClosed
from surveys.figures.results import Asked, UnknownDimension, results
from surveys.figures.tables import ProtectedTable, Tier
from surveys.models import Survey, Team

EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)
"""Beyond them there is nothing to count, and days cannot be reckoned with."""
LONGEST = 100
"""Characters of a dimension."""


class CannotAnswer(Exception):
    """The message is a sentence; `field` names the part of the address that it is about."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.words, self.field = words, field


def asked_of(survey: Survey, tier: Tier, said: Mapping[str, str]) -> Asked:
    """`by`, `from`, `to`, and for the team's own tier `team`. Raises CannotAnswer."""
    first, last = _day(said, "from"), _day(said, "to")
    if first and last and first > last:
        raise CannotAnswer("The first day comes after the last.", "to")
    by, team = said.get("by", ""), said.get("team", "")
    if len(by) > LONGEST:
        raise CannotAnswer("This is too long to be the name of a dimension.", "by")
    if team and tier != Tier.TEAM:
        raise CannotAnswer("Results of one team are for the team’s own tier.", "team")
    # Compared here: what is asked for may hold what a database refuses.
    if team and team not in Team.objects.values_list("pk", flat=True):
        raise CannotAnswer("The portal does not know this team.", "team")
    return Asked(survey, tier, by=by, team=team, first=first, last=last)


def answer(asked: Asked) -> ProtectedTable:
    """Raises CannotAnswer."""
    try:
        return results(asked)
    except NotClosed as refused:
        raise CannotAnswer(str(refused), "from") from refused
    except UnknownDimension as refused:
        raise CannotAnswer(str(refused), "by") from refused


def query_of(asked: Asked) -> dict[str, str]:
    """The same as texts, for links to files of what a page shows."""
    said = {
        "tier": str(asked.tier),
        "by": asked.by,
        "team": asked.team,
        "from": asked.first.isoformat() if asked.first else "",
        "to": asked.last.isoformat() if asked.last else "",
    }
    return {name: text for name, text in said.items() if text}


def _day(said: Mapping[str, str], name: str) -> datetime.date | None:
    text = said.get(name, "")
    if not text:
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise CannotAnswer("This is not a day like 2026-09-30.", name) from None
    if not EARLIEST <= day <= LATEST:
        raise CannotAnswer("This day is too far away.", name)
    return day
