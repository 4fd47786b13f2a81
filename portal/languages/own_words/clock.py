"""How long a translation by a person may take: two working days; urgent, the same one."""

import datetime

from django.utils import timezone

from portal.registry.working_days import add_working_days

END_OF_DAY = datetime.time(17)
WORKING_DAYS = 2


def due_at(asked_at: datetime.datetime, *, urgent: bool) -> datetime.datetime:
    """The end of the working day by which it is done.

    What is asked for after five, at a weekend or on a bank holiday counts from the next working
    day: nobody is there to begin before.
    """
    asked = timezone.localtime(asked_at)
    first = add_working_days(asked.date(), 0)
    if first == asked.date() and asked.time() >= END_OF_DAY:
        first = add_working_days(first, 1)
    day = first if urgent else add_working_days(first, WORKING_DAYS)
    return timezone.make_aware(datetime.datetime.combine(day, END_OF_DAY))


def due_in_words(due: datetime.datetime, *, now: datetime.datetime) -> str:
    """Today by 17:00 · Tomorrow by 17:00 · By Monday 30 November, 17:00 · Was due on …"""
    local, today = timezone.localtime(due), timezone.localdate(now)
    day, clock = f"{local:%A} {local.day} {local:%B}", f"{local:%H:%M}"
    if due < now:
        return f"Was due on {day}, {clock}"
    ahead = (local.date() - today).days
    near = {0: "Today", 1: "Tomorrow"}
    return f"{near[ahead]} by {clock}" if ahead in near else f"By {day}, {clock}"
