"""Loads the surveys that ship with the product. Run again, it changes only what changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from questionnaires.definition import BadDefinition
from questionnaires.publishing import CannotPublish
from surveys.loading import load_surveys


class Command(BaseCommand):
    help = "Loads surveys, their words and teams; the first version of each is published."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--publish", action="store_true", help="take new drafts into use as well"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            load_surveys(wanted=options["publish"], say=self.stdout.write)
        except BadDefinition as error:
            raise CommandError(str(error)) from error
        except CannotPublish as error:
            raise CommandError("\n".join(error.faults)) from error
