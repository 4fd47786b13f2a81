"""Workbooks that take a while: made by a worker, kept encrypted for a day, then gone."""

import base64
import datetime
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from surveys.models import Taking, TakingPart
from surveys.taking.book import write_book
from surveys.taking.files import sheets_of

logger = logging.getLogger(__name__)

AT_ONCE = 2_000
"""Rows up to which nobody waits for a worker."""
PART = 750_000
"""Bytes of one stored piece."""
LONGEST = datetime.timedelta(hours=2)
"""A worker that has not ended by then has died; another begins anew."""


def make_waiting() -> int:
    """Every minute, one after the other; how many workbooks were made."""
    made = 0
    while (taking := _claim()) is not None:
        _make(taking)
        made += 1
    return made


def make_now(taking: Taking) -> None:
    """Where it is small; else it waits for a worker."""
    if taking.number <= AT_ONCE and (claimed := _claim(pk=taking.pk)) is not None:
        _make(claimed)


def forget_old() -> int:
    """Hourly: files whose day is over, and that somebody asked for them. The record of changes
    goes on saying it."""
    return Taking.objects.to_forget().delete()[0]


def pieces_of(taking: Taking) -> Iterator[bytes]:
    """The bytes of a workbook that is ready."""
    parts = TakingPart.objects.filter(taking=taking).order_by("number")
    for data in parts.values_list("data", flat=True).iterator(chunk_size=1):
        yield base64.b64decode(data)


@transaction.atomic
def _claim(**which: object) -> Taking | None:
    """One that waits, or whose worker died. Of two workers the second passes it by."""
    now = timezone.now()
    died = Q(state=Taking.State.MAKING, begun_at__lt=now - LONGEST)
    waiting = Taking.objects.kept().filter(Q(state=Taking.State.WAITING) | died, **which)
    taking = waiting.order_by("asked_at").select_for_update(skip_locked=True).first()
    if taking is not None:
        taking.state, taking.begun_at = Taking.State.MAKING, now
        taking.save(update_fields=["state", "begun_at"])
    return taking


def _make(taking: Taking) -> None:
    """What goes wrong is written down: whoever waits for it reads that it failed."""
    TakingPart.objects.filter(taking=taking).delete()
    try:
        # The disk holds it in clear while it is made, in a folder that nobody else can open.
        with tempfile.TemporaryDirectory(prefix="taking-") as folder:
            path = Path(folder) / "book.xlsx"
            write_book(path, sheets_of(taking), title=str(taking), folder=folder)
            size = _store(taking, path)
    except Exception as error:  # noqa: BLE001 its message may hold what somebody wrote
        logger.warning("surveys: a workbook could not be made: %s", type(error).__name__)
        _end(taking, Taking.State.FAILED)
    else:
        _end(taking, Taking.State.READY, size)


def _store(taking: Taking, path: Path) -> int:
    with path.open("rb") as file:
        for number, piece in enumerate(iter(lambda: file.read(PART), b"")):
            data = base64.b64encode(piece).decode("ascii")
            TakingPart.objects.create(taking=taking, number=number, data=data)
    return path.stat().st_size


def _end(taking: Taking, state: str, size: int = 0) -> None:
    """Only its own claim: another worker may have taken over one that lasted too long."""
    mine = Taking.objects.filter(pk=taking.pk, begun_at=taking.begun_at)
    mine.update(state=state, size=size)
