"""The page of groups that were not heard from. Pure."""

from collections.abc import Mapping
from typing import Any

from surveys.packs.book.narrative import narrative
from surveys.packs.book.parts import Cell, Column, Figure, Page, Table
from surveys.packs.book.surveys import is_told
from surveys.packs.book.words import day, number

Snapshot = Mapping[str, Any]
MOST_LINES = 8


def unheard(snapshot: Snapshot) -> Page:
    rows, missing = [], []
    for survey in filter(is_told, snapshot["surveys"]):
        for dimension in survey["unheard"]:
            for group in dimension["groups"]:
                rows.append((survey["title"], dimension["title"], *_group(group)))
                if group["is_missing"]:
                    missing.append(f"{survey['title']}: {group['words']}")
    columns = (
        Column("Survey"),
        Column("Told apart by"),
        Column("Group"),
        Column("Answers", is_number=True),
        Column("Per cent of answers", is_number=True),
        Column("Per cent of the city", is_number=True),
        Column("What that says"),
        Column("Source for the city"),
    )
    table = Table(
        title="Who answered, beside who lives here",
        base="Of those who said. The city’s figures count all residents, of whom few need care.",
        columns=columns,
        rows=tuple(rows),
    )
    heading = (
        f"{len(missing)} group{'' if len(missing) == 1 else 's'} answered less than their share"
    )
    return Page(
        code="unheard",
        name="Groups not heard from",
        message=heading if missing else "No group is clearly missing from the answers",
        lines=tuple(missing[:MOST_LINES]),
        figures=(Figure(table, "Who answered"),) if rows else (),
        beside=narrative(snapshot, "unheard"),
    )


def _group(group: Mapping[str, Any]) -> tuple[Cell, ...]:
    city = group["city"] or {"percent": None, "source": "", "on": ""}
    source = f"{city['source']}, {day(city['on'])}" if city["on"] else "None known"
    return (
        group["words"],
        group["answers"],
        number(group["percent"]),
        number(city["percent"]),
        group["verdict"],
        source,
    )
