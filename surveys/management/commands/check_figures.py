"""`manage.py check_figures [SURVEY]`: whether figures agree with the answers."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from surveys.management.common import surveys_called
from surveys.rollups.checking import check

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Says whether the figures that are kept up, with what waits to be worked off, agree with "
        "the answers; ends with 1 and says where they do not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("survey", nargs="?", metavar="SURVEY", help="such as experience-adult")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        found = {survey.code: check(survey) for survey in surveys_called(options["survey"])}
        wrong = [code for code, differences in found.items() if differences]
        if options["json"]:
            document = {
                code: {
                    "agrees": not differences,
                    "number": len(differences),
                    "differences": [one.as_json() for one in differences[:SHOWN]],
                }
                for code, differences in found.items()
            }
            self.stdout.write(json.dumps({"agrees": not wrong, "surveys": document}))
        else:
            for code, differences in found.items():
                self.stdout.write(f"{code}: {_said(len(differences))}")
                for one in differences[:SHOWN]:
                    key = one.key
                    place = f"{key.month} {key.dimension or 'all'} {key.value} v{key.version}"
                    self.stdout.write(f"  {place}: {one.kept} kept, {one.counted} counted")
        if wrong:
            raise CommandError(
                f"Figures of {', '.join(wrong)} do not agree with the answers. "
                "Make them anew: manage.py rebuild_figures"
            )


def _said(number: int) -> str:
    return f"{number} rows do not agree" if number else "agrees"
