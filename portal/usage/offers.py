"""What this room offers the others: a tile, its job, its event in words."""

import datetime

from portal.audit import presenters
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles
from portal.usage.permissions import can_see_use


def register() -> None:
    from portal.usage.upkeep import forget_old

    presenters.register(
        "usage.exported", "{actor} took figures of use as a file ({kind}): {what}, {months}."
    )
    jobs.register("usage.forget", forget_old, every=datetime.timedelta(days=1))
    staff_tiles.register(
        "usage",
        StaffTile(
            title="Use of the portal",
            description="When plans are made and services looked for, in which languages.",
            url_name="staff-usage:overview",
            open_to=can_see_use,
            order=235,
        ),
    )
