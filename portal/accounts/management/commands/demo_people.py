"""Makes one invented person for each role, and says how to sign in as them."""

import dataclasses
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.demonstration import NotADemonstration, refresh_people


class Command(BaseCommand):
    help = "Creates or refreshes the invented people of a demonstration; refuses anywhere else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON document")
        parser.add_argument("--quiet", action="store_true", help="print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            people = refresh_people()
        except NotADemonstration as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(
                json.dumps([dataclasses.asdict(person) for person in people], indent=1)
            )
            return
        if options["quiet"]:
            return
        for person in people:
            self.stdout.write(
                f"{person.role:24} {person.email}  {person.password}  {person.totp_secret}"
            )
