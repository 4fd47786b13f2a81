"""The organisations of an import, each looked up once."""

from directory.importing.record import OrganisationRecord
from directory.models import Organisation
from portal.languages.translated import source_changed


class Organisations:
    """Finds or makes the organisation of a record, within one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._found: dict[OrganisationRecord, Organisation] = {}

    def of(self, record: OrganisationRecord | None) -> Organisation | None:
        if record is None:
            return None
        if record not in self._found:
            self._found[record] = self._by_id(record) if record.source_id else self._by_name(record)
        return self._found[record]

    def forget(self) -> None:
        """After a record was undone, what it made is gone too."""
        self._found.clear()

    def _by_name(self, record: OrganisationRecord) -> Organisation:
        """One organisation for one name, whichever source named it first."""
        known = Organisation.objects.filter(name=record.name).order_by("pk")
        own = known.filter(source=self._source).first()
        return own or known.first() or self._create(record)

    def _by_id(self, record: OrganisationRecord) -> Organisation:
        known = Organisation.objects.filter(source=self._source, source_id=record.source_id).first()
        if known is None:
            return self._create(record)
        english = known.source_digest()
        for column in ("name", "description", "email", "website"):
            setattr(known, column, getattr(record, column))
        known.save()
        if known.source_digest() != english:
            source_changed(known, minor=False)
        return known

    def _create(self, record: OrganisationRecord) -> Organisation:
        return Organisation.objects.create(
            source=self._source,
            source_id=record.source_id,
            name=record.name,
            description=record.description,
            email=record.email,
            website=record.website,
        )
