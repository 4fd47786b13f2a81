"""What deciding offers the other rooms: reviews by the clock, tiles, changed settings in words."""

import datetime
from typing import Any

from carers.cases import reviews, supporting
from carers.permissions import can_count_unmet_needs, can_open_settings, can_settle_plans
from portal.audit import presenters
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles


def register() -> None:
    jobs.register("carers.cases.reviews", reviews.invite_due, every=datetime.timedelta(days=1))
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)


def waiting_for(user: Any) -> str:
    """How many plans this person may settle."""
    number = supporting.waiting_for(user).count()
    if not number:
        return ""
    return f"{number} plan{'' if number == 1 else 's'} waiting"


SENTENCES = {
    "carers.service.set": "{actor} changed the settings of {subject}: {fields}.",
    "carers.service.allowed": "{actor} let {subject} record the decision: {reason}",
    "carers.service.disallowed": "{actor} no longer lets {subject} record the decision: {reason}",
    "carers.target.set": "{actor} set the target of ‘{subject}’: {days} ({source}).",
}
TILES = {
    "cases-approvals": StaffTile(
        title="Support plans that wait for approval",
        description="Approve what somebody else has written, or send it back, with reasons.",
        url_name="staff-cases:approvals",
        open_to=can_settle_plans,
        figure_for=waiting_for,
        order=220,
    ),
    "cases-unmet": StaffTile(
        title="Needs that nothing here meets",
        description="What carers need and nothing local meets: numbers for commissioners.",
        url_name="staff-cases:unmet",
        open_to=can_count_unmet_needs,
        order=270,
    ),
    "cases-settings": StaffTile(
        title="Settings of cases",
        description="The two organisations, who records the decision, and the targets.",
        url_name="staff-cases:settings",
        open_to=can_open_settings,
        order=280,
    ),
}
