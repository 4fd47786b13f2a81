"""Making packs and going on with them. Whatever changes makes the next edition, a whole snapshot
that names the one before by its hash; nothing that was put down is ever changed.

Until a pack is final its figures can be taken again and its narrative written. From then on only
what the meeting decided is added.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.models import Pack, PackEdition
from surveys.packs.canonical import Snapshot, digest, read, spelled
from surveys.packs.gathering.everything import gather, moment
from surveys.packs.outline import sections
from surveys.packs.quarters import Quarter, quarter_called
from surveys.permissions import can_make_packs
from surveys.taking.events import pack_final

if TYPE_CHECKING:
    from portal.accounts.models import User

MADE, AGAIN = "surveys.pack.made", "surveys.pack.taken_again"
WRITTEN, FINAL = "surveys.pack.written", "surveys.pack.final"
DECIDED = "surveys.pack.decided"
DRAFT_STATE, FINAL_STATE = "draft", "final"
Change = PackEdition.Change


class NotOver(Exception):
    """The quarter goes on: its figures are not closed yet."""


class IsMade(Exception):
    """Somebody has made the pack of this quarter already."""


class BeingMade(Exception):
    """A worker is about to take its figures."""


class Moved(Exception):
    """Somebody else has changed the pack since the page was opened."""


class IsFinal(Exception):
    """Figures and narrative stand."""


class NotFinal(Exception):
    """Decisions belong to a pack that the meeting has had before it."""


def latest_of(pack: Pack) -> PackEdition:
    """Raises PackEdition.DoesNotExist while the first one is being made."""
    return pack.editions.select_related("made_by").latest("number")


def snapshot_of(edition: PackEdition) -> Snapshot:
    """Raises NotAsItWas where somebody has changed the bytes."""
    return read(bytes(edition.snapshot), edition.sha256)


def must_make(by: "User") -> None:
    """Raises PermissionDenied."""
    if not can_make_packs(by):
        raise PermissionDenied


def make_pack(*, quarter: Quarter, by: "User") -> PackEdition:
    """The first edition. Raises PermissionDenied, NotOver and IsMade."""
    must_make(by)
    if not quarter.is_over(timezone.localdate()):
        raise NotOver(quarter.words)
    # Before anything is held: hiding small numbers may take a while.
    taken = _taken(quarter, {})
    with transaction.atomic():
        pack, _ = Pack.objects.select_for_update().get_or_create(
            quarter=quarter.code, defaults={"first": quarter.first, "last": quarter.last}
        )
        if pack.editions.exists():
            raise IsMade(quarter.words)
        edition = _put(pack, Change.MADE, taken, by)
        record(by=by, verb=MADE, subject=pack, detail=_detail(edition))
    return edition


def take_again(*, pack: Pack, by: "User") -> PackEdition:
    """The figures as they are now; what was written stays, also what somebody writes meanwhile.
    Raises PermissionDenied and IsFinal."""
    must_make(by)
    taken = _taken(quarter_called(pack.quarter), {})

    def again(snapshot: Snapshot) -> dict[str, Any]:
        return {**taken, "narrative": snapshot["narrative"]}

    return _next(pack, Change.AGAIN, AGAIN, again, seen=None, by=by)


def write(*, pack: Pack, narrative: Mapping[str, str], seen: int, by: "User") -> PackEdition:
    """`seen` is the edition that the writer had before her. Raises PermissionDenied, IsFinal and
    Moved."""
    codes = [one.code for one in sections()]

    def written(snapshot: Snapshot) -> dict[str, Any]:
        words = {code: narrative.get(code, "").strip() for code in codes}
        return {**snapshot, "narrative": {code: text for code, text in words.items() if text}}

    return _next(pack, Change.NARRATIVE, WRITTEN, written, seen=seen, by=by)


def make_final(*, pack: Pack, seen: int, by: "User") -> PackEdition:
    """Raises as `write`, and BeingMade."""
    with transaction.atomic():
        if Pack.objects.select_for_update().get(pk=pack.pk).wants == Pack.Wants.AGAIN:
            raise BeingMade
        edition = _next(pack, Change.FINAL, FINAL, dict, seen=seen, by=by)
        Pack.objects.filter(pk=pack.pk).update(final_at=edition.made_at, final_by=by)
        pack_final(quarter=pack.quarter, edition=edition.number, digest=edition.sha256)
    return edition


@transaction.atomic
def decide(
    *, pack: Pack, words: str, who: str, due_on: str, action: str, by: "User"
) -> PackEdition:
    """One decision of the meeting, added to what is there. `action` is the key of the action that
    it became, or nothing. Raises PermissionDenied and NotFinal."""
    must_make(by)
    held = Pack.objects.select_for_update().get(pk=pack.pk)
    if not held.is_final:
        raise NotFinal
    snapshot = dict(snapshot_of(latest_of(held)))
    decision = {"words": words.strip(), "who": who.strip(), "due_on": due_on, "action": action}
    decision |= {"by": _name(by), "at": moment(timezone.localtime())}
    snapshot["decisions"] = [*snapshot["decisions"], decision]
    edition = _put(held, Change.DECISION, snapshot, by)
    record(by=by, verb=DECIDED, subject=held, detail=_detail(edition))
    return edition


def _next(
    pack: Pack,
    change: PackEdition.Change,
    verb: str,
    changed: Callable[[Snapshot], dict[str, Any]],
    *,
    seen: int | None,
    by: "User",
) -> PackEdition:
    must_make(by)
    with transaction.atomic():
        held = Pack.objects.select_for_update().get(pk=pack.pk)
        if held.is_final:
            raise IsFinal
        before = latest_of(held)
        if seen not in {None, before.number}:
            raise Moved
        edition = _put(held, change, changed(snapshot_of(before)), by)
        record(by=by, verb=verb, subject=held, detail=_detail(edition))
    return edition


def _taken(quarter: Quarter, narrative: Mapping[str, str]) -> dict[str, Any]:
    taken_at = moment(timezone.localtime())
    about = {"taken_at": taken_at, "narrative": dict(narrative), "decisions": []}
    return gather(quarter) | about


def _put(
    pack: Pack, change: PackEdition.Change, snapshot: Mapping[str, Any], by: "User"
) -> PackEdition:
    """The caller holds the row of the pack."""
    before = pack.editions.order_by("-number").first()
    number = before.number + 1 if before else 1
    now = timezone.now()
    is_final = pack.is_final or change == Change.FINAL
    about = {
        "number": number,
        "change": str(change),
        "state": FINAL_STATE if is_final else DRAFT_STATE,
        "at": moment(timezone.localtime(now)),
        "by": _name(by),
        "previous": before.sha256 if before else "",
    }
    spelling = spelled({**snapshot, "edition": about})
    return PackEdition.objects.create(
        pack=pack,
        number=number,
        change=change,
        snapshot=spelling,
        sha256=digest(spelling),
        made_at=now,
        made_by=by,
    )


def _detail(edition: PackEdition) -> dict[str, Any]:
    return {"edition": edition.number, "sha256": edition.sha256}


def _name(user: "User") -> str:
    return user.name or str(user)
