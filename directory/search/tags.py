"""Filter facts of a listing as tags, and tags as index tokens."""

import re

from directory.models import Service, Taxonomy

UNKNOWN = "unknown"
"""The value of a fact that the listing does not state: a filter never treats it as 'no'."""


def token(tag: str) -> str:
    """A tag as one index token that both engines keep whole: `needs:food` -> `tneedsfood`."""
    return "t" + re.sub(r"[^a-z0-9]", "", tag.lower())


def values_of(tags: str, name: str) -> list[str]:
    """The known values of one fact among a listing's tags: `language` -> `["pl", "ur"]`."""
    prefix = f"{name}:"
    found = [tag[len(prefix) :] for tag in tags.split() if tag.startswith(prefix)]
    return [value for value in found if value != UNKNOWN]


def tags_of(service: Service) -> list[str]:
    """Every filter fact of a listing; reads only what `for_page()` has fetched."""
    tags = [term.tag for term in service.terms.all()]
    tags += [f"cost:{service.cost or UNKNOWN}"]
    assessment = {True: "yes", False: "no", None: UNKNOWN}[service.without_assessment]
    tags.append(f"noassessment:{assessment}")
    tags += [f"language:{row.code}" for row in service.languages.all()] or [f"language:{UNKNOWN}"]
    if not service.terms_in(Taxonomy.DELIVERY):
        tags.append(f"delivery:{UNKNOWN}")
    if not service.terms_in(Taxonomy.CULTURES):
        tags.append(f"cultures:{UNKNOWN}")
    tags += _days(service) or [f"day:{UNKNOWN}"]
    tags += _access(service) or [f"access:{UNKNOWN}"]
    if service.is_sensitive:
        tags.append("sensitive:yes")
    tags += [f"area:{code}" for area in service.areas.all() for code in _extent(area.extent)]
    return sorted(set(tags))


def _extent(extent: str) -> list[str]:
    return [code.strip().upper() for code in extent.split(",") if code.strip()]


def _days(service: Service) -> list[str]:
    schedules = list(service.schedules.all())
    for at_location in service.at_locations.all():
        schedules += list(at_location.schedules.all())
    return [
        f"day:{code[-2:]}" for schedule in schedules for code in schedule.byday.split(",") if code
    ]


def _access(service: Service) -> list[str]:
    return [
        f"access:{fact.feature}"
        for at_location in service.at_locations.all()
        if not at_location.location.is_masked
        for fact in at_location.location.accessibility.all()
        if fact.available
    ]
