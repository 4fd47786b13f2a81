"""The page of groups that were not heard from. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.packs.book.narrative import narrative
from surveys.packs.book.parts import Cell, Column, Figure, Page, Table
from surveys.packs.book.surveys import is_told
from surveys.packs.book.words import counted, day, listed, number

Snapshot = Mapping[str, Any]
MOST_LINES = 8
NOT_KNOWN = "not known"


COLUMNS = (
    Column("Survey"),
    Column("Told apart by"),
    Column("Group"),
    Column("Answers", is_number=True),
    Column("Per cent of answers", is_number=True),
    Column("Per cent of the city", is_number=True),
    Column("What that says"),
    Column("Source for the city"),
)


def unheard(snapshot: Snapshot) -> Page:
    found = [
        (survey["title"], dimension)
        for survey in filter(is_told, snapshot["surveys"])
        for dimension in survey["unheard"]
    ]
    rows = tuple(
        (title, dimension["title"], *_group(group))
        for title, dimension in found
        for group in dimension["groups"]
    )
    table = Table(
        title="Who answered, beside who lives here",
        base="Of those who said. The city’s figures count all residents, of whom few need care.",
        columns=COLUMNS,
        rows=rows,
    )
    groups = [group for _, dimension in found for group in dimension["groups"]]
    fewer = sum(group["is_missing"] for group in groups)
    lines = [line for title, dimension in found for line in _missing(title, dimension)]
    left = len(lines) - MOST_LINES
    said = f"{counted(fewer, 'group', 'groups')} answered less than their share"
    return Page(
        code="unheard",
        name="Groups not heard from",
        message=said if fewer else "No group is clearly below its share of the city",
        lines=(*lines[:MOST_LINES], *([f"{left} more stand in the table."] if left > 0 else [])),
        figures=(Figure(table, "Who answered"),) if rows else (),
        beside=narrative(snapshot, "unheard"),
    )


def _missing(title: str, dimension: Mapping[str, Any]) -> Iterator[str]:
    """Whom nobody heard at all, and who answered less than their share."""
    groups = dimension["groups"]
    nobody = [one["words"] for one in groups if one["answers"] == 0]
    fewer = [one["words"] for one in groups if one["is_missing"] and one["answers"] != 0]
    said = [
        *([f"nobody: {listed(nobody)}"] if nobody else []),
        *([f"less than their share: {listed(fewer)}"] if fewer else []),
    ]
    if said:
        yield f"{title} {dimension['title']}, {'; '.join(said)}."


def _group(group: Mapping[str, Any]) -> tuple[Cell, ...]:
    city = group["city"]
    source = f"{city['source']}, {day(city['on'])}" if city else NOT_KNOWN
    share = NOT_KNOWN if city is None or city["percent"] is None else number(city["percent"])
    percent = number(group["percent"])
    return group["words"], group["answers"], percent, share, group["verdict"], source
