"""What cases offer the other rooms: events in words, tiles, and where personal data is."""

from carers.cases import words
from carers.cases.searching import SEARCHED
from carers.permissions import can_manage_cases, can_search_reads
from portal.audit import presenters
from portal.registry.registry import StaffTile, staff_tiles


def register() -> None:
    words.register()
    presenters.register(SEARCHED, "{actor} searched {subject}.")
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)


TILES = {
    "cases-figures": StaffTile(
        title="Figures about cases",
        description="Where cases stand, how long carers wait, what is past its target.",
        url_name="staff-cases:figures",
        open_to=can_manage_cases,
        order=210,
    ),
    "cases-reads": StaffTile(
        title="Who read what",
        description="Every reading and change of what carers sent, never what it says.",
        url_name="staff-cases:reads",
        open_to=can_search_reads,
        order=220,
    ),
}
