"""'Open now' for many listings at once, as result lists and the filter need it."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Collection

from django.db.models import F, Q
from django.utils import timezone

from directory.models import Schedule, Service, Status
from directory.opening import is_open_at
from portal.registry.working_days import bank_holiday


def open_states(
    service_ids: Collection[str],
    *,
    closed: Collection[uuid.UUID] | None = None,
    at: datetime.datetime | None = None,
) -> dict[str, bool | None]:
    """Whether each service (by the hex of its id) is open at any of its places; None: not known.

    A service that is closed for now is closed, whatever its hours say; a caller that has the
    services at hand gives those in `closed`. One query for any number, two without `closed`.
    """
    moment = at or timezone.now()
    wanted = [uuid.UUID(one) for one in service_ids]
    own, placed = _rules(wanted)
    if closed is None:
        paused = Service.objects.filter(pk__in=wanted, status=Status.TEMPORARILY_CLOSED)
        closed = set(paused.values_list("pk", flat=True))
    return {
        one.hex: False if one in closed else _state(own[one], placed[one], moment) for one in wanted
    }


Rules = defaultdict[uuid.UUID, list[Schedule]]
RulesOfPlaces = defaultdict[uuid.UUID, defaultdict[uuid.UUID, list[Schedule]]]


def _rules(wanted: list[uuid.UUID]) -> tuple[Rules, RulesOfPlaces]:
    """The services' own rules, and those of each of their places."""
    own: Rules = defaultdict(list)
    placed: RulesOfPlaces = defaultdict(lambda: defaultdict(list))
    rules = Schedule.objects.filter(
        Q(service__in=wanted) | Q(service_at_location__service__in=wanted)
    ).annotate(at_service=F("service_at_location__service_id"))
    for rule in rules:
        if rule.service_id:
            own[rule.service_id].append(rule)
        elif rule.service_at_location_id:
            placed[rule.at_service][rule.service_at_location_id].append(rule)
    return own, placed


def _state(
    own: list[Schedule],
    places: defaultdict[uuid.UUID, list[Schedule]],
    moment: datetime.datetime,
) -> bool | None:
    groups = [[*own, *rules] for rules in places.values()] or [own]
    answers = {is_open_at(rules, moment, holiday=bank_holiday) for rules in groups if rules}
    if True in answers:
        return True
    return False if answers == {False} else None
