"""What an import did."""

from dataclasses import dataclass, field
from typing import Any

from directory.importing.record import Refusal


@dataclass(slots=True)
class Report:
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    deactivated: int = 0
    rejected: list[Refusal] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Sentences: where the council's own words were kept although the source changed."""
    remarks: list[str] = field(default_factory=list)
    problem: str = ""
    """Why the source could be read only in part; empty where it was read to the end."""

    def as_json(self) -> dict[str, Any]:
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "deactivated": self.deactivated,
            "rejected": [refusal.as_json() for refusal in self.rejected],
        }

    @property
    def changed_anything(self) -> bool:
        return bool(self.created or self.updated or self.deactivated)

    def sentence(self) -> str:
        return (
            f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged, "
            f"{self.deactivated} made inactive, {len(self.rejected)} refused."
        )
