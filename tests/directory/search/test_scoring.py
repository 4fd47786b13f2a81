"""The order of listings, from documents made by hand: no database has a say in it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.engine import Candidate
from directory.search.parsing import Concept, ParsedQuery
from directory.search.scoring import Scored, Weights, score
from tests.directory.search.by_hand import candidate, lexicon_of, query

LEXICON = lexicon_of(en=dict.fromkeys("abcdef", 10))
FIELDS = ("name", "terms", "words", "body")
OTHERS = "x y z"


def scores(parsed: ParsedQuery, *candidates: Candidate, **weights: float) -> dict[str, Scored]:
    found = score(parsed, candidates, LEXICON, Weights(**weights))
    return {one.service_id: one for one in found}


def best(parsed: ParsedQuery, *candidates: Candidate) -> str:
    first, second = score(parsed, candidates, LEXICON)[:2]
    assert first.score > second.score
    return first.service_id


class TestFields:
    @pytest.mark.parametrize(
        ("stronger", "weaker"), [("name", "body"), ("words", "body"), ("body", "terms")]
    )
    def test_a_word_says_more_in_some_fields(self, stronger: str, weaker: str) -> None:
        strong = candidate("strong", **{"name": OTHERS, stronger: f"a {OTHERS}"})
        weak = candidate("weak", **{"name": OTHERS, weaker: f"a {OTHERS}"})
        assert best(query("a"), weak, strong) == "strong"

    @pytest.mark.parametrize("field", FIELDS)
    def test_each_field_counts_by_its_weight(self, field: str) -> None:
        document = candidate(**{"name": OTHERS, field: f"a {OTHERS}"})
        assert scores(query("a"), document)["a"].coverage == 1.0
        assert scores(query("a"), document, **{field: 0.0})["a"].coverage == 0.0

    def test_part_of_a_word_is_no_match(self) -> None:
        assert scores(query("car"), candidate(body="carpet scar"))["a"].score == 0

    def test_two_words_for_one_must_both_stand_in_the_field(self) -> None:
        parsed = query("ab")
        parsed.units[0].stems = {"en": {"a", "b"}}
        found = scores(
            parsed, candidate("both", body="b x a"), candidate("one", body="a", terms="b")
        )
        assert found["both"].matched == {"ab"}
        assert found["one"].matched == set()


class TestCoverage:
    def test_is_the_share_of_the_weight_that_was_found(self) -> None:
        parsed = query("a", "b", weights={"a": 3.0, "b": 1.0})
        assert scores(parsed, candidate(body="a"))["a"].coverage == 0.75

    def test_the_rarer_word_decides(self) -> None:
        parsed = query("a", "b", weights={"a": 3.0, "b": 1.0})
        assert best(parsed, candidate("one", body="b"), candidate("two", body="a")) == "two"

    def test_a_listing_without_every_word_is_relaxed(self) -> None:
        found = scores(query("a", "b"), candidate("all", body="a b"), candidate("part", body="a"))
        assert (found["all"].is_relaxed, found["part"].is_relaxed) == (False, True)

    def test_documents_of_one_listing_are_taken_together(self) -> None:
        parsed = query("a", "b", languages=["en", "pl"])
        found = scores(parsed, candidate(body="a"), candidate(language="pl", body="b"))
        assert len(found) == 1
        assert found["a"].coverage == 1.0

    def test_a_document_in_a_language_not_asked_for_is_not_read(self) -> None:
        assert scores(query("a"), candidate(language="ro", body="a"))["a"].score == 0


class TestSituation:
    def test_one_phrase_with_both_words_beats_two_with_one_each(self) -> None:
        together = candidate("together", words="a b | x y")
        apart = candidate("apart", words="a x | b y")
        assert best(query("a", "b"), apart, together) == "together"

    def test_a_phrase_that_says_no_more_beats_a_longer_one(self) -> None:
        short, long = candidate("short", words="a b"), candidate("long", words="a b x y")
        assert best(query("a", "b"), long, short) == "short"

    def test_a_word_said_twice_in_a_phrase_is_one_word(self) -> None:
        once, twice = candidate("once", words="a b"), candidate("twice", words="a b a")
        found = scores(query("a", "b"), once, twice)
        assert found["once"].score == found["twice"].score


class TestName:
    def test_the_exact_name_beats_everything_else(self) -> None:
        full = candidate("full", name="a b x", terms="a b", words="a b", body="a b")
        assert best(query("a", "b"), full, candidate("named", name="b a")) == "named"

    def test_is_told(self) -> None:
        found = scores(query("a"), candidate("is", name="a"), candidate("has", name="a x"))
        assert (found["is"].exact_name, found["has"].exact_name) == (True, False)
        assert found["has"].in_name

    def test_a_shorter_name_that_holds_the_query_comes_first(self) -> None:
        short, long = candidate("short", name="a x"), candidate("long", name="a x y z")
        assert best(query("a"), long, short) == "short"

    def test_a_name_with_some_of_the_words_does_not_hold_the_query(self) -> None:
        parsed, half = query("a", "b"), candidate(name="a x")
        assert (
            scores(parsed, half)["a"].score == scores(parsed, half, name_holds_query=9.0)["a"].score
        )


class TestConcept:
    def concept(self, *, exact: bool = False, is_name: bool = False) -> Concept:
        return Concept("needs:food", share=1.0, exact=exact, is_name=is_name, weight=0.5)

    def gain(self, concept: Concept, tags: str = "needs:food") -> float:
        parsed = query("a", concepts=[concept])
        found = scores(parsed, candidate("has", tags=tags), candidate("not"))
        return round(found["has"].score - found["not"].score, 6)

    def test_a_listing_with_the_need_gains(self) -> None:
        assert self.gain(self.concept()) == Weights().concept * 0.5

    def test_more_where_the_query_is_the_phrase_and_most_where_it_is_the_name(self) -> None:
        plain, exact = self.concept(), self.concept(exact=True)
        named = self.concept(exact=True, is_name=True)
        assert self.gain(plain) < self.gain(exact) < self.gain(named)

    def test_a_listing_about_many_things_gains_less(self) -> None:
        many = "audiences:carers needs:food needs:housing"
        assert 0 < self.gain(self.concept(), many) < self.gain(self.concept())

    def test_a_longer_tag_is_another_need(self) -> None:
        assert self.gain(self.concept(), "needs:food-bank") == 0

    def test_a_listing_found_by_its_need_is_not_relaxed(self) -> None:
        parsed = query("a", concepts=[self.concept()])
        assert not scores(parsed, candidate(tags="needs:food"))["a"].is_relaxed


class TestOrder:
    def test_ties_go_by_name_then_by_id(self) -> None:
        alike = [candidate(key, name=name, body="a") for key, name in ("3y", "1z", "2y")]
        assert [one.service_id for one in score(query("a"), alike, LEXICON)] == ["2", "3", "1"]

    def test_ties_go_by_the_english_name_whatever_was_found_first(self) -> None:
        parsed = query("a", languages=["en", "pl"])
        one = candidate("1", name="x", body="a")
        two = candidate("2", name="z", body="a")
        polish = candidate("2", language="pl", name="k", body="a")
        for found in ([one, two, polish], [polish, two, one]):
            assert [each.service_id for each in score(parsed, found, LEXICON)] == ["1", "2"]


LINES = st.lists(st.sampled_from("abcdexyz"), max_size=5).map(" ".join)
PHRASES = st.lists(LINES, max_size=3).map(" | ".join)
DOCUMENTS = st.builds(candidate, name=LINES, terms=LINES, words=PHRASES, body=LINES)
QUERIES = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True)


@given(DOCUMENTS, QUERIES, st.sampled_from(FIELDS), st.data())
def test_adding_a_matching_word_never_lowers_the_score(
    document: Candidate, typed: Sequence[str], field: str, data: st.DataObject
) -> None:
    parsed = query(*typed)
    word = data.draw(st.sampled_from(list(typed)))
    more = replace(document, **{field: f"{getattr(document, field)} {word}"})
    before, after = (scores(parsed, one)["a"].score for one in (document, more))
    assert after >= before - 1e-9


@given(
    st.lists(st.tuples(st.sampled_from("1234"), DOCUMENTS), max_size=6, unique_by=lambda p: p[0]),
    QUERIES,
    st.randoms(use_true_random=False),
)
def test_the_order_of_what_was_found_changes_nothing(
    found: list[tuple[str, Candidate]], typed: list[str], random: object
) -> None:
    parsed = query(*typed, languages=["en", "pl"])
    documents = [replace(one, service_id=key) for key, one in found]
    documents += [replace(one, language="pl", name="k") for one in documents]
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert score(parsed, documents, LEXICON) == score(parsed, shuffled, LEXICON)
