"""Writing what the public will be told, and putting it forward to be approved."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.models import Action, Edition, Entry
from surveys.permissions import can_act_on

if TYPE_CHECKING:
    from portal.accounts.models import User
    from surveys.models import Quote

WRITTEN, PUT_FORWARD = "surveys.entry.written", "surveys.entry.put_forward"
FIELDS = tuple(field for field in Entry.TRANSLATED)
NEEDED = ("title", "asked", "said", "did")


class NotWhole(Exception):
    """A part is missing without which nobody can approve it."""


@transaction.atomic
def begin_entry(*, action: Action, by: "User", **about: Any) -> Edition:
    """`about` as `write` has it. Raises PermissionDenied."""
    if not can_act_on(by, action.survey):
        raise PermissionDenied
    entry = Entry.objects.create(action=action, is_demonstration=action.is_demonstration)
    return write(entry=entry, by=by, **about)


@transaction.atomic
def write(
    *,
    entry: Entry,
    by: "User",
    topic: str,
    texts: Mapping[str, str],
    figure_of: Mapping[str, str] | None = None,
    quote: "Quote | None" = None,
    is_minor: bool = False,
) -> Edition:
    """The edition that is being written; a new one after the last was approved. Whatever was put
    forward is taken back by it. Raises PermissionDenied."""
    entry = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not can_act_on(by, entry.action.survey):
        raise PermissionDenied
    last = entry.editions.first()
    edition = last if last is not None and last.approved_at is None else None
    if edition is None:
        edition = Edition(entry=entry, number=last.number + 1 if last else 1)
    edition.topic, edition.quote, edition.is_minor = topic, quote, is_minor
    edition.texts = {name: texts[name].strip() for name in FIELDS if texts.get(name, "").strip()}
    edition.figure_of = dict(figure_of or {})
    edition.writers = sorted({*edition.writers, by.pk})
    edition.written_by, edition.written_at = by, timezone.now()
    edition.put_forward_at = None
    edition.save()
    record(by=by, verb=WRITTEN, subject=entry, detail={"edition": edition.number})
    return edition


@transaction.atomic
def put_forward(*, edition: Edition, by: "User") -> Edition:
    """For somebody else to approve. Raises PermissionDenied and NotWhole."""
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if not can_act_on(by, edition.entry.action.survey):
        raise PermissionDenied
    if edition.approved_at is not None or not all(edition.texts.get(name) for name in NEEDED):
        raise NotWhole
    edition.put_forward_at, edition.sent_back = timezone.now(), ""
    edition.save(update_fields=["put_forward_at", "sent_back"])
    subject = edition.entry
    record(by=by, verb=PUT_FORWARD, subject=subject, detail={"edition": edition.number})
    return edition
