"""What an import did; the same shape as that of listings."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """A row that is left out whole, and why: never what it says."""

    record: str
    """Its number in the file."""
    field: str
    reason: str


@dataclass
class Report:
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    deactivated: int = 0
    """Always none: a file says nothing of what is not in it."""
    rejected: list[Refusal] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        found = asdict(self)
        found.pop("remarks")
        return found

    @property
    def changed_anything(self) -> bool:
        return bool(self.created or self.updated)

    def sentence(self) -> str:
        return (
            f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged, "
            f"{len(self.rejected)} refused."
        )
