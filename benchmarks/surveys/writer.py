"""One process that writes answers until it is told to stop, or killed.

It notes each id before it writes, and again when it was committed, in a file of its own. Begun
again, it sends what was noted and not confirmed once more, as a tablet does.
"""

import argparse
import os
import random
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

POOL = 500
COMMENTS = 0.1
"""How often there are own words."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--notes", type=Path, required=True)
    parser.add_argument("--until", type=float, required=True)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    write = writer(options.notes)
    for pk in unconfirmed(options.notes):
        write(pk)
    while time.time() < options.until:
        write(uuid.uuid4())


def writer(notes: Path) -> Callable[[uuid.UUID], None]:
    from benchmarks.surveys.preparing import SURVEY, TEAM, answers, version
    from surveys.models import Survey, Team
    from surveys.recording import record_response

    survey, team, asked = Survey.objects.get(pk=SURVEY), Team.objects.get(pk=TEAM), version()
    drawn = random.Random()
    # Drawn before: what is measured is the writing.
    pool = [answers(asked.definition, drawn) for _ in range(POOL)]
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(pk: uuid.UUID) -> None:
        given: dict[str, Any] = dict(drawn.choice(pool))
        if drawn.random() < COMMENTS:
            given["change"] = "I would like to be rung back on the same day."
        os.write(file, f"{pk} begun\n".encode())
        record_response(
            survey=survey,
            version=asked,
            form="standard",
            language="en",
            mode="self",
            channel="open",
            identity="anonymous",
            team=team,
            answers=given,
            response_id=pk,
        )
        os.write(file, f"{pk} committed\n".encode())

    return write


def unconfirmed(notes: Path) -> list[uuid.UUID]:
    return sorted(noted(notes, "begun") - noted(notes, "committed"))


def noted(notes: Path, word: str) -> set[uuid.UUID]:
    """Ids with this word; a last line that was cut off by a kill is none."""
    if not notes.exists():
        return set()
    lines = (line.split() for line in notes.read_text().splitlines())
    return {uuid.UUID(words[0]) for words in lines if words[1:] == [word]}


if __name__ == "__main__":
    main()
