"""Loads the two organisations and the targets. Run again, it changes nothing that is there."""

from typing import Any

from django.core.management.base import BaseCommand

from carers.cases.services import load_settings


class Command(BaseCommand):
    help = "Loads the settings of cases as they ship; never over what staff have set."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Settings of cases: {load_settings()} new.")
