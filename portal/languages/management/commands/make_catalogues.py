"""Brings the catalogues in line with the sources. Translations of English that is gone go too."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.languages.catalogues import extract, files


class Command(BaseCommand):
    help = "Take the strings from Python and templates into locale/*/LC_MESSAGES/django.po."

    def handle(self, *args: Any, **options: Any) -> None:
        messages = extract.messages()
        for language in files.TRANSLATED:
            catalogue = files.merged(language, messages)
            changed = files.write(language, catalogue)
            empty = len(catalogue.untranslated_entries())
            self.stdout.write(
                f"{language.english_name}: {len(messages)} strings, {empty} to translate"
                f"{'' if changed else ', unchanged'}"
            )
