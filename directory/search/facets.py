"""The filters that a result list offers, with counts; and what else to try when nothing is found."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.models import WEEKDAYS, Accessibility, Cost
from directory.search.filters import MILES, NAMES, Filters, tag_for
from directory.search.lexicon import Lexicon
from directory.search.parsing import ParsedQuery
from directory.search.ranking import Ranked, rank
from directory.search.results import Facet, FacetOption, Results, Suggestion
from directory.search.tags import UNKNOWN
from portal.languages.table import BY_CODE, ENGLISH, language_for

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
COSTS = {Cost.FREE: gettext_lazy("Free"), Cost.PAID: gettext_lazy("Costs money"),
         Cost.VARIES: gettext_lazy("The cost depends on you")}  # fmt: skip
ASSESSMENT = {"yes": gettext_lazy("You do not need a care assessment"),
              "no": gettext_lazy("You need a care assessment first")}  # fmt: skip
ACCESS = {
    Accessibility.Feature.STEP_FREE: gettext_lazy("Step-free way in"),
    Accessibility.Feature.WHEELCHAIR: gettext_lazy("Room for a wheelchair"),
    Accessibility.Feature.ACCESSIBLE_TOILET: gettext_lazy("Toilet for disabled people"),
    Accessibility.Feature.HEARING_LOOP: gettext_lazy("Hearing loop"),
    Accessibility.Feature.PARKING: gettext_lazy("Parking for disabled people"),
    Accessibility.Feature.CHANGING_PLACES: gettext_lazy("Changing Places toilet"),
}
OTHER_LANGUAGES = {"bfi": gettext_lazy("British Sign Language")}
NEAR_ENOUGH = 3
"""Suggestions shown when nothing was found."""


def facets(
    entries: Sequence[Ranked],
    filters: Filters,
    lexicon: Lexicon,
    language: str,
    query: str,
    near: str,
) -> list[Facet]:
    """Options that occur among the results, counted by listings that say so themselves."""
    counts = Counter(tag for entry in entries for tag in entry.tags.split() if ":" in tag)
    made = []
    for name in NAMES:
        prefix = tag_for(name, "")
        values = [tag[len(prefix) :] for tag in counts if tag.startswith(prefix)]
        selected = filters.chosen.get(name, ())
        options = [
            _option(name, value, counts[tag_for(name, value)], filters, lexicon, language, query, near)
            for value in dict.fromkeys([*selected, *values])
            if value != UNKNOWN
        ]
        if options:
            options.sort(key=_day_order if name == "day" else lambda one: (-one.count, one.label))
            made.append(Facet(name, str(LABELS[name]), options))
    made.append(_open(entries, filters, lexicon, language, query, near))
    if near:
        made.append(_distance(entries, filters, lexicon, language, query, near))
    return made


def _day_order(option: FacetOption) -> int:
    return WEEKDAYS.index(option.value) if option.value in WEEKDAYS else 7


def _option(
    name: str,
    value: str,
    count: int,
    filters: Filters,
    lexicon: Lexicon,
    language: str,
    query: str,
    near: str,
) -> FacetOption:
    selected = (name, value) in filters.pairs()
    label, label_language = label_of(name, value, lexicon, language)
    changed = filters.without(name, value) if selected else filters.adding(name, value)
    link = changed.query_string(query, near)
    return FacetOption(name, value, label, label_language, count, selected, link)


def label_of(name: str, value: str, lexicon: Lexicon, language: str) -> tuple[str, str]:
    """What a person reads for a filter value, and the language it is in."""
    if name in ("need", "audience", "culture", "delivery"):
        return lexicon.name_of(tag_for(name, value), language)
    if name == "day":
        # "stand-alone" names leak between languages: see `formats.weekday`.
        days = language_for(language).locale.days["format"]["wide"]
        return (days[WEEKDAYS.index(value)] if value in WEEKDAYS else value), language
    if name == "language":
        if value in OTHER_LANGUAGES:
            return str(OTHER_LANGUAGES[value]), language
        return (BY_CODE[value].endonym, value) if value in BY_CODE else (value, ENGLISH.code)
    if name == "distance":
        miles = int(value)
        return ngettext("Within %(miles)s mile", "Within %(miles)s miles", miles) % {"miles": miles}, language
    if name == "open":
        return _("Open now"), language
    known = {"cost": COSTS, "noassessment": ASSESSMENT, "access": ACCESS}.get(name, {})
    return str(known.get(value, value)), language  # type: ignore[call-overload]


def _open(
    entries: Sequence[Ranked],
    filters: Filters,
    lexicon: Lexicon,
    language: str,
    query: str,
    near: str,
) -> Facet:
    option = _option("open", "yes", len(entries), filters, lexicon, language, query, near)
    return Facet("open", str(LABELS["open"]), [option])


def _distance(
    entries: Sequence[Ranked],
    filters: Filters,
    lexicon: Lexicon,
    language: str,
    query: str,
    near: str,
) -> Facet:
    options = [
        _option(
            "distance", str(miles), sum(not entry.near.is_beyond(miles) for entry in entries),
            filters, lexicon, language, query, near,
        )
        for miles in MILES
    ]  # fmt: skip
    return Facet("distance", str(LABELS["distance"]), options)


def chosen(
    filters: Filters, lexicon: Lexicon, language: str, query: str, near: str
) -> list[FacetOption]:
    """Each chosen filter, with the link that takes it away."""
    return [
        _option(name, value, 0, filters, lexicon, language, query, near)
        for name, value in filters.pairs()
    ]


def without_each(
    parsed: ParsedQuery,
    filters: Filters,
    results: Results,
    lexicon: Lexicon,
    language: str,
    near: str,
) -> list[Suggestion]:
    """For each chosen filter: how many results there would be without it, where that helps."""
    found = []
    for name, value in filters.pairs()[:4]:
        looser = filters.without(name, value)
        count = len(rank(parsed, looser, results.place, lexicon).entries)
        if count:
            label, _label_language = label_of(name, value, lexicon, language)
            found.append(Suggestion(label, looser.query_string(results.query, near), count))
    return found


def near_words(
    parsed: ParsedQuery, lexicon: Lexicon, language: str, near: str
) -> list[Suggestion]:
    """Words close to the ones that nobody has written, each of which finds something."""
    found: dict[str, Suggestion] = {}
    for word in parsed.unknown:
        guess = lexicon.near(word[: max(4, len(word) - 2)], parsed.languages)
        if guess:
            found[guess[0]] = Suggestion(guess[0], Filters().query_string(guess[0], near), 0)
    return list(found.values())[:NEAR_ENOUGH]
