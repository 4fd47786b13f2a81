"""What the queue of cases offers other rooms: its tile, and its work by the clock."""

import datetime

from carers.cases import owners
from portal.registry import jobs


def register() -> None:
    jobs.register("carers.cases.owners", owners.give_owners, every=datetime.timedelta(hours=1))
