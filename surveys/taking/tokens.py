"""Tokens by which other systems of the council read results: made, used, taken back.

A token is shown once; a keyed hash of it is kept. It is for one named system, one purpose and one
tier, and ends on a day. Its use is in the record of changes once a day, and counted.
"""

import datetime
import secrets
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.audit.actions import NotRecorded, record
from portal.ui.limits import Tries, count
from surveys.models import ReadToken, TokenUse
from surveys.permissions import can_keep_tokens

if TYPE_CHECKING:
    from portal.accounts.models import User

MADE, REVOKED, USED = "surveys.token.made", "surveys.token.revoked", "surveys.token.used"
SCHEME = "Bearer "
LONGEST = 200
TRIES = Tries("survey token", most=20, most_in_all=1000)
"""Wrong ones, an hour."""
MOST_CALLS = 600
"""An hour, of one token."""


@transaction.atomic
def make_token(
    *, name: str, purpose: str, tier: str, ends_on: datetime.date, by: "User"
) -> tuple[ReadToken, str]:
    """The token beside its row, to be shown once. Raises PermissionDenied."""
    if not can_keep_tokens(by):
        raise PermissionDenied
    token = secrets.token_urlsafe(32)
    row = ReadToken.objects.create(
        name=name,
        purpose=purpose,
        tier=tier,
        ends_on=ends_on,
        made_by=by,
        token_hash=hash_of_token(token),
    )
    detail = {"tier": tier, "purpose": purpose, "ends": ends_on.isoformat()}
    record(by=by, verb=MADE, subject=row, detail=detail)
    return row, token


@transaction.atomic
def revoke_token(*, token: ReadToken, by: "User") -> None:
    """From now on it opens nothing. A second time changes nothing. Raises PermissionDenied."""
    if not can_keep_tokens(by):
        raise PermissionDenied
    locked = ReadToken.objects.select_for_update().get(pk=token.pk)
    if locked.revoked_at is None:
        locked.revoked_at, locked.revoked_by = timezone.now(), by
        locked.save(update_fields=["revoked_at", "revoked_by"])
        record(by=by, verb=REVOKED, subject=locked)


def hash_of_token(token: str) -> str:
    return salted_hmac("surveys.token", token, algorithm="sha256").hexdigest()


def token_of(request: HttpRequest) -> ReadToken | None:
    """Of whoever shows a good one; None for a wrong one, one that is over, or after too many."""
    given = request.headers.get("Authorization", "")
    if TRIES.are_used_up(request):
        return None
    if given.startswith(SCHEME) and len(given) < LONGEST:
        hashed = hash_of_token(given.removeprefix(SCHEME))
        if (found := ReadToken.objects.good().filter(token_hash=hashed).first()) is not None:
            return found
    TRIES.one_was_wrong(request)
    return None


def is_too_often(token: ReadToken) -> bool:
    """Counts one more call."""
    return count("survey api", str(token.pk)) > MOST_CALLS


def note_use(token: ReadToken) -> None:
    """Before anything is shown. Raises NotRecorded."""
    try:
        with transaction.atomic(durable=True):
            _note(token)
    except DatabaseError as error:
        raise NotRecorded from error


def _note(token: ReadToken) -> None:
    use, is_first = TokenUse.objects.get_or_create(token=token, day=timezone.localdate())
    TokenUse.objects.filter(pk=use.pk).update(calls=F("calls") + 1)
    ReadToken.objects.filter(pk=token.pk).update(last_used_at=timezone.now())
    if is_first:
        detail = {"tier": token.tier, "purpose": token.purpose, "what": "results"}
        record(by=token.name, verb=USED, subject=token, detail=detail)
