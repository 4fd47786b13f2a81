"""Lists every address of the portal."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.accounts.addresses import KnownAddress, every_address


class Command(BaseCommand):
    help = (
        "Every address, with an example that answers, its methods, and the roles that may open it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        known = every_address()
        if not options["json"]:
            for address in known:
                self.stdout.write(self.line(address))
            return
        rows = [
            {
                "name": address.name,
                "pattern": address.pattern,
                "example": address.example(),
                "methods": list(address.methods),
                "roles": address.roles,
            }
            for address in known
        ]
        self.stdout.write(json.dumps(rows, indent=1))

    @staticmethod
    def line(address: KnownAddress) -> str:
        roles = ", ".join(address.roles) or "nobody"
        url = address.example() or address.pattern
        return f"{url}  ({' '.join(address.methods)}; {roles})"
