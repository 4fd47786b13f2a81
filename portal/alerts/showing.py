"""Alerts as one reader may see them, and what waits for her."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from portal.alerts import clock
from portal.alerts.levels import LevelRule, rule_for
from portal.alerts.models import Alert, ToRead
from portal.alerts.permissions import can_close, can_read_alert, can_read_words, can_take_up
from portal.alerts.words import by_when, span, waiting

SOON = datetime.timedelta(minutes=30)


@dataclass(frozen=True)
class State:
    """How long is left, or what became of it: words, icon and colour."""

    words: str
    icon: str
    kind: str


@dataclass(frozen=True)
class Shown:
    """One alert for one reader. What she may not know is not in it by another name."""

    alert: Alert
    level: str
    reads: bool
    may_take_up: bool
    may_close: bool
    state: State

    @property
    def rule(self) -> LevelRule:
        return rule_for(self.alert.level)


def shown(alert: Alert, user: Any, now: datetime.datetime) -> Shown:
    reads, is_open = can_read_alert(user, alert), alert.closed_at is None
    return Shown(
        alert=alert,
        level=alert.get_level_display() if reads else rule_for(alert.level).notice,
        reads=reads,
        may_take_up=is_open and alert.acknowledged_at is None and can_take_up(user, alert),
        may_close=is_open and can_close(user, alert),
        state=state_of(alert, now),
    )


def open_alerts(user: Any, now: datetime.datetime) -> list[Shown]:
    """Those that nobody has taken up first, and by when they are due."""
    alerts = Alert.objects.open().for_person(user).for_list()
    by_clock = sorted(alerts, key=lambda one: (one.acknowledged_at is not None, one.due_at))
    return [shown(alert, user, now) for alert in by_clock]


def words_for(user: Any) -> list[ToRead]:
    """Words that this person may read and nobody has; those that sound like danger first."""
    return [row for row in ToRead.objects.unread() if can_read_words(user, row)]


def state_of(alert: Alert, now: datetime.datetime) -> State:
    if alert.closed_at is not None:
        return State("Closed", "tick-circle", "good")
    if alert.acknowledged_at is not None:
        return State(f"{alert.acknowledged_by} has it", "person", "good")
    return due_state(alert.due_at, now)


def due_state(due: datetime.datetime, now: datetime.datetime) -> State:
    left = due - now
    if left <= datetime.timedelta(0):
        return State(f"Overdue by {span(left)}", "warning", "danger")
    return State(f"{span(left)} left".capitalize(), "clock", "warn" if left <= SOON else "quiet")


def what_waits(alerts: Iterable[Shown], now: datetime.datetime) -> str:
    """'2 alerts wait, 1 overdue'."""
    wait = [one for one in alerts if one.alert.acknowledged_at is None]
    late = sum(one.alert.due_at <= now for one in wait)
    return waiting(len(wait), late, "alert waits", "alerts wait")


def figure_for(user: Any) -> str:
    """What the tile on the staff home page says."""
    now = timezone.now()
    rows = words_for(user)
    late = sum(row.due_at <= now for row in rows)
    words = waiting(len(rows), late, "text to read", "texts to read")
    return ". ".join(filter(None, (what_waits(open_alerts(user, now), now), words)))


@dataclass(frozen=True)
class Office:
    """Whether somebody is there, and what happens while nobody is."""

    is_open: bool
    opens_again: str
    emergency_team_is_told: bool


def office(moment: datetime.datetime) -> Office:
    return Office(
        is_open=clock.is_open(moment),
        opens_again=by_when(clock.opens_again(moment)),
        emergency_team_is_told=bool(settings.ALERTS_OUT_OF_HOURS_EMAIL),
    )
