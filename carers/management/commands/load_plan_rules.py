"""Loads the rules and items of plans that ship with the product. Run again, it changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from carers.models import Ruleset
from carers.plan.books import book_of
from carers.plan.checking import overdue
from carers.plan.items import BadRuleset
from carers.plan.loading import load
from carers.plan.publishing import CannotPublish, publish, untranslated
from questionnaires.models import VersionState

SHIPPED = "The files that ship with the portal"
"""Who published, where no person did."""


class Command(BaseCommand):
    help = "Loads rules, items and their words as a draft; the first ruleset is published."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--publish", action="store_true", help="take a new draft into use too")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load()
        except (BadRuleset, OSError) as error:
            raise CommandError(f"The rules of plans could not be loaded. {error}") from error
        ruleset = loaded.ruleset
        if loaded.is_new:
            self.stdout.write(f"{ruleset}: a new draft.")
        if loaded.texts:
            self.stdout.write(f"{ruleset}: {loaded.texts} translated texts written.")
        is_first = not Ruleset.objects.filter(state=VersionState.ACTIVE).exists()
        if ruleset.state == VersionState.DRAFT and (options["publish"] or is_first):
            self._publish(ruleset)

    def _publish(self, ruleset: Ruleset) -> None:
        """Items that nobody has looked at in time are told and stay: no plan at all is worse."""
        try:
            publish(
                ruleset=ruleset, by=SHIPPED, reason="They came with the portal.", even_overdue=True
            )
        except CannotPublish as error:
            for fault in error.faults:
                self.stderr.write(f"  {fault}")
            raise CommandError(f"{ruleset} was not published.") from error
        self.stdout.write(f"{ruleset}: published.")
        for sentence in overdue(book_of(ruleset), timezone.localdate()):
            self.stderr.write(sentence)
        for language, missing in untranslated(ruleset).items():
            if missing:
                self.stderr.write(f"{language}: {len(missing)} texts of items are in English.")
