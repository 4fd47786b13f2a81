"""Which of their columns holds which of our fields: the default, or a TOML or JSON file.

name = "name"                                            the column as it is
needs = {value = "food"}                                 the same for every row
latitude = {column = "latt_long", split = ",", part = 1} one part of a cell
status = {column = "closed", words = {True = "inactive", False = "active"}}
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from directory.importing.record import BadValue, SourceError

OUR_FIELDS = (
    "key", "name", "organisation", "description", "eligibility", "how_to_start", "needs",
    "audiences", "cultures", "delivery", "place_kind", "languages", "phone", "email", "url",
    "place_name", "address", "city", "postcode", "latitude", "longitude", "position",
    "accessibility", "service_area", "schedule", "opening", "cost", "cost_note",
    "without_assessment", "minimum_age", "maximum_age", "status", "draft_reason", "sensitive",
    "search_words", "source", "source_date", "licence", "note",
)  # fmt: skip
"""What a row can tell us. Their meaning: `docs/import.md`."""
REQUIRED = ("key", "name")


@dataclass(frozen=True, slots=True)
class Column:
    """Where one of our fields comes from."""

    name: str = ""
    value: str | None = None
    split: str = ""
    part: int = 1
    words: Mapping[str, str] = field(default_factory=dict)

    def read(self, row: Mapping[str, str | None]) -> str:
        if self.value is not None:
            return self.value
        cell = row.get(self.name) or ""
        if self.split and cell:
            parts = cell.split(self.split)
            if len(parts) < self.part:
                raise BadValue(f"‘{cell[:60]}’ has no part {self.part}")
            cell = parts[self.part - 1]
        if self.words and cell.strip():
            if cell.strip() not in self.words:
                raise BadValue(f"‘{cell[:60]}’ is not among the words of the column map")
            cell = self.words[cell.strip()]
        return cell


class ColumnMap:
    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.columns = dict(columns)

    @classmethod
    def default(cls) -> "ColumnMap":
        """Each field from the column of its own name."""
        return cls({name: Column(name) for name in OUR_FIELDS})

    def with_constants(self, **values: str) -> "ColumnMap":
        constants = {name: Column(value=value) for name, value in values.items()}
        return ColumnMap({**self.columns, **constants})

    def check(self, header: list[str], *, named: bool) -> None:
        """The columns we must have, and all those that a map names, are in the file."""
        needed = {
            column.name
            for ours, column in self.columns.items()
            if column.value is None and (named or ours in REQUIRED)
        }
        missing = sorted(needed - set(header))
        if missing:
            raise SourceError(
                f"The file has no column {_listed(missing)}. It has: {_listed(header) or 'none'}."
            )

    def get(self, ours: str, row: Mapping[str, str | None]) -> str:
        column = self.columns.get(ours)
        return column.read(row) if column else ""


def load_map(path: Path) -> ColumnMap:
    """Reads a map file; a mistake in it is said in a sentence."""
    try:
        written = path.read_bytes().decode("utf-8-sig")
        data = json.loads(written) if path.suffix == ".json" else tomllib.loads(written)
    except OSError as error:
        raise SourceError(f"The map {path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"The map {path} is not proper TOML or JSON: {error}.") from error
    if not isinstance(data, dict):
        raise SourceError(f"The map {path} must give our fields their columns.")
    unknown = sorted(set(data) - set(OUR_FIELDS))
    if unknown:
        raise SourceError(f"The map {path} names fields that we do not have: {_listed(unknown)}.")
    missing = [name for name in REQUIRED if name not in data]
    if missing:
        raise SourceError(f"The map {path} must say where {_listed(missing)} comes from.")
    return ColumnMap({ours: _column(path, ours, entry) for ours, entry in data.items()})


def _column(path: Path, ours: str, entry: Any) -> Column:
    if isinstance(entry, str):
        return Column(entry)
    try:
        if not isinstance(entry, dict) or set(entry) - {
            "column",
            "value",
            "split",
            "part",
            "words",
        }:
            raise ValueError
        if ("column" in entry) == ("value" in entry):
            raise ValueError
        return Column(
            name=str(entry.get("column", "")),
            value=str(entry["value"]) if "value" in entry else None,
            split=str(entry.get("split", "")),
            part=_from_one(entry.get("part", 1)),
            words={str(theirs): str(our) for theirs, our in dict(entry.get("words", {})).items()},
        )
    except (TypeError, ValueError):
        raise SourceError(
            f"The map {path} is wrong at {ours}: give a column’s name, or a table with column or"
            " value, and split with part, or words."
        ) from None


def _from_one(part: Any) -> int:
    if not isinstance(part, int) or part < 1:
        raise ValueError
    return part


def _listed(names: list[str]) -> str:
    return ", ".join(f"‘{name}’" for name in names)
