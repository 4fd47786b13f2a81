"""Who sees an alert, who reads what was said, who takes it up, who closes it; who reads words."""

from typing import TYPE_CHECKING, Any

from portal.alerts.models import Level

if TYPE_CHECKING:
    from portal.alerts.models import Alert, ToRead


def can_open_alert(user: Any, alert: "Alert") -> bool:
    """Recipients by a role that they hold today, and whoever raised it."""
    codes = user.role_codes()
    return bool(codes & {one.role for one in alert.recipients.all()}) or _raised(user, alert)


def can_read_alert(user: Any, alert: "Alert") -> bool:
    """What was said: roles that it goes to with content. Who raised a concern wrote it herself."""
    readers = {one.role for one in alert.recipients.all() if one.with_content}
    wrote_it = alert.level == Level.CONCERN and _raised(user, alert)
    return bool(user.role_codes() & readers) or wrote_it


def can_take_up(user: Any, alert: "Alert") -> bool:
    """Recipients who can act on it, because they may read it: otherwise the clock would be
    stopped by somebody who does not know what it is about."""
    readers = {one.role for one in alert.recipients.all() if one.with_content}
    return bool(user.role_codes() & readers)


def can_close(user: Any, alert: "Alert") -> bool:
    """Whoever may read what was said."""
    return can_read_alert(user, alert)


def can_read_words(user: Any, row: "ToRead") -> bool:
    """Somebody's own words: the roles that the room named which asked for them to be read."""
    return bool(user.role_codes() & set(row.roles))


def _raised(user: Any, alert: "Alert") -> bool:
    return alert.raised_by_id is not None and alert.raised_by_id == user.pk
