"""Listings as a CSV file that no spreadsheet can be tricked by into running something."""

import csv
from collections.abc import Iterable, Iterator

from django.utils import timezone

from directory.models import Service, Taxonomy
from directory.staff.coverage import coverage_of
from portal.spreadsheets import BYTE_ORDER_MARK, harmless

HEADINGS = (
    "Key", "Name", "Organisation", "Seen by the public", "Running", "Needs", "Audiences", "Source",
    "Last checked", "Next check due", "Open reports", "Languages missing", "Languages outdated",
    "Last changed",
)  # fmt: skip
BATCH = 500


class _Echo:
    def write(self, line: str) -> str:
        return line


def rows_as_csv(services: Iterable[Service]) -> Iterator[str]:
    """The lines of the file, one batch of listings in memory at a time."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(HEADINGS)
    for batch in _batches(services):
        coverage = coverage_of(batch)
        for service in batch:
            languages = coverage[service.pk]
            cells = [
                *_facts(service),
                "; ".join(language.english_name for language in languages.missing),
                "; ".join(language.english_name for language in languages.outdated),
                timezone.localtime(service.updated_at).date().isoformat(),
            ]
            yield writer.writerow([harmless(cell) for cell in cells])


def _facts(service: Service) -> list[object]:
    return [
        service.key,
        service.name,
        service.organisation or "",
        service.get_publication_display(),
        service.get_status_display(),
        "; ".join(term.name for term in service.terms_in(Taxonomy.NEEDS)),
        "; ".join(term.name for term in service.terms_in(Taxonomy.AUDIENCES)),
        service.source or "Written by staff",
        timezone.localtime(service.checked_at).date() if service.checked_at else "",
        service.next_check_due or "",
        getattr(service, "open_reports", 0),
    ]


def _batches(services: Iterable[Service]) -> Iterator[list[Service]]:
    batch: list[Service] = []
    for service in services:
        batch.append(service)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
