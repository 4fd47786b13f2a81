"""What packs offer the other rooms: a tile, their events in words."""

import datetime

from django.utils import timezone

from portal.audit import presenters
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles
from surveys.packs import editions, wanting
from surveys.packs.listing import waiting
from surveys.permissions import can_read_service

TAKEN = "surveys.pack.downloaded"
SENTENCES = {
    wanting.WANTED: "{actor} asked for the {subject}.",
    editions.MADE: "{actor} made the {subject}, edition {edition}.",
    editions.AGAIN: "{actor} took the figures of the {subject} again: edition {edition}.",
    editions.WRITTEN: "{actor} wrote in the {subject}: edition {edition}.",
    editions.FINAL: "{actor} made the {subject} final: edition {edition}.",
    editions.DECIDED: "{actor} added a decision to the {subject}: edition {edition}.",
    TAKEN: "{actor} downloaded the {subject}, as {kind}.",
}


def _waiting() -> str:
    return waiting(timezone.localdate())


TILE = StaffTile(
    title="Quarterly packs",
    description="The quarter’s evidence for the Quality and Experience Review, as page and files.",
    url_name="staff-surveys:packs",
    open_to=can_read_service,
    figure=_waiting,
    order=316,
)


def register() -> None:
    jobs.register("surveys.make_packs", wanting.make_wanted, every=datetime.timedelta(minutes=1))
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register("survey-packs", TILE)
