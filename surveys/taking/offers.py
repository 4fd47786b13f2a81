"""What taking out offers the other rooms: its jobs, tiles, events in words, events for others."""

import datetime

from portal.registry import jobs
from surveys.taking import events

MINUTE = datetime.timedelta(minutes=1)


def register() -> None:
    events.register()
    jobs.register("surveys.tell_of_changes", events.tell_of_changes, every=MINUTE)
