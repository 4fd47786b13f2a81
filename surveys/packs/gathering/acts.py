"""Last quarter's actions and what became of them, and those that were begun since."""

from typing import Any

from surveys.acting.listing import of_quarter
from surveys.models import Action
from surveys.packs.quarters import Quarter

LISTS = ("before", "opened")
"""Between them each action that belongs to the quarter stands once."""


def actions_of(quarter: Quarter) -> dict[str, list[dict[str, Any]]]:
    """As they stood on the last day of the quarter. Those about safeguarding surveys are for their
    own readers, and are not in the pack."""
    found = of_quarter(quarter.first, quarter.last).document()
    lists = {name: found[name] for name in LISTS}
    keys = [one["key"] for of in lists.values() for one in of]
    measures = {
        str(pk): [survey or "", question]
        for pk, survey, question in Action.objects.filter(pk__in=keys).values_list(
            "pk", "survey_id", "question"
        )
    }
    return {
        name: [one | {"measure": measures.get(one["key"], ["", ""])} for one in of]
        for name, of in lists.items()
    }
