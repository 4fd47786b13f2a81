"""Times and counts of alerts in words, for staff."""

import datetime

from django.utils import timezone

MINUTE, HOUR, DAY = 60, 3600, 86_400
NEAR = 7
"""Days of the coming week go by their names."""


def span(length: datetime.timedelta) -> str:
    """'1 hour 12 minutes'; the two largest units, and no less than a minute."""
    seconds = abs(int(length.total_seconds()))
    days, hours, minutes = seconds // DAY, seconds % DAY // HOUR, seconds % HOUR // MINUTE
    if days:
        return _joined(_many(days, "day"), _many(hours, "hour"))
    if hours:
        return _joined(_many(hours, "hour"), _many(minutes, "minute"))
    return _many(minutes, "minute") or "less than a minute"


def by_when(moment: datetime.datetime, now: datetime.datetime | None = None) -> str:
    """'today, 16:05', 'Monday, 17:00', 'Monday 7 December, 17:00'."""
    local, today = timezone.localtime(moment), timezone.localdate(now)
    ahead = (local.date() - today).days
    if ahead == 0:
        day = "today"
    elif ahead == 1:
        day = "tomorrow"
    elif ahead == -1:
        day = "yesterday"
    elif 0 < ahead < NEAR:
        day = f"{local:%A}"
    else:
        day = f"{local:%A} {local.day} {local:%B}"
    return f"{day}, {local:%H:%M}"


def waiting(count: int, late: int, one: str, many: str) -> str:
    """'2 alerts wait, 1 overdue'; nothing where none waits."""
    if not count:
        return ""
    return f"{count} {one if count == 1 else many}" + (f", {late} overdue" if late else "")


def _many(count: int, unit: str) -> str:
    if not count:
        return ""
    return f"1 {unit}" if count == 1 else f"{count} {unit}s"


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
