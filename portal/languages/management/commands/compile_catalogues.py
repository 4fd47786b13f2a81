"""Compiles the catalogues. Run this before the site: without them gu and ti are not served."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.languages.catalogues import files


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/django.po; only those that changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="compile all")

    def handle(self, *args: Any, **options: Any) -> None:
        done = [
            language.english_name
            for language in files.TRANSLATED
            if files.compile_one(language, force=options["force"])
        ]
        self.stdout.write(f"Compiled: {', '.join(done) or 'nothing new'}.")
