"""Keeps one source's listings in step with its records, one record at a time."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from directory.importing.keys import free_key
from directory.importing.merging import Merge, merge
from directory.importing.organisations import Organisations
from directory.importing.record import Record
from directory.importing.report import Report
from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.listing.versions import add_version, source_said
from directory.listing.writing import write_listing
from directory.models import CHECK_EVERY, Service, Status, Term
from portal.audit.actions import record as record_event
from portal.languages.translated import source_changed


class Writer:
    """Each public method is one transaction: the listing, its version and the audit event."""

    def __init__(self, source: str, report: Report) -> None:
        self.source = source
        self.report = report
        self.changed: list[Service] = []
        self._by = f"import from {source}"
        self._organisations = Organisations(source)
        self._terms = {term.tag: term for term in Term.objects.all()}
        self._known = {
            source_id: (pk, digest)
            for source_id, pk, digest in Service.objects.filter(source=source)
            .exclude(source_id="")
            .values_list("source_id", "pk", "source_digest_seen")
        }

    def write(self, record: Record) -> None:
        """Creates, updates or leaves alone."""
        known = self._known.get(record.source_id)
        if known and known[1] == record.digest():
            self.report.unchanged += 1
            return
        try:
            with transaction.atomic():
                done = self._update(record, known[0]) if known else self._create(record)
        except Exception:
            self._organisations.forget()
            raise
        if done is None:
            self.report.unchanged += 1
        elif known:
            self.report.updated += 1
            self.changed.append(done)
        else:
            self.report.created += 1
            self.changed.append(done)

    def deactivate_missing(self, listed: set[str]) -> None:
        """Listings of this source that it no longer has become inactive; none is ever deleted."""
        gone = sorted(set(self._known) - listed)
        for source_id in gone:
            service = Service.objects.get(pk=self._known[source_id][0])
            if service.status not in (Status.INACTIVE, Status.DEFUNCT):
                self._deactivate(service)

    @transaction.atomic
    def _deactivate(self, service: Service) -> None:
        service.status = Status.INACTIVE
        # An unchanged record that comes back must not be taken for one that never left.
        service.source_digest_seen = ""
        service.save()
        add_version(service, by=self._by, note="No longer in the source")
        record_event(by=self._by, verb="directory.listing.deactivated", subject=service)
        self.report.deactivated += 1
        self.changed.append(service)

    def _create(self, record: Record) -> Service:
        service = Service(
            id=_free_id(record.uuid),
            key=free_key(record, self.source),
            source=self.source,
            source_id=record.source_id,
        )
        self._stamp(service, record)
        organisation = self._organisations.of(record.organisation)
        write_listing(service, record.listing, organisation=organisation, terms=self._terms)
        add_version(
            service, by=self._by, note="First taken from the source", listing=record.listing
        )
        record_event(by=self._by, verb="directory.listing.created", subject=service)
        return service

    def _update(self, record: Record, pk: uuid.UUID) -> Service | None:
        """None where nothing that the listing says has changed."""
        service = Service.objects.for_page().get(pk=pk)
        now = listing_of(service)
        # The organisation's own details come first: they may be all that changed.
        organisation = self._organisations.of(record.organisation)
        said = self._said(service)
        outcome = merge(now=now, source_said=said, source_says=record.listing)
        english = service.source_digest()
        checked = service.checked_at
        self._stamp(service, record)
        write_listing(
            service,
            record.listing,
            fields=outcome.take,
            organisation=organisation,
            terms=self._terms,
        )
        if service.source_digest() != english:
            source_changed(service, minor=False)
        self._tell(service, outcome)
        is_changed = bool(outcome.take) or service.checked_at != checked
        if is_changed or said != record.listing:
            # Also where only the source has moved: the next import compares with this one.
            self._keep(service, outcome)
        return service if is_changed else None

    def _said(self, service: Service) -> Listing | None:
        """What this source said when it was last imported."""
        last = service.versions.filter(made_by_words=self._by).order_by("-number").first()
        return source_said(last) if last else None

    def _keep(self, service: Service, outcome: Merge) -> None:
        fresh = Service.objects.for_page().get(pk=service.pk)
        add_version(fresh, by=self._by, note=_note(outcome), kept=outcome.kept)
        record_event(
            by=self._by,
            verb="directory.listing.updated",
            subject=service,
            detail={"fields": sorted(outcome.take), "kept": sorted(outcome.kept)},
        )

    def _tell(self, service: Service, outcome: Merge) -> None:
        if outcome.conflicts:
            fields = ", ".join(outcome.conflicts)
            self.report.kept.append(
                f"{service.key}: changed here by hand and in the source; ours is kept: {fields}."
            )

    def _stamp(self, service: Service, record: Record) -> None:
        """The record as seen now, and when the listing was and must next be checked."""
        service.source_digest_seen = record.digest()
        day = datetime.date.fromisoformat(record.checked_on) if record.checked_on else None
        if day and (service.checked_at is None or service.checked_at.date() < day):
            noon = datetime.datetime.combine(day, datetime.time(12))
            service.checked_at = timezone.make_aware(noon)
            service.checked_by = None
            service.next_check_due = day + CHECK_EVERY
        if service.next_check_due is None:
            known = record.listing.source_date
            start = datetime.date.fromisoformat(known) if known else timezone.localdate()
            service.next_check_due = start + CHECK_EVERY


def _free_id(wanted: str) -> uuid.UUID:
    """The id of an Open Referral record, so that it stays the same from feed to feed."""
    try:
        identity = uuid.UUID(wanted)
    except ValueError:
        return uuid.uuid4()
    return uuid.uuid4() if Service.objects.filter(pk=identity).exists() else identity


def _note(outcome: Merge) -> str:
    parts = []
    if outcome.take:
        parts.append(f"From the source: {', '.join(sorted(outcome.take))}.")
    if outcome.kept:
        parts.append(f"Kept as staff wrote it: {', '.join(sorted(outcome.kept))}.")
    return " ".join(parts) or "Seen again in the source."
