"""`manage.py find QUERY`: the directory's search on the command line (docs: interfaces)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from directory.search import search
from portal.languages.table import BY_CODE


class Command(BaseCommand):
    help = "Finds listings, best first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query")
        parser.add_argument("--language", default="en", choices=sorted(BY_CODE))
        parser.add_argument("--near", default="", metavar="POSTCODE")
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        limit = max(1, min(options["limit"], 1000))
        with translation.override(options["language"]):
            results = search(
                options["query"],
                language=options["language"],
                near=options["near"],
                per_page=limit,
            )
        if results.place_problem:
            self.stderr.write(results.place_problem)
        rows = [
            {
                "key": hit.key,
                "name": hit.texts.name.value,
                "organisation": hit.service.organisation.name if hit.service.organisation else "",
                "distance_m": hit.distance_m,
                "reasons": hit.reasons,
            }
            for hit in results.hits
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            far = "" if row["distance_m"] is None else f" ({row['distance_m']} m)"
            self.stdout.write(f"{row['name']}{far} [{row['key']}]")
            for reason in row["reasons"]:
                self.stdout.write(f"    {reason}")
        if not rows:
            self.stderr.write("Nothing was found.")
