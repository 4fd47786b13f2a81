"""Places and hours of a service as a page shows them: masked places stay masked."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import Promise

from directory import opening
from directory.models import Accessibility, Location, LocationType, Phone, Schedule, Service
from directory.words import ACCESS
from portal.registry.working_days import bank_holiday


@dataclass(frozen=True)
class Feature:
    """A known fact about getting in and about."""

    label: Promise | str
    details: str


@dataclass(frozen=True)
class PlaceShown:
    """A place of the service. Of a masked one nothing is known here but that it is masked."""

    is_masked: bool
    location: Location | None = None
    phones: tuple[Phone, ...] = ()
    has: tuple[Feature, ...] = ()
    lacks: tuple[Feature, ...] = ()
    hours: "HoursShown | None" = None
    """Its own hours, where the service has several places."""

    @property
    def map_url(self) -> str:
        """A plain link; nothing of the map is loaded by our pages."""
        if self.location is None or not self.location.has_public_point:
            return ""
        point = {"mlat": self.location.latitude, "mlon": self.location.longitude}
        return f"https://www.openstreetmap.org/?{urlencode(point)}"


@dataclass(frozen=True)
class HoursShown:
    """When something is open, worked out for one moment."""

    now: opening.Opening
    week: list[opening.WeekdayHours]
    dates: list[opening.Hours]
    notes: list[str]
    """What the source says beside the hours, in English."""
    today: datetime.date

    @property
    def is_known(self) -> bool:
        return bool(self.week or self.dates or self.now.state != opening.State.UNKNOWN)


def hours_shown(rules: list[Schedule], moment: datetime.datetime) -> HoursShown | None:
    if not rules:
        return None
    today = timezone.localdate(moment, opening.LONDON)
    return HoursShown(
        now=opening.opening_at(rules, moment, holiday=bank_holiday),
        week=opening.usual_week(rules, today),
        dates=opening.next_dates(rules, moment, holiday=bank_holiday),
        notes=list(dict.fromkeys(rule.description for rule in rules if rule.description)),
        today=today,
    )


def places_shown(service: Service, moment: datetime.datetime) -> list[PlaceShown]:
    at_locations = list(service.at_locations.all())
    return [
        _place(row.location, list(row.schedules.all()) if len(at_locations) > 1 else [], moment)
        for row in at_locations
        if row.location.location_type != LocationType.VIRTUAL
    ]


def _place(location: Location, rules: list[Schedule], moment: datetime.datetime) -> PlaceShown:
    if location.is_masked:
        return PlaceShown(is_masked=True)
    facts = list(location.accessibility.all())
    return PlaceShown(
        is_masked=False,
        location=location,
        phones=tuple(location.phones.all()),
        has=_features(fact for fact in facts if fact.available),
        lacks=_features(fact for fact in facts if not fact.available),
        hours=hours_shown(rules, moment),
    )


def _features(facts: Iterable[Accessibility]) -> tuple[Feature, ...]:
    return tuple(
        Feature(ACCESS[fact.feature], fact.details)
        for fact in facts
        if fact.feature in Accessibility.Feature
    )
