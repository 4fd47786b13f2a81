"""`manage.py find QUERY`: the directory's search on the command line (docs: interfaces)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from directory.search import Hit, search
from portal.languages.folding import MAX_QUERY
from portal.languages.table import BY_CODE

MOST = 1000
"""Listings printed at most."""


def _number(text: str) -> int:
    """At least one; anything else is wrong usage."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


class Command(BaseCommand):
    help = "Finds listings, best first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query")
        parser.add_argument("--language", default="en", choices=sorted(BY_CODE))
        parser.add_argument("--near", default="", metavar="POSTCODE")
        parser.add_argument("--limit", type=_number, default=20)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        limit = min(options["limit"], MOST)
        with translation.override(options["language"]):
            results = search(
                options["query"],
                language=options["language"],
                near=options["near"],
                per_page=limit,
            )
        if results.was_cut:
            self.stderr.write(
                f"The query is long: the first {MAX_QUERY} characters were looked at."
            )
        if results.place_problem:
            self.stderr.write(results.place_problem)
        if options["json"]:
            self.stdout.write(json.dumps([_row(hit) for hit in results.hits]))
            return
        for hit in results.hits:
            far = "" if hit.distance_m is None else f" ({hit.distance_m} m)"
            self.stdout.write(f"{hit.texts.name.value}{far} [{hit.key}]")
            for reason in hit.reasons:
                self.stdout.write(f"    {reason}")
        if not results.hits:
            self.stderr.write("Nothing was found.")


def _row(hit: Hit) -> dict[str, Any]:
    organisation = hit.service.organisation
    return {
        "key": hit.key,
        "name": hit.texts.name.value,
        "organisation": organisation.name if organisation else "",
        "distance_m": hit.distance_m,
        "reasons": hit.reasons,
    }
