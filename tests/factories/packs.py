"""A pack out of a snapshot written by hand: making one takes longer."""

import datetime

from portal.accounts.models import User
from surveys.models import Pack, PackEdition
from surveys.packs.canonical import digest, spelled
from tests.factories.accounts import person
from tests.surveys.packs.snapshots import snapshot


def pack_of(by: User | None = None, *, is_final: bool = False) -> Pack:
    """Of the last quarter of 2025, in one edition."""
    by = by or person("survey_analyst")
    first, last = datetime.date(2025, 10, 1), datetime.date(2025, 12, 31)
    now = datetime.datetime(2026, 1, 12, 10, tzinfo=datetime.UTC)
    final = {"final_at": now, "final_by": by} if is_final else {}
    pack = Pack.objects.create(quarter="2025-q4", first=first, last=last, **final)
    made = snapshot()
    made["edition"] |= {"number": 1, "change": "made", "previous": ""}
    spelling = spelled(made)
    PackEdition.objects.create(
        pack=pack,
        number=1,
        change=PackEdition.Change.MADE,
        snapshot=spelling,
        sha256=digest(spelling),
        made_by=by,
    )
    return pack
