"""Fails when our English gets too hard: a reader of nine should follow it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.languages import reading
from portal.languages.catalogues import extract

SERVICES = settings.BASE_DIR / "directory" / "data" / "services.csv"


class Command(BaseCommand):
    help = "Measure the reading grade of all public English."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--worst", type=int, default=5, help="how many of each kind to list")

    def handle(self, *args: Any, **options: Any) -> None:
        found = []
        for kind, readings, most in (
            ("pages", reading.of_pages(extract.messages()), reading.MOST_OF_A_PAGE),
            ("texts", reading.of_files(reading.english_files.items()), reading.MOST_OF_A_TEXT),
            ("services", reading.of_services(SERVICES), reading.MOST_OF_A_SERVICE),
        ):
            self.stdout.write(f"{kind}: grade {reading.average(readings)} on average; hardest:")
            for one in readings[: options["worst"]]:
                self.stdout.write(f"  {one.grade:4} {one.what}")
            found += reading.problems(readings, kind=kind, most=most)
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} texts are too hard to read.")
