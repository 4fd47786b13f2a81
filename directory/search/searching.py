"""The one search function of the directory."""

from collections.abc import Sequence

from directory.geography.places import BadPlace, Place, find_place
from directory.open_now import open_states
from directory.search import facets
from directory.search.danger import sounds_like_danger
from directory.search.fetching import fetch
from directory.search.filters import MAX_PAGE, Filters
from directory.search.lexicon import Lexicon, lexicon
from directory.search.parsing import ParsedQuery, parse
from directory.search.ranking import Ranked, Ranking, rank
from directory.search.reasons import reasons
from directory.search.results import Hit, Results, Suggestion
from directory.search.tags import values_of
from portal.languages.translated import texts_for

PER_PAGE = 10
"""A page that an old phone loads at once; the next one is a press away."""
SAFEGUARDING = "safeguarding"


def search(
    query: str,
    *,
    language: str,
    near: str = "",
    filters: Filters | None = None,
    page: int = 1,
    per_page: int = PER_PAGE,
) -> Results:
    """Finds listings for words in any of the nine languages, whatever the language of the page.

    `near` is what the person typed: a postcode, a district, an area's name. A bad one keeps the
    results and is told in `place_problem`. Never raises on any text.
    """
    filters = filters or Filters()
    known = lexicon()
    parsed = parse(query, page_language=language, lexicon=known)
    place, problem = _place(near)
    place = place or parsed.place
    ranking = rank(parsed, filters, place, known)
    if filters.open_now:
        _keep_open(ranking)
    results = Results(
        query=parsed.typed,
        was_cut=parsed.was_cut,
        total=len(ranking.entries),
        per_page=per_page,
        relaxed=ranking.relaxed,
        guesses=parsed.corrections,
        place=place,
        place_problem=problem,
        danger=sounds_like_danger(parsed.typed),
        is_capped=ranking.is_capped,
    )
    _paginate(results, page)
    start = (results.page - 1) * per_page
    shown = ranking.entries[start : start + per_page]
    results.hits = _hits(shown, parsed, known, language, place)
    results.sensitive = results.danger or _is_about_abuse(parsed, filters, results)
    asked = facets.Asked(results.query, near, filters, language, known)
    _add_choices(results, ranking, parsed, asked)
    return results


def _place(near: str) -> tuple[Place | None, str]:
    if not near.strip():
        return None, ""
    found = find_place(near)
    return (None, str(found.sentence)) if isinstance(found, BadPlace) else (found, "")


def _paginate(results: Results, page: int) -> None:
    results.pages = max(1, -(-results.total // results.per_page))
    results.page = min(max(1, min(page, MAX_PAGE)), results.pages)


def _keep_open(ranking: Ranking) -> None:
    """Leaves out what is known to be closed; what nobody can say stays, after what is open."""
    states = open_states([entry.scored.service_id for entry in ranking.entries])
    kept = []
    for entry in ranking.entries:
        state = states[entry.scored.service_id]
        if state is not False:
            entry.certain = entry.certain and state is True
            kept.append(entry)
    ranking.entries = sorted(kept, key=lambda entry: not entry.certain)


def _hits(
    entries: Sequence[Ranked],
    parsed: ParsedQuery,
    known: Lexicon,
    language: str,
    place: Place | None,
) -> list[Hit]:
    listings = fetch(entry.scored.service_id for entry in entries)
    texts = texts_for((listing.service for listing in listings.values()), language)
    hits = []
    for entry in entries:
        listing = listings.get(entry.scored.service_id)
        if listing is None:
            continue
        nearest, metres = listing.nearest(place)
        hits.append(
            Hit(
                service=listing.service,
                texts=texts[listing.service.pk],
                key=listing.service.key,
                reasons=reasons(
                    parsed,
                    entry.scored,
                    lexicon=known,
                    language=language,
                    serves_area=entry.near.serves,
                    place_label=place.label if place else "",
                ),
                distance_m=metres,
                serves_area=entry.near.serves,
                location=nearest,
                open_now=listing.open_now,
                more_places=max(0, len(listing.places) - 1),
                certain=entry.certain,
                phone=listing.phones[0] if listing.phones else None,
                languages=values_of(entry.tags, "language"),
            )
        )
    return hits


def _is_about_abuse(parsed: ParsedQuery, filters: Filters, results: Results) -> bool:
    """The query or a filter names safeguarding, or the listing that fits best is about abuse."""
    named = SAFEGUARDING in filters.chosen.get("need", ()) or any(
        concept.tag == f"needs:{SAFEGUARDING}" for concept in parsed.concepts[:1]
    )
    best = results.page == 1 and results.query and results.hits[:1]
    return named or bool(best and best[0].service.is_sensitive)


def _add_choices(
    results: Results, ranking: Ranking, parsed: ParsedQuery, asked: facets.Asked
) -> None:
    results.facets = facets.facets(ranking, asked)
    results.chosen = facets.chosen(asked)
    results.corrections = [
        Suggestion(
            guess,
            asked.filters.query_string(results.query.lower().replace(typed, guess), asked.near),
            results.total,
        )
        for typed, guess in results.guesses
    ]
    if not results.total:
        results.dropped = facets.without_each(parsed, results.place, asked)
        results.near_words = facets.near_words(parsed, asked)
