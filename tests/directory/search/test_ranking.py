"""The rules of order, with an engine that gives what the test says."""

from collections.abc import Sequence

import pytest

from directory.geography.places import Place
from directory.search import ranking
from directory.search.engine import LIMIT, Candidate, Wanted
from directory.search.filters import MILES, Filters
from directory.search.lexicon import Lexicon
from directory.search.parsing import Concept, ParsedQuery
from directory.search.ranking import BROWSE_LIMIT, MOST_CONCEPTS, Ranking, rank
from tests.directory.search.by_hand import CV6, candidate, lexicon_of, query

NEAR, MILE_AND_HALF, FAR = (52.4312, -1.5066), (52.4530, -1.5066), (52.6, -1.5066)
EMPTY = ParsedQuery("", False)


class Engine:
    """Answers each question in turn with the next of its answers, and remembers the questions."""

    def __init__(self, *answers: Sequence[Candidate]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[Wanted, int]] = []

    def find(self, wanted: Wanted, *, limit: int = LIMIT) -> list[Candidate]:
        self.asked.append((wanted, limit))
        return list(self.answers.pop(0)) if self.answers else []


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setattr(ranking, "engine", lambda: made)
    return made


def ranked(
    engine: Engine,
    *found: Candidate,
    parsed: ParsedQuery | None = None,
    place: Place | None = None,
    kin: Sequence[Candidate] = (),
    lexicon: Lexicon | None = None,
    **filters: str,
) -> Ranking:
    engine.answers = [found, kin]
    parsed = parsed if parsed is not None else query("a")
    return rank(parsed, Filters.from_query(filters), place, lexicon or lexicon_of())


def ids(made: Ranking) -> list[str]:
    return [entry.scored.service_id for entry in made.entries]


class TestOrder:
    def test_what_says_yes_comes_before_what_does_not_say(self, engine: Engine) -> None:
        unsure = candidate("unsure", name="a", tags="cost:unknown")
        sure = candidate("sure", body="a", tags="cost:free")
        made = ranked(engine, unsure, sure, cost="free")
        assert ids(made) == ["sure", "unsure"]
        assert [entry.certain for entry in made.entries] == [True, False]

    def test_a_better_match_comes_first_though_it_is_further(self, engine: Engine) -> None:
        found = candidate("named", name="a", at=FAR), candidate("near", body="a", at=NEAR)
        assert ids(ranked(engine, *found, place=CV6)) == ["named", "near"]

    def test_distance_decides_between_listings_that_match_alike(self, engine: Engine) -> None:
        found = candidate("1", body="a", at=FAR), candidate("2", body="a", at=NEAR)
        assert ids(ranked(engine, *found, place=CV6)) == ["2", "1"]

    def test_serving_the_area_counts_as_being_there(self, engine: Engine) -> None:
        based_near = candidate("near", body="a", at=MILE_AND_HALF)
        serving = candidate("serving", body="a", at=FAR, tags="area:CV6")
        assert ids(ranked(engine, based_near, serving, place=CV6)) == ["serving", "near"]

    def test_of_two_that_serve_the_area_the_nearer_comes_first(self, engine: Engine) -> None:
        found = [
            candidate(n, body="a", at=at, tags="area:CV6") for n, at in (("1", FAR), ("2", NEAR))
        ]
        assert ids(ranked(engine, *found, place=CV6)) == ["2", "1"]

    def test_by_distance_when_that_was_chosen(self, engine: Engine) -> None:
        found = candidate("named", name="a", at=FAR), candidate("near", body="a", at=NEAR)
        made = ranked(engine, *found, candidate("where", name="a"), place=CV6, sort="distance")
        assert ids(made) == ["near", "named", "where"]

    def test_by_distance_without_a_place_is_by_match(self, engine: Engine) -> None:
        found = candidate("near", body="a", at=NEAR), candidate("named", name="a", at=FAR)
        assert ids(ranked(engine, *found, sort="distance")) == ["named", "near"]

    def test_browsing_goes_by_name(self, engine: Engine) -> None:
        found = [candidate(key, name=key) for key in "bca"]
        assert ids(ranked(engine, *found, parsed=EMPTY)) == ["a", "b", "c"]

    def test_browsing_near_a_place_has_what_serves_it_first(self, engine: Engine) -> None:
        found = [candidate("a", name="a", at=FAR), candidate("b", name="b", at=NEAR)]
        found.append(candidate("c", name="c", tags="area:CV6"))
        assert ids(ranked(engine, *found, parsed=EMPTY, place=CV6)) == ["c", "b", "a"]


