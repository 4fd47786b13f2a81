"""What counting offers the other rooms: its job, a tile, its events in words."""

import datetime

from portal.audit import presenters
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles
from surveys.joining import join_steps
from surveys.permissions import can_enter_figures

SENTENCES = {
    "surveys.responses.imported": (
        "{actor} took in answers to ‘{subject}’: {created} new, {updated} changed."
    ),
    "surveys.figure.entered": "{actor} entered a figure: {words}, {value} on {on}.",
}
TILE = StaffTile(
    title="Dated figures",
    description="Numbers that survey results are set against, such as direct payments.",
    url_name="staff-surveys:figures",
    open_to=can_enter_figures,
    order=330,
)


def register() -> None:
    jobs.register("surveys.join_steps", join_steps, every=datetime.timedelta(minutes=1))
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register("survey-figures", TILE)
