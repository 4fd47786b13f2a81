"""Fails when a catalogue is not what the sources need, or the English is hard to translate."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.languages.catalogues import check, extract, files


class Command(BaseCommand):
    help = (
        "Check the catalogues: new, removed, empty or fuzzy strings, placeholders, tags, headers."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        messages = extract.messages()
        found = check.problems_of_source(messages)
        for language in files.TRANSLATED:
            found += check.problems(language, messages)
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} problems in the catalogues.")
        self.stdout.write(
            f"{len(messages)} strings in {len(files.TRANSLATED)} languages: all good."
        )
