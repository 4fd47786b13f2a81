"""Makes what a demonstration shows of surveys."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.demonstration import NotADemonstration
from surveys.demonstration import NotReady, refresh_surveys


class Command(BaseCommand):
    help = "Creates invented answers, comments and ways in, once; refuses outside a demonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            number = refresh_surveys()
        except (NotADemonstration, NotReady) as refusal:
            raise CommandError(str(refusal)) from refusal
        if not options["quiet"]:
            self.stdout.write(f"Invented answers to surveys: {number} new.")
