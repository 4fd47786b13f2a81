"""Makes the invented cases of a demonstration, and says how to find them."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from carers.cases.demonstration import NotReady, demonstration_cases, refresh_cases
from portal.accounts.demonstration import NotADemonstration


class Command(BaseCommand):
    help = "Creates the invented cases of a demonstration that are missing; refuses anywhere else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON document")
        parser.add_argument("--quiet", action="store_true", help="print nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            refresh_cases()
        except (NotADemonstration, NotReady) as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["quiet"]:
            return
        rows = [
            {
                "id": str(case.pk),
                "reference": case.reference,
                "kind": case.kind,
                "state": case.state,
                "organisation": case.organisation,
                "language": case.language,
            }
            for case in demonstration_cases().for_queue().order_by("reference")
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, indent=1))
            return
        for row in rows:
            self.stdout.write("  ".join(row[name] for name in list(row)[1:]))
