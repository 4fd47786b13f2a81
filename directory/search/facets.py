"""The filters that a result list offers, with counts; what else to try when nothing is found."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from directory.geography.places import Place
from directory.models import WEEKDAYS
from directory.search.filters import MILES, NAMES, Filters, tag_for
from directory.search.lexicon import Lexicon
from directory.search.parsing import ParsedQuery
from directory.search.ranking import Ranking, rank
from directory.search.results import Facet, FacetOption, Suggestion
from directory.search.tags import UNKNOWN
from directory.words import ACCESS, ASSESSMENT, COSTS, language_name
from portal.languages.table import language_for

LABELS = {
    "need": gettext_lazy("What you need"),
    "audience": gettext_lazy("Who it is for"),
    "cost": gettext_lazy("Cost"),
    "day": gettext_lazy("Day"),
    "language": gettext_lazy("Languages spoken there"),
    "culture": gettext_lazy("Communities it knows well"),
    "delivery": gettext_lazy("How you get it"),
    "access": gettext_lazy("Getting in and around"),
    "noassessment": gettext_lazy("Care assessment"),
    "distance": gettext_lazy("How far"),
    "open": gettext_lazy("Opening times"),
}
OF_TERMS = ("need", "audience", "culture", "delivery")
"""Filters whose values are terms, named in nine languages."""
WORDS: dict[str, dict[str, Promise]] = {
    "cost": COSTS,
    "noassessment": ASSESSMENT,
    "access": ACCESS,
    "open": {"yes": gettext_lazy("Open now")},
}
MOST_OPTIONS = 12
"""Of one filter: a longer list is not read by anyone, and the rarest values narrow least."""
MOST_TRIED = 4
"""Filters of which each is tried left out."""
NEAR_ENOUGH = 3
"""Suggestions shown when nothing was found."""


@dataclass(frozen=True)
class Asked:
    """What a reader asked for: every link of a result page starts from it."""

    query: str
    near: str
    filters: Filters
    language: str
    lexicon: Lexicon

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.filters.pairs())

    def option(self, name: str, value: str, count: int | None) -> FacetOption:
        """A value of a filter, with the link that chooses it, or takes it away."""
        selected = (name, value) in self.pairs
        label, label_language = label_of(name, value, self.lexicon, self.language)
        link = partial(self.link, name, value, away=selected)
        return FacetOption(name, value, label, label_language, count, selected, link)

    def link(self, name: str, value: str, *, away: bool) -> str:
        """The query string with that value, or without it."""
        change = self.filters.without if away else self.filters.adding
        return change(name, value).query_string(self.query, self.near)


def facets(ranking: Ranking, asked: Asked) -> list[Facet]:
    """Options that occur among the results, counted by listings that say so themselves."""
    # Index tokens are counted with the tags and never asked about: sorting them out costs more.
    counts = Counter(chain.from_iterable(entry.tags.split() for entry in ranking.entries))
    made = [facet for name in NAMES if (facet := _facet(name, counts, asked)).options]
    made.append(Facet("open", str(LABELS["open"]), [asked.option("open", "yes", None)]))
    if asked.near:
        distances = [asked.option("distance", str(miles), ranking.within[miles]) for miles in MILES]
        made.append(Facet("distance", str(LABELS["distance"]), distances))
    return made


def _facet(name: str, counts: Counter[str], asked: Asked) -> Facet:
    prefix = tag_for(name, "")
    values = [tag[len(prefix) :] for tag in counts if tag.startswith(prefix)]
    selected = asked.filters.chosen.get(name, ())
    options = [
        # Beside a chosen value another one adds results, and what is shown here cannot count them.
        asked.option(
            name, value, counts[tag_for(name, value)] if not selected or value in selected else None
        )
        for value in dict.fromkeys([*selected, *values])
        if value != UNKNOWN
    ]
    if name == "day":
        options.sort(key=_day_order)
    else:
        options.sort(key=lambda one: (not one.selected, -(one.count or 0), one.label))
    return Facet(name, str(LABELS[name]), options[:MOST_OPTIONS])


def _day_order(option: FacetOption) -> int:
    return WEEKDAYS.index(option.value) if option.value in WEEKDAYS else 7


def label_of(name: str, value: str, lexicon: Lexicon, language: str) -> tuple[str, str]:
    """What a person reads for a filter value, and the language it is in."""
    if name in OF_TERMS:
        return lexicon.name_of(tag_for(name, value), language)
    if name == "language":
        return language_name(value), language
    if name == "day" and value in WEEKDAYS:
        # "stand-alone" names leak between languages: see `formats.weekday`.
        return language_for(language).locale.days["format"]["wide"][WEEKDAYS.index(value)], language
    if name == "distance":
        words = ngettext("Within %(miles)s mile", "Within %(miles)s miles", int(value))
        return words % {"miles": value}, language
    return str(WORDS.get(name, {}).get(value, value)), language


def chosen(asked: Asked) -> list[FacetOption]:
    """Each chosen filter, with the link that takes it away."""
    return [asked.option(name, value, None) for name, value in asked.filters.pairs()]


def without_each(parsed: ParsedQuery, place: Place | None, asked: Asked) -> list[Suggestion]:
    """For each chosen filter: how many results there would be without it, where that helps."""
    found = []
    for name, value in asked.filters.pairs()[:MOST_TRIED]:
        looser = asked.filters.without(name, value)
        count = len(rank(parsed, looser, place, asked.lexicon).entries)
        if count:
            label, _label_language = label_of(name, value, asked.lexicon, asked.language)
            found.append(Suggestion(label, looser.query_string(asked.query, asked.near), count))
    return found


def near_words(parsed: ParsedQuery, asked: Asked) -> list[Suggestion]:
    """Words close to the ones that nobody has written, each of which finds something."""
    found: dict[str, Suggestion] = {}
    for word in parsed.unknown:
        guess = asked.lexicon.near(word[: max(4, len(word) - 2)], parsed.languages)
        if guess:
            link = Filters().query_string(guess[0], asked.near)
            found[guess[0]] = Suggestion(guess[0], link, 0)
    return list(found.values())[:NEAR_ENOUGH]
