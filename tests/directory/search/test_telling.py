"""Which words the engine is asked for: all of them, or in a large directory the telling ones."""

from directory.search.lexicon import TAGS, Lexicon
from directory.search.parsing import Concept, ParsedQuery, Unit
from directory.search.ranking import ENOUGH, _telling


def query(*words: str, concepts: tuple[str, ...] = ()) -> ParsedQuery:
    units = [Unit(word, {"en": {word}}, 1.0) for word in words]
    found = [Concept(tag, 1.0, False, False) for tag in concepts]
    return ParsedQuery(" ".join(words), False, ["en"], units, found)


def known(**counts: int) -> Lexicon:
    return Lexicon(None, 100_000, {"en": counts, TAGS: {"needs:food": 40_000}})


def test_all_words_where_few_listings_have_them() -> None:
    asked = _telling(query("meal", "hot"), known(meal=200, hot=20))
    assert set(asked) == {"meal", "hot"}


def test_a_word_that_stands_everywhere_is_left_to_the_scoring() -> None:
    assert _telling(query("care", "hoist"), known(care=60_000, hoist=30)) == ["hoist"]


def test_a_need_that_stands_everywhere_too() -> None:
    asked = _telling(query("hoist", concepts=("needs:food",)), known(hoist=30))
    assert asked == ["hoist"]


def test_a_common_word_alone_is_asked_for() -> None:
    assert _telling(query("care"), known(care=60_000)) == ["care"]


def test_words_are_asked_for_up_to_enough_listings() -> None:
    half = ENOUGH // 2
    assert _telling(query("a", "b", "c"), known(a=half, b=half, c=half)) == ["a", "b"]
