"""Importing a source: new records written, missing ones made inactive, the search renewed."""

import contextlib
from collections.abc import Iterator
from itertools import islice

from django.db import DataError, IntegrityError, connection, transaction

from directory.importing.record import Reading, Record, Refusal
from directory.importing.report import Report
from directory.importing.writer import Writer
from directory.models import Service
from directory.search.index import rebuild
from portal.audit.actions import record as record_event

BATCH = 100
"""Records written between two commits: each still stands or falls alone."""
REBUILD_ALL_FROM = 5_000
"""Changed listings from which the whole search index is made anew."""


def import_reading(reading: Reading, *, dry_run: bool = False, refresh: bool = True) -> Report:
    """Writes what the reading brings and reports it. A dry run does the same and undoes it all.

    Without `refresh` the caller renews the search, once after several imports.

    Records are fetched between transactions, never inside one: a slow feed holds no lock.
    """
    report = Report()
    if dry_run:
        reading.items = iter(list(reading.items))
        with transaction.atomic():
            _import(reading, report)
            transaction.set_rollback(True)
        return report
    changed = _import(reading, report)
    if changed and refresh:
        refresh_search(None if len(changed) >= REBUILD_ALL_FROM else changed)
    return report


def refresh_search(changed: list[Service] | None = None) -> None:
    """The search reads its own folded copy; and without ANALYZE a big load is searched slowly."""
    rebuild(changed)
    with contextlib.closing(connection.cursor()) as cursor:
        cursor.execute("ANALYZE")


def _import(reading: Reading, report: Report) -> list[Service]:
    writer = Writer(reading.name, report)
    for batch in _batches(reading):
        with transaction.atomic():
            for item in batch:
                _take(item, writer, report)
    report.problem = reading.problem
    report.remarks += reading.remarks
    with transaction.atomic():
        if not reading.listed:
            report.remarks.append("The source has no records, so nothing was made inactive.")
        elif not (reading.problem or reading.is_part):
            writer.deactivate_missing(reading.listed)
        record_event(
            by=f"import from {reading.name}",
            verb="directory.import.finished",
            subject=reading.name,
            detail={"result": report.sentence(), "problem": report.problem},
        )
    return writer.changed


def _batches(reading: Reading) -> Iterator[list[Record | Refusal]]:
    items = iter(reading.items)
    while batch := list(islice(items, BATCH)):
        yield batch


def _take(item: Record | Refusal, writer: Writer, report: Report) -> None:
    if isinstance(item, Refusal):
        report.rejected.append(item)
        return
    try:
        writer.write(item)
    except (IntegrityError, DataError) as error:
        reason = f"cannot be stored: {str(error).splitlines()[0][:200]}"
        report.rejected.append(Refusal(item.source_id, "", reason))
