"""A second person lets the public read it, or sends it back; what was published is withdrawn."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from portal.languages.translated import source_changed
from surveys.models import Edition, Entry
from surveys.permissions import can_act_on, can_approve
from surveys.taking.events import you_said_published
from surveys.we_said.figures import freeze, is_of
from surveys.we_said.newest import forget_newest
from surveys.we_said.writing import FIELDS

if TYPE_CHECKING:
    from portal.accounts.models import User

PUBLISHED, CORRECTED = "surveys.entry.published", "surveys.entry.corrected"
SENT_BACK, WITHDRAWN = "surveys.entry.sent_back", "surveys.entry.withdrawn"


class NotAsRead(Exception):
    """It is not put forward, or somebody has written on since it was read."""


@transaction.atomic
def approve(*, edition: Edition, by: "User", read: str) -> Entry:
    """Publishes the edition, or corrects what is published. The figure is taken now, unless the
    same one stood there before.

    `read` is the moment of the wording that was read, as `moment_of` has it. Raises
    PermissionDenied, NotAsRead, CannotTell and NotClosed.
    """
    edition = _locked(edition, read)
    if not can_approve(by, edition):
        raise PermissionDenied
    entry = Entry.objects.select_for_update(of=("self",)).get(pk=edition.entry_id)
    now, was_published = timezone.now(), entry.published_at is not None
    if is_of(entry.figure, edition.figure_of):
        edition.figure = entry.figure
    else:
        edition.figure = freeze(edition.figure_of) if edition.figure_of else {}
    edition.approved_by, edition.approved_at = by, now
    edition.save()
    for name in FIELDS:
        setattr(entry, name, edition.texts.get(name, ""))
    entry.topic, entry.quote, entry.figure = edition.topic, edition.quote, edition.figure
    entry.state, entry.withdrawn_at, entry.withdrawn_because = Entry.State.PUBLISHED, None, ""
    entry.published_at = entry.published_at or now
    if was_published and not edition.is_minor:
        entry.corrected_at = now
    entry.save()
    source_changed(entry, minor=edition.is_minor)
    verb = CORRECTED if was_published else PUBLISHED
    record(by=by, verb=verb, subject=entry, detail={"edition": edition.number})
    you_said_published(pk=entry.pk, survey=entry.action.survey)
    transaction.on_commit(forget_newest)
    return entry


@transaction.atomic
def send_back(*, edition: Edition, by: "User", read: str, why: str) -> Edition:
    """Raises PermissionDenied and NotAsRead."""
    edition = _locked(edition, read)
    if not can_approve(by, edition):
        raise PermissionDenied
    edition.put_forward_at, edition.sent_back = None, why
    edition.save(update_fields=["put_forward_at", "sent_back"])
    detail = {"edition": edition.number}
    record(by=by, verb=SENT_BACK, subject=edition.entry, detail=detail)
    return edition


@transaction.atomic
def withdraw(*, entry: Entry, by: "User", because: str) -> Entry:
    """Readers who come by its address are told that it was taken down, and not why. A second time
    changes nothing. Raises PermissionDenied."""
    entry = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not can_act_on(by, entry.action.survey):
        raise PermissionDenied
    if entry.state == Entry.State.PUBLISHED:
        entry.state, entry.withdrawn_at = Entry.State.WITHDRAWN, timezone.now()
        entry.withdrawn_because = because
        entry.save(update_fields=["state", "withdrawn_at", "withdrawn_because"])
        record(by=by, verb=WITHDRAWN, subject=entry)
        transaction.on_commit(forget_newest)
    return entry


def moment_of(edition: Edition) -> str:
    return edition.written_at.isoformat()


def _locked(edition: Edition, read: str) -> Edition:
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if not edition.is_put_forward or moment_of(edition) != read:
        raise NotAsRead
    return edition
