"""Listings for what other rooms advise: by name, or by need and audience, near a place.

    offers({"food": Want(needs=("food",))}, near="CV6", language="ur")
    services_for(needs=("dementia",), audiences=("carers",), near="", language="en")

Named listings come first. Of the others those first that speak the reader's language, then those
that are near or serve her area, the nearest first. Only what the public may see is ever given.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from directory.geography.places import BadPlace, Place, find_place
from directory.models import SearchDocument
from directory.search.distance import Nearness, nearness
from directory.search.engine import LIMIT, Candidate, Wanted, by_id, engine
from directory.search.fetching import Listing, fetch
from directory.search.lexicon import Lexicon, lexicon
from directory.search.tags import token, values_of
from directory.words import language_name
from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, texts_for

MOST_EACH = 3
MOST = 8
MOST_REASONS = 3
NEAR_MILES = 3
"""Up to here a place is as good as one that says it serves her area."""


@dataclass(frozen=True)
class Want:
    """What is looked for. Needs and audiences are codes of terms: one of each is enough."""

    keys: tuple[str, ...] = ()
    """Listings by name, the best first."""
    needs: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """A listing, as it is offered to somebody."""

    key: str
    texts: TextSet
    """`name`, `description` and the rest."""
    organisation: str
    phone: str
    distance_m: int | None
    serves_area: bool
    reasons: list[str]
    checked: datetime.date | None
    """When somebody last looked at it; else the date of its source."""


@dataclass
class Offers:
    offers: dict[str, Offer] = field(default_factory=dict)
    """By key, in the order of the wants."""
    found_for: dict[str, list[str]] = field(default_factory=dict)
    """By want: keys, the best first."""
    place_problem: str = ""
    """Why we do not know where she is: a sentence, beside all the results."""


@dataclass(frozen=True)
class _Suitable:
    candidate: Candidate
    near: Nearness
    want: Want

    @property
    def service_id(self) -> str:
        return self.candidate.service_id


def services_for(
    *,
    keys: Sequence[str] = (),
    needs: Sequence[str] = (),
    audiences: Sequence[str] = (),
    near: str = "",
    language: str,
    most: int = MOST_EACH,
) -> list[Offer]:
    """For one want."""
    want = Want(tuple(keys), tuple(needs), tuple(audiences))
    found = offers({"": want}, near=near, language=language, most_each=most, most=most)
    return list(found.offers.values())


def offers(
    wants: Mapping[str, Want],
    *,
    near: str = "",
    language: str,
    most_each: int = MOST_EACH,
    most: int = MOST,
) -> Offers:
    """For several wants in the order of their weight, each of which gets its best one first.

    A listing that several want counts once. No text as `near` makes it raise.
    """
    with translation.override(language):
        place, problem = _place(near)
        named = _by_key({key for want in wants.values() for key in want.keys})
        pools = {name: _Pool(want, named, place, language) for name, want in wants.items()}
        taken = _shared_out(pools, most_each=most_each, most=most)
        listings = fetch({one.service_id for ones in taken.values() for one in ones})
        texts = texts_for((listing.service for listing in listings.values()), language)
        found = Offers(place_problem=problem)
        names = lexicon()
        for name, ones in taken.items():
            found.found_for[name] = []
            for one in ones:
                listing = listings.get(one.service_id)
                if listing is not None:
                    key = listing.service.key
                    found.found_for[name].append(key)
                    if key not in found.offers:
                        its_texts = texts[listing.service.pk]
                        reasons = _reasons(one, place, language, names)
                        found.offers[key] = _offer(listing, its_texts, one, place, reasons)
        return found


def _place(near: str) -> tuple[Place | None, str]:
    if not near.strip():
        return None, ""
    found = find_place(near)
    return (None, found.sentence) if isinstance(found, BadPlace) else (found, "")


class _Pool:
    """What fits one want, best first. The database is asked by need only where names run out."""

    def __init__(
        self, want: Want, named: Mapping[str, Candidate], place: Place | None, language: str
    ) -> None:
        self.want = want
        self.place = place
        self.language = language
        self.ones = [self._suitable(named[key]) for key in want.keys if key in named]
        self.may_ask = bool(want.needs)

    def at(self, number: int, *, ask: bool) -> _Suitable | None:
        if number >= len(self.ones) and ask and self.may_ask:
            self.may_ask = False
            self.ones += self._by_need()
        return self.ones[number] if number < len(self.ones) else None

    def _by_need(self) -> list[_Suitable]:
        needs = [token(f"needs:{code}") for code in self.want.needs]
        audiences = [token(f"audiences:{code}") for code in self.want.audiences]
        wanted = Wanted(needs, [ENGLISH.code], [audiences] if audiences else [])
        known = {one.service_id for one in self.ones}
        found = [self._suitable(one) for one in engine().find(wanted, limit=LIMIT)]
        new = [one for one in found if one.service_id not in known]
        return sorted(new, key=lambda one: _order(one, self.language))

    def _suitable(self, candidate: Candidate) -> _Suitable:
        return _Suitable(candidate, nearness(candidate, self.place), self.want)


def _by_key(keys: set[str]) -> dict[str, Candidate]:
    if not keys:
        return {}
    indexed = SearchDocument.objects.filter(language=ENGLISH.code, service__key__in=keys)
    ids = {pk.hex: key for pk, key in indexed.values_list("service_id", "service__key")}
    return {ids[one.service_id]: one for one in by_id(list(ids), [])}


def _order(one: _Suitable, language: str) -> tuple[object, ...]:
    metres = one.near.metres
    is_near = metres is not None and not one.near.is_beyond(NEAR_MILES)
    return (
        not _speaks(one, language),
        not (is_near or one.near.serves),
        metres if metres is not None else 10**9,
        -len(_terms(one)),
        one.candidate.name,
        one.service_id,
    )


def _speaks(one: _Suitable, language: str) -> bool:
    """English is not worth a word: nearly all services have it."""
    return language != ENGLISH.code and language in values_of(one.candidate.tags, "language")


def _terms(one: _Suitable) -> list[str]:
    """Tags of the listing that are asked for."""
    tags = set(one.candidate.tags.split())
    asked = [f"needs:{code}" for code in one.want.needs]
    asked += [f"audiences:{code}" for code in one.want.audiences]
    return [tag for tag in asked if tag in tags]


def _shared_out(
    pools: Mapping[str, _Pool], *, most_each: int, most: int
) -> dict[str, list[_Suitable]]:
    """Round by round, so that no want takes all the room."""
    taken: dict[str, list[_Suitable]] = {name: [] for name in pools}
    known: set[str] = set()
    for number in range(most_each):
        for name, pool in pools.items():
            is_room = len(known) < most
            one = pool.at(number, ask=is_room)
            if one and (is_room or one.service_id in known):
                known.add(one.service_id)
                taken[name].append(one)
    return taken


def _offer(
    listing: Listing, texts: TextSet, one: _Suitable, place: Place | None, reasons: list[str]
) -> Offer:
    service = listing.service
    looked_at = timezone.localdate(service.checked_at) if service.checked_at else None
    phones = [phone.number for phone in listing.phones if not phone.is_text_only]
    return Offer(
        key=service.key,
        texts=texts,
        organisation=service.organisation.name if service.organisation else "",
        phone=phones[0] if phones else "",
        distance_m=listing.nearest(place)[1],
        serves_area=one.near.serves,
        reasons=reasons,
        checked=looked_at or service.source_date,
    )


def _reasons(one: _Suitable, place: Place | None, language: str, names: Lexicon) -> list[str]:
    """Whole sentences in the reader's language, the same as in a search."""
    tags = one.candidate.tags.split()
    terms = _terms(one) or [tag for tag in tags if tag.startswith("needs:")][:1]
    found = []
    for tag in terms:
        name, _name_language = names.name_of(tag, language)
        if tag.startswith("audiences:"):
            found.append(_("It is for this group: %(group)s.") % {"group": name})
        else:
            found.append(_("It helps with: %(need)s.") % {"need": name})
    found = found[: MOST_REASONS - 1]
    if _speaks(one, language):
        found.append(_("You can have it in %(language)s.") % {"language": language_name(language)})
    if one.near.serves and place is not None:
        found.append(_("It helps people in %(place)s.") % {"place": place.label})
    return found[:MOST_REASONS]
