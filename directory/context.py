"""A listing as a page shows it: texts in the reader's language, hours worked out, places masked.

Used for one service and for many (the saved list, print): the number of queries is the same.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import Promise

from directory import opening
from directory.models import (
    CHECK_EVERY,
    Accessibility,
    CostOption,
    Location,
    LocationType,
    Organisation,
    Phone,
    Schedule,
    Service,
    Status,
    Taxonomy,
    Term,
)
from directory.search.facets import ACCESS
from directory.words import language_name
from portal.languages.models import State
from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, texts_for
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


@dataclass(frozen=True)
class TermShown:
    term: Term
    texts: TextSet


@dataclass
class ServicePage:
    """Everything that a template needs to show one service."""

    service: Service
    texts: TextSet
    language: str
    today: datetime.date
    organisation: TextSet | None = None
    needs: list[TermShown] = field(default_factory=list)
    audiences: list[TermShown] = field(default_factory=list)
    cultures: list[TermShown] = field(default_factory=list)
    delivery: list[TermShown] = field(default_factory=list)
    places: list[PlaceShown] = field(default_factory=list)
    hours: HoursShown | None = None

    @cached_property
    def phones(self) -> list[Phone]:
        """The service's own numbers, then those of its places, each number once."""
        phones = list(self.service.phones.all())
        phones += [phone for place in self.places for phone in place.phones]
        return list({phone.number: phone for phone in phones}.values())

    @property
    def organisation_phones(self) -> list[Phone]:
        """Offered where the service has no number of its own."""
        if self.phones or self.service.organisation is None:
            return []
        return list(self.service.organisation.phones.all())

    @property
    def url(self) -> str:
        return _web_address(self.service.url)

    @property
    def organisation_url(self) -> str:
        return _web_address(self.service.organisation.website) if self.service.organisation else ""

    @property
    def languages(self) -> list[str]:
        return [language_name(row.code) for row in self.service.languages.all()]

    @property
    def language_notes(self) -> list[str]:
        return [row.note for row in self.service.languages.all() if row.note]

    @property
    def costs(self) -> list[CostOption]:
        """Prices that hold today."""
        return [
            option for option in self.service.cost_options.all()
            if not (option.valid_from and option.valid_from > self.today)
            and not (option.valid_to and option.valid_to < self.today)
        ]  # fmt: skip

    @property
    def is_closed_for_now(self) -> bool:
        return self.service.status == Status.TEMPORARILY_CLOSED

    @property
    def has_english_parts(self) -> bool:
        """Whether a reader of another language meets English on the page."""
        if self.language == ENGLISH.code:
            return False
        shown = [getattr(self.texts, name) for name in self.service.TRANSLATED if name != "words"]
        return any(text and text.language != self.language for text in shown)

    @property
    def is_outdated(self) -> bool:
        return self.texts.state == State.OUTDATED

    @property
    def is_for_everyone(self) -> bool:
        """True where the listing says nothing of whom it is for."""
        service = self.service
        return not (
            self.texts.eligibility or self.audiences or self.cultures
            or service.minimum_age or service.maximum_age
        )  # fmt: skip

    @property
    def checked_on(self) -> datetime.date | None:
        return timezone.localdate(self.service.checked_at) if self.service.checked_at else None

    @property
    def checked_by(self) -> str:
        """The organisation of the person who checked: her own name is not for the public."""
        return self.service.checked_by.organisation if self.service.checked_by else ""

    @property
    def check_is_old(self) -> bool:
        return self.checked_on is not None and self.checked_on < self.today - CHECK_EVERY

    @property
    def unknown(self) -> set[str]:
        """What a person may want to know and the listing does not say."""
        known = {
            "hours": (self.hours and self.hours.is_known) or self.texts.opening,
            "cost": self.service.cost or self.texts.cost_note or self.costs,
            "place": self.places or self.delivery,
            "languages": self.languages,
            "assessment": self.service.without_assessment is not None,
            "access": any(place.has or place.lacks for place in self.places) or not self.places,
            "start": self.texts.how_to_start,
        }
        return {name for name, fact in known.items() if not fact}


def service_pages(
    services: Sequence[Service], *, language: str, now: datetime.datetime | None = None
) -> list[ServicePage]:
    """The services, fetched with `for_page()`, in the same order."""
    moment = now or timezone.now()
    terms = {term.pk: term for service in services for term in service.terms.all()}
    organisations: dict[object, Organisation] = {
        service.organisation.pk: service.organisation
        for service in services
        if service.organisation
    }
    texts = texts_for(services, language)
    term_texts = texts_for(terms.values(), language)
    organisation_texts = texts_for(organisations.values(), language)

    def shown(service: Service, taxonomy: Taxonomy) -> list[TermShown]:
        return [TermShown(term, term_texts[term.pk]) for term in service.terms_in(taxonomy)]

    return [
        ServicePage(
            service=service,
            texts=texts[service.pk],
            language=language,
            today=timezone.localdate(moment),
            organisation=organisation_texts.get(service.organisation_id),
            needs=shown(service, Taxonomy.NEEDS),
            audiences=shown(service, Taxonomy.AUDIENCES),
            cultures=shown(service, Taxonomy.CULTURES),
            delivery=shown(service, Taxonomy.DELIVERY),
            places=_places(service, moment),
            hours=_hours(_own_rules(service), moment),
        )
        for service in services
    ]


def _own_rules(service: Service) -> list[Schedule]:
    """Hours of the service; those of its place where it has one place only."""
    rules = list(service.schedules.all())
    places = list(service.at_locations.all())
    if len(places) == 1:
        rules += places[0].schedules.all()
    return rules


def _hours(rules: list[Schedule], moment: datetime.datetime) -> HoursShown | None:
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


def _places(service: Service, moment: datetime.datetime) -> list[PlaceShown]:
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
        hours=_hours(rules, moment),
    )


def _features(facts: Iterable[Accessibility]) -> tuple[Feature, ...]:
    return tuple(
        Feature(ACCESS[Accessibility.Feature(fact.feature)], fact.details)
        for fact in facts
        if fact.feature in Accessibility.Feature
    )


def _web_address(url: str) -> str:
    """Only web addresses become links: an import may bring anything."""
    return url if url.lower().startswith(("http://", "https://")) else ""
