"""What a file is made of, whichever kind of file it is: tables, one after the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """One table: a sheet of a workbook, or a CSV file."""

    name: str
    """'rows': at most 25 letters and '-', so that it is a file's name and a sheet's."""
    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    """May be long: it is gone through once."""
    widths: Sequence[int] = ()
    """In characters, of the first columns."""
