"""What a search gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directory.geography.places import Place
    from directory.models import Location, Phone, Service
    from portal.languages.translated import TextSet


@dataclass
class FacetOption:
    name: str
    value: str
    label: str
    label_language: str
    count: int | None
    """None where it cannot be said without another search."""
    selected: bool
    link: Callable[[], str] = field(repr=False, compare=False)
    """Works out `query`: a page offers some fifty options and links to the few that are chosen."""

    @property
    def query(self) -> str:
        """Query string that adds the option, or takes it away where it is selected."""
        return self.link()


@dataclass
class Facet:
    name: str
    label: str
    options: list[FacetOption]


@dataclass
class Suggestion:
    """Another search that finds something."""

    label: str
    query: str
    count: int


@dataclass
class Hit:
    service: "Service"
    texts: "TextSet"
    key: str
    reasons: list[str]
    distance_m: int | None = None
    serves_area: bool = False
    location: "Location | None" = None
    open_now: bool | None = None
    more_places: int = 0
    phone: "Phone | None" = None
    """Its own, else its organisation's."""
    languages: list[str] = field(default_factory=list)
    """Codes of languages in which the service can be had."""
    certain: bool = True
    """False where a chosen filter asks for something that the listing does not state."""


@dataclass
class Results:
    query: str
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1
    per_page: int = 10
    was_cut: bool = False
    relaxed: bool = False
    """True where no listing has every word."""
    guesses: list[tuple[str, str]] = field(default_factory=list)
    """(typed, looked for instead) for words that nobody has written like that."""
    corrections: list[Suggestion] = field(default_factory=list)
    place: "Place | None" = None
    place_problem: str = ""
    facets: list[Facet] = field(default_factory=list)
    chosen: list[FacetOption] = field(default_factory=list)
    dropped: list[Suggestion] = field(default_factory=list)
    near_words: list[Suggestion] = field(default_factory=list)
    danger: bool = False
    sensitive: bool = False
    is_capped: bool = False
    """More listings matched than are looked at; counts are then 'at least'."""
