"""Loads the data that ships with the portal. Run again, it changes only what has changed."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from directory.importing.actions import refresh_search
from directory.importing.record import SourceError
from directory.importing.report import Report
from directory.importing.shipped.places import load_descriptions, load_places
from directory.importing.shipped.related import load_related
from directory.importing.shipped.services import load_services, load_texts
from directory.importing.shipped.terms import load_terms


class Command(BaseCommand):
    help = "Loads terms, the Coventry services with their translations, and real places."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = self._load()
        except (SourceError, ValueError) as error:
            raise CommandError(str(error)) from error
        if changed:
            refresh_search()

    def _load(self) -> bool:
        """Whether anything changed."""
        terms = load_terms()
        self.stdout.write(f"Terms: {terms} changed.")
        services = self._say("Coventry services", load_services())
        texts = load_texts()
        self.stdout.write(f"Translated texts: {texts} services with new ones.")
        related = load_related()
        self.stdout.write(f"Related listings: {related} services with new ones.")
        return any((terms, services, texts, related, self._load_places(Path(settings.PLACES_FILE))))

    def _load_places(self, path: Path) -> bool:
        if not path.is_file():
            self.stdout.write(f"Places: left out, because there is no file {path}.")
            return False
        changed = self._say("Places", load_places(path))
        return bool(load_descriptions()) or changed

    def _say(self, what: str, report: Report) -> bool:
        self.stdout.write(f"{what}: {report.sentence()}")
        for sentence in (*report.kept, *report.remarks):
            self.stderr.write(sentence)
        for refusal in report.rejected:
            self.stderr.write(f"Refused: {refusal.record}, {refusal.field}: {refusal.reason}.")
        return report.changed_anything
