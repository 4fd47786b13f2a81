"""Loads the translations of the topic guides. Run again, it changes only what has changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from carers.guides.catalogue import guides
from carers.guides.texts import load_texts, units


class Command(BaseCommand):
    help = "Loads the translations of the topic guides that ship with the product."

    def handle(self, *args: Any, **options: Any) -> None:
        different = set(guides()) ^ set(units())
        if different:
            raise CommandError(f"Guides without words, or words without a guide: {different}.")
        self.stdout.write(f"Guides: {len(units())}; {load_texts()} translated texts with new ones.")
