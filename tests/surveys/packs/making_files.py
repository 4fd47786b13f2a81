"""Makes all files of the snapshot by hand; run in a process of its own, with another clock.

`python -m tests.surveys.packs.making_files FOLDER MOMENT SNAPSHOT`
"""

import os
import sys
from pathlib import Path

import django
import time_machine


def main(folder: str, moment: str, source: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    with time_machine.travel(moment):
        django.setup()
        from surveys.packs.book import lay_out
        from surveys.packs.canonical import digest, read
        from surveys.packs.files import KINDS

        spelling = Path(source).read_bytes()
        book = lay_out(read(spelling, digest(spelling)), digest(spelling))
        for kind in KINDS.values():
            (Path(folder) / kind.code).write_bytes(kind.make(book))


if __name__ == "__main__":
    main(*sys.argv[1:])