class TestDistance:
    def test_what_is_known_to_be_further_is_left_out(self, engine: Engine) -> None:
        found = candidate("far", body="a", at=MILE_AND_HALF), candidate("where", body="a")
        made = ranked(engine, *found, place=CV6, distance="1")
        assert ids(made) == ["where"]
        assert not made.entries[0].certain

    def test_each_distance_is_counted_whatever_was_chosen(self, engine: Engine) -> None:
        found = [candidate(str(n), body="a", at=at) for n, at in enumerate((NEAR, MILE_AND_HALF))]
        made = ranked(engine, *found, candidate("f", body="a", at=FAR), place=CV6, distance="1")
        assert made.within == dict(zip(MILES, (1, 2, 2), strict=True))


class TestKin:
    lexicon = lexicon_of(tags={"needs:food": 5})

    def test_listings_about_the_same_come_after_a_few_matches(self, engine: Engine) -> None:
        match = candidate("match", body="a", tags="needs:food")
        kin = [match, candidate("kin", tags="needs:food")]
        made = ranked(engine, match, kin=kin, lexicon=self.lexicon)
        assert ids(made) == ["match", "kin"]
        assert [entry.scored.is_kin for entry in made.entries] == [False, True]

    def test_are_asked_for_with_the_chosen_filters(self, engine: Engine) -> None:
        ranked(engine, candidate(body="a", tags="needs:food"), lexicon=self.lexicon, cost="free")
        asked = engine.asked[1][0]
        assert asked.any_of == ["tneedsfood"]
        assert asked.all_of == [["tcostfree", "tcostunknown"]]

    def test_are_not_asked_for_beside_many_matches(self, engine: Engine) -> None:
        found = [candidate(str(n), body="a", tags="needs:food") for n in range(ranking.FEW)]
        ranked(engine, *found, lexicon=self.lexicon)
        assert len(engine.asked) == 1

    def test_sharing_the_need_lifts_a_match(self, engine: Engine) -> None:
        best = candidate("best", name="a", tags="needs:food")
        found = candidate("1", body="a"), candidate("2", body="a", tags="needs:food")
        assert ids(ranked(engine, best, *found, lexicon=self.lexicon)) == ["best", "2", "1"]

    def test_what_an_adviser_mentions_is_lifted_too(self, engine: Engine) -> None:
        lexicon = lexicon_of()
        lexicon.related = {"best": ["2"]}
        found = [candidate("best", name="a"), candidate("1", body="a"), candidate("2", body="a")]
        assert ids(ranked(engine, *found, lexicon=lexicon)) == ["best", "2", "1"]


class TestQuestions:
    def test_stems_and_the_first_concepts_are_asked_for(self, engine: Engine) -> None:
        concepts = [Concept(f"needs:{n}", 1, exact=False, is_name=False) for n in range(6)]
        ranked(engine, parsed=query("b", "a", concepts=concepts))
        tokens = [f"tneeds{n}" for n in range(MOST_CONCEPTS)]
        assert engine.asked[0][0].any_of == ["a", "b", *tokens]

    def test_browsing_asks_for_every_cost_which_is_every_listing(self, engine: Engine) -> None:
        ranked(engine, parsed=EMPTY)
        asked, limit = engine.asked[0]
        costs = {"tcostfree", "tcostpaid", "tcostvaries", "tcostunknown"}
        assert (set(asked.any_of), asked.languages, limit) == (costs, ["en"], BROWSE_LIMIT)

    @pytest.mark.parametrize(("count", "capped"), [(LIMIT - 1, False), (LIMIT, True)])
    def test_more_than_are_looked_at_is_told(
        self, engine: Engine, count: int, capped: bool
    ) -> None:
        made = ranked(engine, *(candidate(str(n), body="a") for n in range(count)))
        assert made.is_capped is capped

    @pytest.mark.parametrize(("body", "relaxed"), [("a b", False), ("a", True)])
    def test_no_listing_with_every_word_is_told(
        self, engine: Engine, body: str, relaxed: bool
    ) -> None:
        assert ranked(engine, candidate(body=body), parsed=query("a", "b")).relaxed is relaxed

    def test_nothing_found_is_not_relaxed(self, engine: Engine) -> None:
        made = ranked(engine)
        assert (made.entries, made.relaxed, made.is_capped) == ([], False, False)
