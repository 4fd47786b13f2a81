"""A listing as a page shows it: texts in the reader's language, hours worked out, places masked.

Used for one service and for many (the saved list, print): the number of queries is the same.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from directory.models import (
    CHECK_EVERY,
    CostOption,
    Organisation,
    Phone,
    Schedule,
    Service,
    Status,
    Taxonomy,
    Term,
)
from directory.places_shown import HoursShown, PlaceShown, hours_shown, places_shown
from directory.words import language_name
from portal.languages.models import State
from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, texts_for


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
        return self.service.organisation.main_phones()

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
    def is_place(self) -> bool:
        """A surgery, library or the like: nobody asks how to start, or for an assessment."""
        return bool(self.service.terms_in(Taxonomy.PLACES))

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
        asked = set(known) - ({"cost", "assessment", "start"} if self.is_place else set())
        return {name for name in asked if not known[name]}


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
            places=places_shown(service, moment),
            hours=hours_shown(_own_rules(service), moment),
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


def _web_address(url: str) -> str:
    """Only web addresses become links: an import may bring anything."""
    return url if url.lower().startswith(("http://", "https://")) else ""
