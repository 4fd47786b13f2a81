"""What the best matches are about, and what an adviser would mention beside them."""

import pytest

from directory.search.feedback import (
    FADE_BY_PLACE,
    FADE_BY_POSITION,
    MOST_TAGS,
    kinship,
    mentioned_beside,
    themes,
)
from tests.directory.search.by_hand import lexicon_of, scored

LEXICON = lexicon_of(tags={"needs:food": 5, "needs:money": 5, "audiences:carers": 90})


class TestThemes:
    def test_weights_add_up_to_one(self) -> None:
        about = themes([scored(tags="needs:food audiences:carers")], LEXICON)
        assert sum(about.values()) == pytest.approx(1)

    def test_a_rare_need_says_more_than_a_common_audience(self) -> None:
        about = themes([scored(tags="needs:food audiences:carers")], LEXICON)
        assert about["needs:food"] > about["audiences:carers"]

    @pytest.mark.parametrize("tag", ["audiences:everyone", "cost:free", "day:MO", "cultures:x"])
    def test_some_facts_say_nothing_of_what_it_is_about(self, tag: str) -> None:
        assert themes([scored(tags=tag)], LEXICON) == {}

    @pytest.mark.parametrize(("second", "counts"), [(0.8, True), (0.79, False)])
    def test_only_matches_nearly_as_good_as_the_best_are_asked(
        self, second: float, counts: bool
    ) -> None:
        found = [scored(tags="needs:food"), scored("b", second, "needs:money")]
        assert ("needs:money" in themes(found, LEXICON)) is counts

    def test_only_the_two_best_are_asked(self) -> None:
        found = [scored("a", 1, "needs:food"), scored("b", 1), scored("c", 1, "needs:money")]
        assert set(themes(found, LEXICON)) == {"needs:food"}

    def test_only_the_strongest_are_kept(self) -> None:
        tags = " ".join(f"needs:{letter}" for letter in "abcdefg")
        assert list(themes([scored(tags=tags)], LEXICON)) == [
            f"needs:{letter}" for letter in "abcdefg"[:MOST_TAGS]
        ]

    @pytest.mark.parametrize("found", [[], [scored(score=0.0, tags="needs:food")]])
    def test_nothing_matched_is_about_nothing(self, found: list[object]) -> None:
        assert themes(found, LEXICON) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tags", "share"),
    [("needs:food needs:money", 1.0), ("needs:food", 0.7), ("needs:foodbank", 0), ("", 0)],
)
def test_kinship_is_the_share_of_the_themes(tags: str, share: float) -> None:
    assert kinship(tags, {"needs:food": 0.7, "needs:money": 0.3}) == pytest.approx(share)


class TestMentionedBeside:
    lexicon = lexicon_of()
    lexicon.related = {"a": ["x", "y"], "b": ["y", "z"], "c": ["w"], "d": ["v"]}

    def test_the_first_mentioned_of_the_best_match_is_strongest(self) -> None:
        assert mentioned_beside([scored("a", 4.0)], self.lexicon) == {
            "x": 1.0,
            "y": FADE_BY_POSITION,
        }

    def test_a_later_match_counts_for_less(self) -> None:
        found = mentioned_beside([scored("c", 4.0), scored("d", 4.0)], self.lexicon)
        assert found == {"w": 1.0, "v": FADE_BY_PLACE}

    def test_of_two_mentions_the_stronger_stands(self) -> None:
        found = mentioned_beside([scored("a", 4.0), scored("b", 4.0)], self.lexicon)
        assert found["y"] == FADE_BY_POSITION

    @pytest.mark.parametrize(("second", "asked"), [(0.6, True), (0.59, False)])
    def test_a_poor_match_is_not_asked(self, second: float, asked: bool) -> None:
        found = mentioned_beside([scored("a", 1.0), scored("c", second)], self.lexicon)
        assert ("w" in found) is asked

    def test_only_three_are_asked(self) -> None:
        found = [scored(key, 1.0) for key in ("n", "m", "c", "d")]
        assert set(mentioned_beside(found, self.lexicon)) == {"w"}

    def test_nothing_is_mentioned_beside_no_match(self) -> None:
        assert mentioned_beside([scored("a", 0.0)], self.lexicon) == {}
