"""Filters of the query string, tolerant of rubbish, and their counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from directory.search.tags import UNKNOWN, token

NAMES = (
    "need",
    "audience",
    "cost",
    "language",
    "culture",
    "delivery",
    "access",
    "day",
    "noassessment",
)
"""Filters that are facts of a listing, as named in the query string."""

TAXONOMY = {"need": "needs", "audience": "audiences", "culture": "cultures"}
"""Filters whose tags have another name than the filter."""

MILES = (1, 2, 5)
MAX_PAGE = 10_000


@dataclass(frozen=True)
class Filters:
    """What was chosen; each filter may have several values, of which one is enough."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    miles: int | None = None
    open_now: bool = False
    sort: str = "best"

    @classmethod
    def from_query(cls, query: Mapping[str, object]) -> "Filters":
        """Reads a QueryDict or a plain mapping; unknown values are kept out, never an error."""
        chosen = {}
        for name in NAMES:
            values = _list(query, name)
            clean = tuple(dict.fromkeys(value for value in values if _is_code(value)))[:20]
            if clean:
                chosen[name] = clean
        miles = next((int(value) for value in _list(query, "distance") if value in _MILES), None)
        sort = next(iter(_list(query, "sort")), "best")
        return cls(
            chosen=chosen,
            miles=miles,
            open_now="yes" in _list(query, "open"),
            sort=sort if sort in ("best", "distance") else "best",
        )

    def without(self, name: str, value: str) -> "Filters":
        if name == "distance":
            return replace(self, miles=None)
        if name == "open":
            return replace(self, open_now=False)
        left = {
            one: tuple(v for v in values if (one, v) != (name, value))
            for one, values in self.chosen.items()
        }
        return replace(self, chosen={one: values for one, values in left.items() if values})

    def adding(self, name: str, value: str) -> "Filters":
        if name == "distance":
            return replace(self, miles=int(value))
        if name == "open":
            return replace(self, open_now=True)
        values = (*self.chosen.get(name, ()), value)
        return replace(self, chosen={**self.chosen, name: values})

    def __bool__(self) -> bool:
        return bool(self.chosen or self.miles or self.open_now)

    def pairs(self) -> list[tuple[str, str]]:
        pairs = [(name, value) for name in NAMES for value in self.chosen.get(name, ())]
        if self.miles:
            pairs.append(("distance", str(self.miles)))
        if self.open_now:
            pairs.append(("open", "yes"))
        return pairs

    def query_string(self, query: str, near: str) -> str:
        parts = [("q", query), ("near", near), *self.pairs()]
        if self.sort != "best":
            parts.append(("sort", self.sort))
        return urlencode([(name, value) for name, value in parts if value], errors="replace")

    def required(self) -> list[list[str]]:
        """Index tokens: for each filter one of these. 'Not known' is never 'no'."""
        return [
            [*(token(tag_for(name, value)) for value in values), *_unknown_tokens(name)]
            for name, values in self.chosen.items()
        ]

    def is_certain(self, tags: str) -> bool:
        """Whether a listing says 'yes' to every filter, rather than not saying."""
        if not self.chosen:
            return True
        padded = f" {tags} "
        return all(
            any(f" {tag_for(name, value)} " in padded for value in values)
            for name, values in self.chosen.items()
        )


_MILES = tuple(str(number) for number in MILES)
_HAVE_UNKNOWN = ("cost", "language", "delivery", "access", "day", "noassessment", "culture")


def _unknown_tokens(name: str) -> list[str]:
    return [token(tag_for(name, UNKNOWN))] if name in _HAVE_UNKNOWN else []


def tag_for(name: str, value: str) -> str:
    return f"{TAXONOMY.get(name, name)}:{value}"


def _list(query: Mapping[str, object], name: str) -> list[str]:
    values = query.getlist(name) if hasattr(query, "getlist") else query.get(name, [])
    if isinstance(values, str):
        return [values]
    return [str(value) for value in values] if isinstance(values, (list, tuple)) else []


def _is_code(value: str) -> bool:
    return 0 < len(value) <= 60 and value.isascii() and value.replace("-", "").isalnum()
