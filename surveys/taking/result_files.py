"""Results as files. They take a protected table, as pages do, and count nothing."""

import io
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.text import slugify

from surveys.figures.documents import document_of
from surveys.figures.protecting import FEWER, HIDDEN, SMALL, STAR
from surveys.figures.results import Asked
from surveys.figures.tables import Cell, ProtectedTable, Tier
from surveys.reading.results_shown import Words
from surveys.taking.book import write_book
from surveys.taking.files import sheet_of_stamp
from surveys.taking.sheets import Cell as Written
from surveys.taking.sheets import Sheet
from surveys.taking.stamps import Stamp, stamp_of_results, thresholds_of, versions_in_words
from surveys.taking.zipped import lines_of

HEADER = (
    "survey",
    "tier",
    "from",
    "to",
    "by",
    "group",
    "group-words",
    "question",
    "question-words",
    "option",
    "option-words",
    "count",
    "percent",
    "low",
    "high",
    "base",
    "versions",
    "made-on",
)
WIDTHS = (18, 10, 12, 12, 12, 16, 20, 22, 60, 16, 30, 12, 10, 10, 10, 24, 40, 14)
OF_TABLES = {
    "count": "How many gave this answer.",
    "percent, low, high": "Of the base; with the Wilson interval, 95 %.",
    "base": "How many answered the question, without ‘don’t know’ and ‘rather not’.",
    "not-answered": "Left out: the question was shown, and not answered. At team tier alone.",
    "indicator:…": "The standard and the easy form together.",
    "name@1": "A question as it was asked in version 1, before its words changed.",
}


def as_document(asked: Asked, table: ProtectedTable) -> dict[str, Any]:
    """As the command prints it, with what it is under `about`."""
    stamp = stamp_of_results(asked)
    about = {
        "by": asked.by,
        "team": asked.team,
        "versions": versions_in_words(asked.survey),
        "thresholds": thresholds_of(asked.tier),
        "made_at": stamp.made_at.isoformat(timespec="seconds"),
        "says": dict(stamp.lines),
    }
    return {**document_of(asked, table), "about": about}


def as_csv(asked: Asked, table: ProtectedTable) -> str:
    """Each line says by itself what it is of."""
    return "".join(lines_of(_sheet(asked, table, stamp_of_results(asked))))


def as_workbook(asked: Asked, table: ProtectedTable) -> bytes:
    """A cover, notes, one table."""
    file, stamp = io.BytesIO(), stamp_of_results(asked)
    notes = Sheet("notes", "What stands there", ("what", "means"), _meanings(), (28, 90))
    sheets = [sheet_of_stamp(stamp), notes, _sheet(asked, table, stamp)]
    write_book(file, sheets, title=f"{asked.survey.title}: results")
    return file.getvalue()


def name_of(asked: Asked, ending: str) -> str:
    """'experience-adult-results-service-2026-04-01-2026-06-30.csv'."""
    parts = (asked.survey.code, "results", asked.tier, asked.by, asked.first, asked.last)
    return f"{slugify('-'.join(str(one) for one in parts if one))}.{ending}"


def lines_in(table: ProtectedTable) -> int:
    """How many lines a file of it has, for the record."""
    return sum(max(1, len(row.cells)) for row in table.rows)


def _meanings() -> list[tuple[str, str]]:
    hidden = {
        f"{SMALL.format(most=settings.B_MAX_HIDDEN)}, {HIDDEN}": "Small, and what would tell it.",
        FEWER.format(least=settings.B_MIN_BASE): "So few that nothing else is told.",
        STAR: f"From 1 to {settings.C_MAX_HIDDEN}, in public.",
    }
    return list({**OF_TABLES, **hidden}.items())


def _sheet(asked: Asked, table: ProtectedTable, stamp: Stamp) -> Sheet:
    return Sheet("results", "Results", HEADER, _lines(asked, table, stamp), WIDTHS)


def _lines(asked: Asked, table: ProtectedTable, stamp: Stamp) -> Iterator[tuple[Written, ...]]:
    words = Words(asked.survey, asked.by)
    first, last = asked.first, asked.last
    before: tuple[Written, ...] = (
        asked.survey.code,
        str(Tier(table.tier)),
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        asked.by,
    )
    after = (" ".join(versions_in_words(asked.survey)), f"{stamp.made_at:%Y-%m-%d}")
    groups = {group: words.group(group) for group in {row.by for row in table.rows}}
    for row in table.rows:
        about = (row.by or "", groups[row.by], row.question, words.title(row.question))
        for cell in row.cells:
            option = (cell.option, words.option(row.question, cell.option))
            yield (*before, *about, *option, *_numbers(cell), row.base, *after)
        if not row.cells:
            # A question of which nothing is told is not left out: its base says why.
            yield (*before, *about, "", "", None, None, None, None, row.base, *after)


def _numbers(cell: Cell) -> tuple[Written, ...]:
    return (cell.count, cell.percent, cell.low, cell.high)
