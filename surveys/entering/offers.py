"""What typing in answers offers the other rooms: a tile, events in words."""

from portal.audit import presenters
from portal.registry.registry import StaffTile, staff_tiles
from surveys.entering.beginning import BEGUN
from surveys.entering.sending import SENT
from surveys.permissions import can_ask

SENTENCES = {
    BEGUN: "{actor} began to type in {subject} for somebody.",
    SENT: "{actor} sent {subject} for somebody.",
}
TILE = StaffTile(
    title="Type in somebody’s answers",
    description="Answers to a survey by phone, on paper or with your help; questions to print.",
    url_name="staff-surveys:entry",
    open_to=can_ask,
    order=302,
)


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register("survey-entry", TILE)
