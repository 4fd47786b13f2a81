"""What counting offers the other rooms: its job, a tile, its events in words."""

import datetime

from portal.audit import presenters
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles
from portal.usage.sources import Related, related
from surveys.joining import join_steps
from surveys.permissions import can_enter_figures, can_read_service

SENTENCES = {
    "surveys.responses.imported": (
        "{actor} took in answers to ‘{subject}’: {created} new, {updated} changed."
    ),
    "surveys.figure.entered": "{actor} entered a figure: {words}, {value} on {on}.",
    "surveys.outside.entered": "{actor} entered a figure: {words}, {value} on {on}.",
    "surveys.equity.exported": (
        "{actor} took as a file ({kind}) who is heard in ‘{subject}’: {when}."
    ),
}
TILE = StaffTile(
    title="Dated figures",
    description="Numbers that survey results are set against, such as direct payments.",
    url_name="staff-surveys:figures",
    open_to=can_enter_figures,
    order=330,
)

EQUITY = StaffTile(
    title="Who is heard",
    description="Who answers and who uses the portal, beside who lives in the city.",
    url_name="staff-surveys:equity",
    open_to=can_read_service,
    order=238,
)
RELATED = Related(
    "Who is heard",
    "Who answers surveys and in which languages the portal is used, beside who lives here.",
    "staff-surveys:equity",
    can_read_service,
)


def register() -> None:
    jobs.register("surveys.join_steps", join_steps, every=datetime.timedelta(minutes=1))
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register("survey-figures", TILE)
    staff_tiles.register("survey-equity", EQUITY)
    related.register("equity", RELATED)
