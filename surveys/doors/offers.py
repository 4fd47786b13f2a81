"""What doors offer the other rooms: tiles, events in words."""

from portal.audit import presenters
from portal.registry.registry import StaffTile, staff_tiles
from surveys.permissions import can_ask

SENTENCES = {
    "surveys.door.opened": "{actor} opened the door {subject}.",
    "surveys.door.closed": "{actor} closed the door {subject}.",
    "surveys.tablet.opened": "{actor} opened a tablet for {subject}.",
    "surveys.tablet.closed": "{actor} closed a tablet of {subject}.",
}
TILES = {
    "survey-doors": StaffTile(
        title="Doors and posters",
        description="Short addresses, QR codes and posters that anybody may answer by.",
        url_name="staff-surveys:doors",
        open_to=can_ask,
        order=303,
    ),
    "survey-tablets": StaffTile(
        title="Tablets",
        description="Hand somebody a tablet; it asks in their language and forgets.",
        url_name="staff-surveys:kiosk",
        open_to=can_ask,
        order=304,
    ),
}


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)
