"""Coming back to a draft: a code or a link, a new key for each return; deleting, and expiry."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from portal.audit.actions import record
from portal.notices.actions import send
from portal.notices.addresses import Address
from questionnaires.journey import keys, moving
from questionnaires.models import Draft
from questionnaires.models.drafts import KEEP_ASKED, MOST_WRONG_LINKS

if TYPE_CHECKING:
    from portal.accounts.models import User

BATCH = 200


@dataclass(frozen=True)
class Resumed:
    draft: Draft
    key: str
    added: int
    """Questions that a newer version asks in addition."""


@transaction.atomic
def give_code(*, draft: Draft, by: "User | None" = None) -> str:
    """A code that brings the draft back. It is shown once; an older one no longer works."""
    code = keys.new_code()
    draft.resume_hash = keys.hash_of_code(code)
    draft.expires_at = timezone.now() + KEEP_ASKED
    draft.save(update_fields=["resume_hash", "expires_at"])
    record(by=by, verb="questionnaires.draft.code_given", subject=_anonymous(draft))
    return code


@transaction.atomic
def send_link(*, draft: Draft, to: Address, address_of: str, language: str) -> None:
    """Sends a link that works once. An older one no longer works. The e-mail says nothing of care.

    `address_of` is the address with `TOKEN` where the token stands.
    """
    token = keys.new_key()
    draft.link_hash, draft.link_tries = keys.hash_of_key(token), 0
    draft.expires_at = timezone.now() + KEEP_ASKED
    draft.save(update_fields=["link_hash", "link_tries", "expires_at"])
    send(
        to=to,
        template="draft-link",
        language=language,
        context={"link": address_of.replace("TOKEN", token)},
    )
    record(by=None, verb="questionnaires.draft.link_sent", subject=_anonymous(draft))


def by_code(code: str) -> Draft | None:
    """The draft that a code opens; takes as long where there is none."""
    digest = keys.hash_of_code(code)
    return Draft.objects.alive().filter(resume_hash=digest).first()


@transaction.atomic
def by_link(draft_id: uuid.UUID, token: str) -> Draft | None:
    """The draft of a link. After five wrong tokens its link is locked; used ones are gone."""
    draft = Draft.objects.alive().select_for_update().filter(pk=draft_id).first()
    if draft is None or not draft.link_hash:
        return None
    if constant_time_compare(draft.link_hash, keys.hash_of_key(token)):
        return draft
    draft.link_tries += 1
    if draft.link_tries >= MOST_WRONG_LINKS:
        draft.link_hash = ""
    draft.save(update_fields=["link_tries", "link_hash"])
    return None


@transaction.atomic
def resume(*, draft: Draft, uses_link: bool, by: "User | None" = None) -> Resumed:
    """Opens the draft here under a new key: the device before is shut out."""
    key = keys.new_key()
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    locked.key_hash = keys.hash_of_key(key)
    if uses_link:
        locked.link_hash = ""
    locked.expires_at = timezone.now() + KEEP_ASKED
    locked.save(update_fields=["key_hash", "link_hash", "expires_at"])
    added = moving.to_newest(draft=locked)
    record(by=by, verb="questionnaires.draft.resumed", subject=_anonymous(locked))
    return Resumed(locked, key, added)


@transaction.atomic
def delete(*, draft: Draft, by: "User | None" = None) -> None:
    """Now, and everything that hangs on it. The record says that something was deleted, no more."""
    record(by=by, verb="questionnaires.draft.deleted", subject=_anonymous(draft))
    draft.delete()


def forget_expired() -> int:
    """Drafts whose date has passed, with their answers and all that hangs on them."""
    gone = 0
    while True:
        due = list(Draft.objects.expired().values_list("pk", flat=True)[:BATCH])
        if not due:
            return gone
        with transaction.atomic():
            # Again by date: one may have been resumed since it was listed.
            Draft.objects.expired().filter(pk__in=due).delete()
        gone += len(due)


def _anonymous(draft: Draft) -> str:
    """The record of changes outlives the draft, so that it must not lead back to it."""
    return f"a draft of {draft.version.questionnaire}"
