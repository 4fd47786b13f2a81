"""`manage.py rebuild_figures [SURVEY]`: the figures that are kept up, anew from the answers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from surveys.management.common import surveys_called
from surveys.rollups.rebuilding import rebuild


class Command(BaseCommand):
    help = (
        "Makes the figures that are kept up anew from the answers, of one survey or of all. "
        "What was told beyond the team stays as it was told."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("survey", nargs="?", metavar="SURVEY", help="such as experience-adult")

    def handle(self, *args: Any, **options: Any) -> None:
        for survey in surveys_called(options["survey"]):
            self.stdout.write(f"{survey.code}: {rebuild(survey)} answers")
