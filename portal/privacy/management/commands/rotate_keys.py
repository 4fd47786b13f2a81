"""Moves everything encrypted to the newest of ENCRYPTION_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.privacy.encryption import CannotDecrypt
from portal.privacy.rotation import rotate_everything


class Command(BaseCommand):
    help = "Put a new key first in ENCRYPTION_KEYS, restart, run this, then take the old key away."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = rotate_everything()
        except CannotDecrypt as error:
            raise CommandError(str(error)) from error
        for model, rows in counts.items():
            self.stdout.write(f"{model}: {rows}")
