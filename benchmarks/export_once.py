"""One file of answers, on the database of DATABASE_URL; prints JSON with time and memory."""

import argparse
import json
import os
import random
import resource
from collections.abc import Callable, Iterator
from typing import Any

import django

MONTHS = 24
AT_A_TIME = 5_000
POOL = 2_000
"""Sets of answers that are drawn from."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["make", "csv", "xlsx"])
    parser.add_argument("number", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    work: Callable[[], dict[str, Any]] = {
        "make": lambda: make(options.number),
        "csv": csv,
        "xlsx": xlsx,
    }[options.what]
    print(json.dumps(measured(work)))


def measured(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    from benchmarks.measuring import once

    before, said = _megabytes(), dict[str, Any]()
    seconds = once(lambda: said.update(work()))
    return {"s": seconds, "before_mb": before, "peak_mb": _megabytes(), **said}


def _megabytes() -> float:
    """The most that this process has held so far (Linux counts kilobytes)."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


# Making answers -----------------------------------------------------------------------------


def make(number: int) -> dict[str, Any]:
    """As many as are not there yet."""
    from benchmarks.surveys.preparing import prepare
    from surveys.models import Response

    prepare()
    rows = _responses(number - Response.objects.count())
    while batch := [row for _, row in zip(range(AT_A_TIME), rows, strict=False)]:
        Response.objects.bulk_create(batch)
    return {"answers": Response.objects.count()}


def _responses(number: int) -> Iterator[Any]:
    import datetime

    from django.utils import timezone

    from benchmarks.surveys.preparing import SURVEY, answers, version
    from surveys.models import Response, Team, week_of

    drawn, asked, today = random.Random(number), version(), timezone.localdate()
    teams = list(Team.objects.values_list("pk", flat=True))
    pool = [answers(asked.definition, drawn) for _ in range(POOL)]
    for _ in range(number):
        day = today - datetime.timedelta(days=drawn.randrange(30 * MONTHS))
        yield Response(
            survey_id=SURVEY,
            version=asked,
            form="standard",
            language=drawn.choice(["en", "pa", "ur", "pl"]),
            mode="self",
            channel="open",
            identity="anonymous",
            team_id=drawn.choice(teams),
            week=week_of(day),
            answers=drawn.choice(pool),
        )


# Taking them out ----------------------------------------------------------------------------


def csv() -> dict[str, Any]:
    """As it is sent: each piece is dropped once it is there."""
    import time

    from surveys.taking import zipped
    from surveys.taking.files import sheets_of

    taking, start, size, first = _taking("csv"), time.perf_counter(), 0, 0.0
    for piece in zipped.zipped(sheets_of(taking), number=taking.number):
        first = first or time.perf_counter() - start
        size += len(piece)
    return {
        "rows": taking.number,
        "megabytes": round(size / 1e6, 1),
        "first_byte_s": round(first, 2),
    }


def xlsx() -> dict[str, Any]:
    """As the worker makes it, with its encrypted pieces, read again once."""
    from surveys.taking import making

    taking = _taking("xlsx")
    assert making.make_waiting() == 1
    taking.refresh_from_db()
    assert taking.state == "ready"
    assert sum(len(piece) for piece in making.pieces_of(taking)) == taking.size
    taking.delete()
    return {"rows": taking.number, "megabytes": round(taking.size / 1e6, 1)}


def _taking(kind: str) -> Any:
    import datetime

    from django.utils import timezone

    from benchmarks.surveys.asking import _analyst
    from benchmarks.surveys.preparing import SURVEY
    from portal.accounts.models import User
    from surveys.models import Survey
    from surveys.taking.actions import Wish, take_rows

    by = User.objects.filter(email="bench@example.org").first() or _analyst()
    today = timezone.localdate()
    first = (today - datetime.timedelta(days=31 * (MONTHS + 1))).replace(day=1)
    wish = Wish("A benchmark", kind, first, today, with_person=True)
    return take_rows(survey=Survey.objects.get(pk=SURVEY), wish=wish, by=by)


if __name__ == "__main__":
    main()
