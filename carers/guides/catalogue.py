"""What guides there are: `carers/data/guides/guides.toml`, read once."""

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).resolve().parents[1] / "data" / "guides"
TO_CONFIRM = "to confirm"

Audience = Literal["carers", "residents"]


@dataclass(frozen=True)
class Source:
    """Where facts of a guide come from."""

    name: str
    url: str = ""
    date: datetime.date | None = None
    """When it was written; None for a page that changes."""


@dataclass(frozen=True)
class Guide:
    slug: str
    audience: Audience
    icon: str
    need: str
    """The topic of the directory under which there is more help."""
    services: tuple[str, ...]
    """Keys of listings, best first."""
    phones: tuple[str, ...]
    """Keys of listings whose number is the one to ring."""
    related: tuple[str, ...]
    sources: tuple[Source, ...]
    checked: datetime.date | None
    """None where something in it must still be confirmed; the page says so."""
    review_by: datetime.date
    crisis: tuple[str, ...] = ()
    """Records of crisis numbers; in an urgent guide they stand before everything else."""
    is_urgent: bool = False
    """Urgent help comes first."""
    is_sensitive: bool = False
    """The page can be left quickly."""

    def facts_of(self, today: datetime.date) -> datetime.date | None:
        """When its facts were written; None where they must be confirmed, or checked again."""
        return self.checked if today <= self.review_by else None


@cache
def guides() -> dict[str, Guide]:
    """By slug, in the order of the file."""
    with (FOLDER / "guides.toml").open("rb") as file:
        data = tomllib.load(file)
    sources = {code: Source(**row) for code, row in data["source"].items()}
    return {slug: _guide(slug, row, sources) for slug, row in data["guide"].items()}


def _guide(slug: str, row: dict[str, Any], sources: dict[str, Source]) -> Guide:
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    checked = None if row["checked"] == TO_CONFIRM else row["checked"]
    named = tuple(sources[code] for code in row["sources"])
    return Guide(**{**row, **lists, "slug": slug, "checked": checked, "sources": named})
