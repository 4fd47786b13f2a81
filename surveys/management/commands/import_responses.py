"""`manage.py import_responses SURVEY FILE.csv`: answers on paper and past results (interfaces)."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from surveys.importing.actions import import_sheet
from surveys.importing.report import Report
from surveys.importing.sheet import Unreadable, open_sheet
from surveys.management.common import survey_called


class Command(BaseCommand):
    help = (
        "Takes answers from a CSV file: a column for each question, called by its code, and date, "
        "language, form, mode, team, record. Several answers in a cell stand apart by ‘;’."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("survey", metavar="SURVEY", help="such as experience-adult")
        parser.add_argument("file", metavar="FILE.csv", type=Path)
        parser.add_argument("--json", action="store_true", help="the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            survey = survey_called(options["survey"])
            report = import_sheet(survey, open_sheet(options["file"]))
        except (Unreadable, CommandError) as error:
            if options["json"]:
                self.stdout.write(json.dumps(Report().as_json()))
            raise CommandError(_printable(str(error))) from error
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json()))
        else:
            self.stdout.write(report.sentence())
            for one in report.rejected:
                at = f", {one.field}" if one.field else ""
                self.stderr.write(_printable(f"Refused: row {one.record}{at}: {one.reason}"))
        for remark in report.remarks:
            self.stderr.write(_printable(remark))


def _printable(sentence: str) -> str:
    """Whatever a file or its name has put into it."""
    return sentence.encode("utf-8", "backslashreplace").decode("utf-8")
