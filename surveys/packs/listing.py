"""Quarters that are over, with their packs or without one."""

import datetime
from dataclasses import dataclass

from surveys.models import Pack, PackEdition
from surveys.packs.quarters import Quarter, quarters_over

SHOWN = 8
"""Quarters: two years."""


@dataclass(frozen=True)
class Listed:
    quarter: Quarter
    pack: Pack | None
    edition: PackEdition | None
    """The latest."""


def quarters_listed(today: datetime.date) -> list[Listed]:
    """The latest first; older ones only where they have a pack."""
    packs = {one.pk: one for one in Pack.objects.all()}
    recent = list(quarters_over(today, most=SHOWN))
    codes = {one.code for one in recent}
    older = [Quarter(one.first) for one in packs.values() if one.pk not in codes]
    latest = {one.pack_id: one for one in PackEdition.objects.defer("snapshot").order_by("number")}
    return [
        Listed(quarter, packs.get(quarter.code), latest.get(quarter.code))
        for quarter in [*recent, *sorted(older, key=lambda one: one.first, reverse=True)]
    ]


def waiting(today: datetime.date) -> str:
    """For the tile: whether the last quarter has no final pack yet."""
    quarter = next(quarters_over(today, most=1))
    pack = Pack.objects.filter(pk=quarter.code).first()
    if pack is None:
        return f"{quarter.words}: not made yet"
    if pack.wants:
        return f"{quarter.words}: {pack.get_wants_display().lower()}"
    return "" if pack.is_final else f"{quarter.words}: a draft"
