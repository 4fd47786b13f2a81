"""The learning log as a file, for the council's central learning database. Each row says for whose
eyes it is, what was asked for and when it was made; text is never run as a formula."""

import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass

import xlsxwriter
from django.utils import timezone

from portal.spreadsheets import as_csv, harmless
from surveys.acting.findings import TIER
from surveys.models import Learning

TITLE = "Learning from what people said"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
HEADER = (
    "learning",
    "where_from",
    "whom_it_concerns",
    "practice_learning_alert",
    "embedded_checked_on",
    "embedded_checked_by",
    "added_on",
    "action",
    "action_state",
    "survey",
    "finding",
    "figures",
    "tier",
    "filter",
    "made_on",
)
WIDE, NARROW = 50, 18


@dataclass(frozen=True)
class Log:
    rows: tuple[Learning, ...]
    asked: str
    """What was asked for, in words."""
    made_at: datetime.datetime

    @property
    def cells(self) -> list[list[str]]:
        return [self._cells(one) for one in self.rows]

    def _cells(self, one: Learning) -> list[str]:
        action = one.action
        return [
            one.words,
            one.where_from,
            one.whom,
            "yes" if one.is_alert else "no",
            one.embedded_on.isoformat() if one.embedded_on else "",
            one.embedded_by.name if one.embedded_by else "",
            one.added_on.isoformat(),
            action.title,
            str(action.get_state_display()),
            action.survey.title if action.survey else "",
            action.finding,
            action.figures_say,
            action.tier or str(TIER),
            self.asked,
            f"{timezone.localtime(self.made_at):%Y-%m-%d %H:%M}",
        ]


def log_of(rows: Iterable[Learning], *, asked: str) -> Log:
    return Log(tuple(rows), asked, timezone.now())


def as_csv_file(log: Log) -> bytes:
    return as_csv(HEADER, log.cells).encode("utf-8")


def as_workbook(log: Log) -> bytes:
    """A cover that says what it is, and one sheet."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": TITLE})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        cover, sheet = book.add_worksheet("Cover"), book.add_worksheet("Learning")
        cover.set_column(0, 0, NARROW)
        cover.set_column(1, 1, WIDE)
        cover.write_string(0, 0, TITLE, bold)
        for number, (name, words) in enumerate(_cover(log), start=2):
            cover.write_string(number, 0, name, bold)
            cover.write_string(number, 1, harmless(words), wrapped)
        sheet.set_column(0, 0, WIDE)
        sheet.set_column(1, len(HEADER) - 1, NARROW)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(HEADER):
            sheet.write_string(0, column, name, bold)
        for line, cells in enumerate(log.cells, start=1):
            for column, cell in enumerate(cells):
                sheet.write_string(line, column, harmless(cell), wrapped)
    return file.getvalue()


def _cover(log: Log) -> list[tuple[str, str]]:
    return [
        ("Filter", log.asked),
        ("Rows", str(len(log.rows))),
        ("Tier", f"{TIER}: figures across teams, small numbers hidden. Not for the public"),
        ("Made on", f"{timezone.localtime(log.made_at):%d.%m.%Y, %H:%M}"),
    ]
