"""Takes listings from a CSV file or an Open Referral UK feed. The columns: `docs/import.md`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.importing.actions import import_reading
from directory.importing.progress import forget_old
from directory.importing.record import SourceError
from directory.importing.report import Report
from directory.importing.shipped.terms import load_terms
from directory.importing.sources import FORMATS, WrongUse, open_source
from directory.models import Term


class Command(BaseCommand):
    help = "Imports services from a file, or from the address of an Open Referral UK feed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", metavar="SOURCE", help="a file, or the address of a feed")
        parser.add_argument("--format", choices=FORMATS, default="", help="if it is not plain")
        parser.add_argument(
            "--source",
            dest="name",
            default="",
            metavar="NAME",
            help="what to call the source; by default the file's name or the feed's host and path",
        )
        parser.add_argument("--map", type=Path, metavar="FILE", help="our field -> their column")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--json", action="store_true", help="the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        forget_old()
        try:
            reading = open_source(
                options["source"],
                format_name=options["format"],
                name=options["name"],
                map_file=options["map"],
            )
            # Only once the source has proven readable.
            if not (options["dry_run"] or Term.objects.exists()):
                load_terms()
            report = import_reading(reading, dry_run=options["dry_run"])
        except WrongUse as error:
            raise CommandError(str(error), returncode=2) from error
        except SourceError as error:
            self._print(Report(), as_json=options["json"], quiet=True)
            raise CommandError(_printable(str(error))) from error
        self._print(report, as_json=options["json"])
        if report.problem:
            raise CommandError(_printable(report.problem))

    def _print(self, report: Report, *, as_json: bool, quiet: bool = False) -> None:
        """The report on standard output, sentences on standard error."""
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), indent=2))
        elif not quiet:
            self.stdout.write(report.sentence())
        for sentence in (*report.kept, *report.remarks):
            self.stderr.write(_printable(sentence))
        for refusal in () if as_json else report.rejected:
            at = f", {refusal.field}" if refusal.field else ""
            self.stderr.write(_printable(f"Refused: {refusal.record}{at}: {refusal.reason}."))


def _printable(sentence: str) -> str:
    """Whatever a feed has put into it."""
    return sentence.encode("utf-8", "backslashreplace").decode("utf-8")
