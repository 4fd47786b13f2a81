"""A snapshot laid out in pages: what each file is made of. Pure; knows nothing but the snapshot."""

from surveys.packs.book.laying_out import lay_out
from surveys.packs.book.parts import (
    Beside,
    Book,
    Chart,
    ChartKind,
    Column,
    Figure,
    Page,
    Role,
    Series,
    Table,
)

__all__ = [
    "Beside",
    "Book",
    "Chart",
    "ChartKind",
    "Column",
    "Figure",
    "Page",
    "Role",
    "Series",
    "Table",
    "lay_out",
]
