"""Loads the questionnaires that ship with the product. Run again, it changes only what changed."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from questionnaires import registry
from questionnaires.definition import BadDefinition
from questionnaires.loading import Loaded, load
from questionnaires.models import Version, VersionState
from questionnaires.publishing import CannotPublish, publish

SHIPPED = "The files that ship with the portal"
"""Who published, where no person did."""


class Command(BaseCommand):
    help = "Loads questionnaires and their words as drafts; the first version of each is published."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--publish", action="store_true", help="take new drafts into use as well"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for folder in registry.folders:
            failed |= not self._load(folder, wanted=options["publish"])
        for name, load_texts in registry.text_loaders.items():
            if written := load_texts():
                self.stdout.write(f"{name}: {written} translated texts written.")
        if failed:
            raise CommandError("Not everything could be loaded and published.")

    def _load(self, folder: Path, *, wanted: bool) -> bool:
        try:
            loaded = load(folder)
        except (BadDefinition, OSError, tomllib.TOMLDecodeError) as error:
            self.stderr.write(f"{folder}: {error}")
            return False
        self._say(loaded)
        version = loaded.version
        is_first = not Version.objects.filter(
            questionnaire=version.questionnaire, state=VersionState.ACTIVE
        ).exists()
        if version.state == VersionState.DRAFT and (wanted or is_first):
            return self._publish(version)
        return True

    def _say(self, loaded: Loaded) -> None:
        if loaded.is_new:
            self.stdout.write(f"{loaded.version}: a new draft.")
        if loaded.texts:
            self.stdout.write(f"{loaded.version}: {loaded.texts} translated texts written.")

    def _publish(self, version: Version) -> bool:
        try:
            publish(version=version, by=SHIPPED, reason="They came with the portal.")
        except CannotPublish as error:
            self.stderr.write(f"{version} was not published.")
            for fault in error.faults:
                self.stderr.write(f"  {fault}")
            return False
        self.stdout.write(f"{version}: published.")
        return True
