"""`manage.py survey_results SURVEY`: what was answered, as a tier may see it (docs: interfaces)."""

import datetime
import json
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from surveys.figures.documents import document_of
from surveys.figures.periods import NotClosed
from surveys.figures.results import Asked, UnknownDimension, results
from surveys.figures.tables import Cell, ProtectedTable, Tier
from surveys.management.common import survey_called

YEARS = range(2000, 2100)
"""Weeks of days at either end of the calendar would lie outside of it."""


class Command(BaseCommand):
    help = "Counts the answers to a survey. Beyond the team only for whole periods that are over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("survey", metavar="SURVEY", help="such as experience-adult")
        parser.add_argument("--tier", choices=[str(tier) for tier in Tier], default=Tier.PUBLIC)
        parser.add_argument(
            "--by", default="", metavar="DIMENSION", help="team, month, age …, or two: team*month"
        )
        parser.add_argument("--team", default="", metavar="TEAM", help="one alone, at team tier")
        parser.add_argument("--from", dest="first", type=_day, metavar="DATE")
        parser.add_argument("--to", dest="last", type=_day, metavar="DATE")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = Asked(
            survey=survey_called(options["survey"]),
            tier=Tier(options["tier"]),
            by=options["by"],
            team=options["team"],
            first=options["first"],
            last=options["last"],
        )
        if asked.first and asked.last and asked.first > asked.last:
            raise CommandError("The first day comes after the last.")
        try:
            table = results(asked)
        except (NotClosed, UnknownDimension) as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(document_of(asked, table)))
        else:
            self._print(asked, table)

    def _print(self, asked: Asked, table: ProtectedTable) -> None:
        self.stdout.write(f"{asked.survey.title}: {table.base} answers, {table.invited} invited")
        for row in table.rows:
            by = f" [{row.by}]" if row.by is not None else ""
            self.stdout.write(f"\n{row.question}{by}: {row.base}")
            for cell in row.cells:
                self.stdout.write(f"  {cell.option}: {cell.count}{_share(cell)}")


def _share(cell: Cell) -> str:
    if cell.percent is None:
        return ""
    interval = "" if cell.low is None else f" ({cell.low:.1f} to {cell.high:.1f})"
    return f", {cell.percent:.1f} %{interval}"


def _day(text: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day like 2026-09-30") from None
    if day.year not in YEARS:
        raise ArgumentTypeError(f"{text!r} is not a day of this century")
    return day
