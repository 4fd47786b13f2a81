"""Tables of the book. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from surveys.packs.book.parts import NOT_COUNTED, NOT_SHOWN, Cell, Column, Table
from surveys.packs.book.rows import Row, good_of
from surveys.packs.book.words import answered, interval, number, titled

OF_THOSE = "Of those who answered the question; ‘Answered’ says how many they are."
SHARE = (Column("Number", True), Column("Per cent", True), Column("How sure we can be"))


def share(cell: Mapping[str, Any] | None) -> tuple[Cell, Cell, Cell]:
    if cell is None:
        return (NOT_SHOWN,) * 3
    return cell["count"], number(cell["percent"]), interval(cell)


def spread(title: str, row: Row) -> Table:
    """What one question was answered."""
    return Table(
        title=title,
        base=answered(row["base"]),
        columns=(Column("Answer"), *SHARE),
        rows=tuple((_label(cell), cell["count"], *_apart_or_share(cell)) for cell in row["cells"]),
    )


def answers(survey: Mapping[str, Any]) -> Table:
    """Every question with every answer, all together."""
    columns = (Column("Question"), Column("Answer"), Column("Answered", True), *SHARE)
    return Table(titled(survey["title"], "all answers"), OF_THOSE, columns, tuple(_answers(survey)))


def groups(survey: Mapping[str, Any], by: Iterable[Mapping[str, Any]], title: str) -> Table:
    """The good answers to each measure by group, one line each; one line alone for a group that
    has too few answers."""
    columns = ("Told apart by", "Group", "Measure")
    return Table(
        title=title,
        base=f"Good answers. {OF_THOSE}",
        columns=(*map(Column, columns), Column("Answered", is_number=True), *SHARE),
        rows=tuple(row for one in by for row in _groups(one)),
    )


def _groups(one: Mapping[str, Any]) -> Iterable[tuple[Cell, ...]]:
    untold = {base["group"] for base in one["bases"] if isinstance(base["base"], str)}
    for row in one["rows"]:
        if row["group"] not in untold:
            told = (one["title"], row["label"], row["title"], row["base"])
            yield (*told, *share(good_of(row)))
    for base in one["bases"]:
        if base["group"] in untold:
            yield (one["title"], base["label"], "All measures", base["base"], *share(None))


def by_group(title: str, rows: Iterable[Row]) -> Table:
    """The good answers to one measure by group."""
    return Table(
        title=title,
        base=f"Good answers. {OF_THOSE}",
        columns=(Column("Group"), Column("Answered", True), *SHARE),
        rows=tuple((row["label"], row["base"], *share(good_of(row))) for row in rows),
    )


def bases(title: str, breakdowns: Iterable[Mapping[str, Any]]) -> Table:
    """How many answered, by group."""
    return Table(
        title=title,
        base="Whole sets of answers.",
        columns=(Column("Told apart by"), Column("Group"), Column("Answers", True)),
        rows=tuple(
            (one["title"], base["label"], base["base"])
            for one in breakdowns
            for base in one["bases"]
        ),
    )


def _answers(survey: Mapping[str, Any]) -> Iterable[tuple[Cell, ...]]:
    for row in survey["results"]:
        title = f"{row['title']} (both forms)" if row["is_measure"] else row["title"]
        if not row["cells"]:
            yield (title, "All answers", row["base"], *share(None))
        for cell in row["cells"]:
            yield (title, _label(cell), row["base"], cell["count"], *_apart_or_share(cell))


def _label(cell: Mapping[str, Any]) -> str:
    label: str = cell["label"]
    return label


def _apart_or_share(cell: Mapping[str, Any]) -> tuple[Cell, Cell]:
    """‘Don’t know’ and the like have a number and no share, which hides nothing."""
    if cell["percent"] is None and isinstance(cell["count"], int):
        return NOT_COUNTED, NOT_COUNTED
    return number(cell["percent"]), interval(cell)
