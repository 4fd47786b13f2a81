"""Guides as pieces for translators."""

from carers.guides.catalogue import guides
from carers.guides.texts import KIND, units
from portal.languages.kinds import Piece, TextKind, Urgency, text_kinds


def register() -> None:
    text_kinds.register(KIND, TextKind(label="Guides", pieces=pieces))


def pieces() -> list[Piece]:
    return [
        Piece(unit, unit.texts["title"], _urgency(slug))
        for slug, unit in units().items()
        if slug in guides()
    ]


def _urgency(slug: str) -> Urgency:
    return "danger" if guides()[slug].is_urgent else ""
