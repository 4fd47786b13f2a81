"""Asking for a pack, which a worker then makes: hiding small numbers may take minutes."""

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.models import Pack
from surveys.packs.editions import (
    BeingMade,
    IsFinal,
    IsMade,
    NotOver,
    make_pack,
    must_make,
    take_again,
)
from surveys.packs.quarters import Quarter, quarter_called

if TYPE_CHECKING:
    from portal.accounts.models import User

WANTED = "surveys.pack.wanted"
Wants = Pack.Wants
logger = logging.getLogger(__name__)


@transaction.atomic
def ask_for(*, quarter: Quarter, by: "User") -> Pack:
    """In one click. Raises PermissionDenied, NotOver and IsMade."""
    must_make(by)
    if not quarter.is_over(timezone.localdate()):
        raise NotOver(quarter.words)
    pack, is_new = Pack.objects.select_for_update().get_or_create(
        quarter=quarter.code, defaults={"first": quarter.first, "last": quarter.last}
    )
    if not is_new and pack.wants != Wants.FAILED:
        raise IsMade(quarter.words)
    return _want(pack, Wants.FIRST, by)


@transaction.atomic
def ask_again(*, pack: Pack, by: "User") -> Pack:
    """Raises PermissionDenied, IsFinal and BeingMade."""
    must_make(by)
    held = Pack.objects.select_for_update().get(pk=pack.pk)
    if held.is_final:
        raise IsFinal
    if held.wants in {Wants.FIRST, Wants.AGAIN}:
        raise BeingMade
    return _want(held, Wants.AGAIN, by)


def make_wanted() -> int:
    """The job. One that cannot be made is asked for again by a person, not by the clock."""
    wanted = Pack.objects.filter(wants__in=[Wants.FIRST, Wants.AGAIN]).select_related("wanted_by")
    return sum(_make(pack) for pack in wanted.order_by("wanted_at"))


def _make(pack: Pack) -> bool:
    left, by = Wants.NOTHING, pack.wanted_by
    if by is None:
        return False
    try:
        if pack.wants == Wants.FIRST:
            make_pack(quarter=quarter_called(pack.quarter), by=by)
        else:
            take_again(pack=pack, by=by)
    except (IsMade, IsFinal):
        pass
    except Exception:  # Whatever it is, a person reads that it failed, and the others are made.
        logger.exception("A pack could not be made.")
        left = Wants.FAILED
    Pack.objects.filter(pk=pack.pk).update(wants=left)
    return left == Wants.NOTHING


def _want(pack: Pack, wants: str, by: "User") -> Pack:
    pack.wants, pack.wanted_at, pack.wanted_by = wants, timezone.now(), by
    pack.save(update_fields=["wants", "wanted_at", "wanted_by"])
    record(by=by, verb=WANTED, subject=pack)
    return pack
