"""Last quarter's actions and what became of them, and those that were begun since."""

from typing import Any

from surveys.acting.listing import of_quarter
from surveys.packs.quarters import Quarter

LISTS = ("before", "opened")
"""Between them each action that belongs to the quarter stands once."""


def actions_before(quarter: Quarter) -> dict[str, Any]:
    """As they stood on the last day of the quarter. Those about safeguarding surveys are for their
    own readers, and are not in the pack."""
    found = of_quarter(quarter.first, quarter.last).document()
    return {name: found[name] for name in LISTS}
