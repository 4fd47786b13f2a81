"""Makes the invented use of a demonstration."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.demonstration import NotADemonstration
from portal.usage.demonstration import make_use


class Command(BaseCommand):
    help = "Creates the invented use of a demonstration, once; refuses anywhere else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = make_use()
        except NotADemonstration as refusal:
            raise CommandError(str(refusal)) from refusal
        if not options["quiet"]:
            self.stdout.write(f"{made} numbers of use were made." if made else "All is there.")
