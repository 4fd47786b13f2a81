"""Inviting people: one, or many of a spreadsheet. Who is held, and why, is decided here."""

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.asking.data import ASKED_LATELY, NO_SAFE_ROUTE, habits
from surveys.asking.links import Keys, keys_of
from surveys.asking.wishes import Wish, wish_for
from surveys.models import LIVES, Asked, Batch, Hold, Identity, Invitation, Survey, Team

if TYPE_CHECKING:
    from portal.accounts.models import User

MADE = "surveys.invitation.made"
SENDABLE = (Invitation.Channel.EMAIL, Invitation.Channel.TEXT, Invitation.Channel.LETTER)


@dataclass(frozen=True)
class Invited:
    """`token` and `code` are shown or sent, never stored."""

    invitation: Invitation
    token: str
    code: str


def invite(
    *,
    survey: Survey,
    team: Team | None,
    identity: str,
    channel: str,
    language: str,
    form: str,
    recipient: str,
    reference: str,
    by: "User | str",
    trigger: str = "",
    event_id: str = "",
    batch: Batch | None = None,
    hold_reason: str = "",
    send_on: datetime.date | None = None,
) -> Invited:
    """Asks one person once, on `send_on` or today; it is held where a rule says so, until a person
    decides. What is given by hand is out at once. Raises CannotAsk."""
    wish = wish_for(
        survey=survey,
        team=team,
        identity=identity,
        channel=channel,
        language=language,
        form=form,
        recipient=recipient,
        reference=reference,
        trigger=trigger,
        event_id=event_id,
        hold_reason=hold_reason,
        send_on=send_on,
    )
    with transaction.atomic():
        invitation = invite_all([wish], by=by, batch=batch)[0]
        assert invitation is not None  # noqa: S101 only those asked lately can be left out
        detail = {"state": invitation.state, "channel": channel}
        record(by=by, verb=MADE, subject=invitation, detail=detail)
    keys = keys_of(invitation.pk)
    return Invited(invitation, keys.token, keys.code)


@transaction.atomic
def invite_all(
    wishes: Sequence[Wish],
    *,
    by: "User | str",
    batch: Batch | None = None,
    leave_out_asked: bool = False,
) -> list[Invitation | None]:
    """The same for many, with few queries; the caller records it. None for somebody who was asked
    lately, where `leave_out_asked` says so; else the invitation is held."""
    surveys = {wish.survey.pk for wish in wishes}
    # Two that ask the same people at once take turns. Answers that are sent meanwhile do not wait.
    list(Survey.objects.select_for_update(no_key=True).filter(pk__in=surveys).order_by("pk"))
    held, asked = _held(wishes), _asked(wishes)
    rows: list[Invitation | None] = []
    for wish in wishes:
        known = (wish.survey.pk, wish.person)
        was_asked = bool(known[1]) and known in asked
        if was_asked and leave_out_asked:
            rows.append(None)
            continue
        reason = why_held(wish, held=held, was_asked=was_asked)
        if reason != ASKED_LATELY:
            asked.add(known)
        rows.append(_row(wish, reason, by=by, batch=batch))
    made = [row for row in rows if row is not None]
    _give_keys(made)
    Invitation.objects.bulk_create(made)
    note_asked(made)
    return rows


def why_held(wish: Wish, *, held: Mapping[str, str], was_asked: bool) -> str:
    """A code of `data/holds.toml`; empty where nothing stands against it. `held`: reasons of the
    hold list by the hash of a person."""
    listed = (held[one] for one in wish.hashes if one in held)
    if reason := wish.hold_reason or next(listed, ""):
        return reason
    if wish.channel in SENDABLE and wish.address is None:
        return NO_SAFE_ROUTE
    return ASKED_LATELY if was_asked else ""


def lately(today: datetime.date | None = None) -> datetime.date:
    """Whoever was asked since this day was asked lately."""
    return (today or timezone.localdate()) - datetime.timedelta(weeks=habits().lately_weeks)


def _held(wishes: Iterable[Wish]) -> dict[str, str]:
    hashes = {one for wish in wishes for one in wish.hashes}
    standing = Hold.objects.standing().filter(person_hash__in=hashes)
    return dict(standing.values_list("person_hash", "reason"))


def _asked(wishes: Iterable[Wish]) -> set[tuple[str, str]]:
    hashes = {wish.person for wish in wishes}
    asked = Asked.objects.filter(person_hash__in=hashes, on__gt=lately())
    return set(asked.values_list("survey_id", "person_hash"))


def _row(wish: Wish, reason: str, *, by: "User | str", batch: Batch | None) -> Invitation:
    today = timezone.localdate()
    send_on = max(wish.send_on or today, today)
    is_by_hand = wish.channel == Invitation.Channel.HAND
    going = Invitation.State.SENT if is_by_hand else Invitation.State.WAITING
    return Invitation(
        survey=wish.survey,
        team=wish.team,
        batch=batch,
        identity=wish.identity,
        channel=wish.channel,
        language=wish.language,
        form=wish.form,
        recipient=wish.address.value if wish.address else "",
        reference="" if wish.identity == Identity.ANONYMOUS else wish.reference,
        person_hash=wish.person,
        trigger=wish.trigger,
        event_id=wish.event_id,
        state=Invitation.State.HELD if reason else going,
        hold_reason=reason,
        send_on=send_on,
        expires_on=send_on + LIVES,
        made_on=today,
        made_by=None if isinstance(by, str) else by,
    )


def _give_keys(rows: Sequence[Invitation]) -> None:
    """A code that another invitation has is avoided by another id: ten digits are not endless."""
    taken: set[str] = set()
    without = list(rows)
    while without:
        keys = [keys_of(row.pk) for row in without]
        hashes = [one.code_hash for one in keys]
        found = Invitation.objects.filter(code_hash__in=hashes)
        taken |= set(found.values_list("code_hash", flat=True))
        pairs = zip(without, keys, strict=True)
        without = [row for row, one in pairs if not _takes(row, one, taken)]


def _takes(row: Invitation, keys: Keys, taken: set[str]) -> bool:
    if keys.code_hash in taken:
        row.pk = uuid.uuid4()
        return False
    taken.add(keys.code_hash)
    row.token_hash, row.code_hash = keys.token_hash, keys.code_hash
    return True


def note_asked(rows: Iterable[Invitation]) -> None:
    asked = {
        (row.survey_id, row.person_hash): Asked(
            survey_id=row.survey_id, person_hash=row.person_hash
        )
        for row in rows
        if row.person_hash and row.hold_reason != ASKED_LATELY
    }
    Asked.objects.bulk_create(
        asked.values(),
        update_conflicts=True,
        unique_fields=["survey", "person_hash"],
        update_fields=["on"],
    )
