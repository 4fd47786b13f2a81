"""Computes the contrast of every pair of colours in use: run it after a change of colours."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.ui.build import BUILT
from portal.ui.contrast import pairs, problems


class Command(BaseCommand):
    help = "Check the contrast of the colours in static/built/portal.css."

    def handle(self, *args: Any, **options: Any) -> None:
        styles = BUILT / "portal.css"
        if not styles.exists():
            raise CommandError("The styles are not built. Run python -m portal.ui.build first.")
        found = problems(styles.read_text())
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} pairs of colours are too close.")
        self.stdout.write(f"{len(pairs())} pairs of colours: all good.")
