"""What a plan can advise: one thing to do, with the source of its facts."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TIMES = ("safety", "today", "week", "month")
"""When to do it, most urgent first."""
KINDS = ("tip", "service", "benefit", "contingency", "crisis", "right")
AGES = ("adult", "young", "any")
TO_CONFIRM = "to confirm"


class BadRuleset(ValueError):
    """Rules or items that cannot be read; the message says where and why."""


@dataclass(frozen=True)
class Source:
    name: str
    url: str = ""
    date: str = ""
    """Of the text that was read, as YYYY-MM-DD; empty where nobody noted it."""


@dataclass(frozen=True)
class Item:
    code: str
    topic: str
    kind: str
    when: str
    source: Source
    owner: str
    review_by: datetime.date
    """From the day after it is shown as 'to confirm', until somebody has looked at it again."""
    ages: str = "adult"
    confirm: bool = False
    """Something in it is not sure, whatever the date of its source."""
    verify: str = ""
    """What that is; for content owners."""
    lead_days: int | None = None
    """How long it takes to happen, where the papers say so; for content owners."""
    phone: str = ""
    """Code of a contact."""
    services: tuple[str, ...] = ()
    """Listings of the directory by key, the best first."""
    needs: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    guide: str = ""
    link: str = ""
    link_name: str = ""

    def checked(self, on: datetime.date) -> str:
        """The date of its source, or that it is still to be confirmed."""
        if self.confirm or not self.source.date or self.is_overdue(on):
            return TO_CONFIRM
        return self.source.date

    def is_overdue(self, on: datetime.date) -> bool:
        return on > self.review_by

    def is_for(self, *, young: bool) -> bool:
        return self.ages == "any" or (self.ages == "young") == young


def read_item(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Item:
    """Raises BadRuleset."""
    code = row.get("code", "?")
    for name, known in (("when", TIMES), ("kind", KINDS), ("ages", AGES)):
        if row.get(name, "adult") not in known:
            raise BadRuleset(f"Item {code!r}: {name} is one of {', '.join(known)}.")
    if row.get("source") not in sources:
        raise BadRuleset(f"Item {code!r}: there is no source {row.get('source')!r}.")
    lists = {name: tuple(row.get(name, ())) for name in ("services", "needs", "audiences")}
    try:
        return Item(
            **{
                **row,
                **lists,
                "source": sources[row["source"]],
                "review_by": datetime.date.fromisoformat(row["review_by"]),
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadRuleset(f"Item {code!r} cannot be read: {error}.") from error
