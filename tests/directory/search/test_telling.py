"""Which words the engine is asked for: all of them, or in a large directory the telling ones."""

from directory.search.engine import Order
from directory.search.lexicon import TAGS, Lexicon
from directory.search.parsing import Concept, ParsedQuery, Unit
from directory.search.ranking import ENOUGH, TOO_MANY, _telling


def query(*words: str, concepts: tuple[str, ...] = ()) -> ParsedQuery:
    units = [Unit(word, {"en": {word}}, 1.0) for word in words]
    found = [Concept(tag, 1.0, False, False) for tag in concepts]
    return ParsedQuery(" ".join(words), False, ["en"], units, found)


def known(**counts: int) -> Lexicon:
    return Lexicon(None, 100_000, {"en": counts, TAGS: {"needs:food": 40_000}})


def test_all_words_where_few_listings_have_them() -> None:
    asked, order = _telling(query("meal", "hot"), known(meal=200, hot=20))
    assert set(asked) == {"meal", "hot"}
    assert order == Order.BEST


def test_a_word_that_stands_everywhere_is_left_to_the_scoring() -> None:
    asked = _telling(query("care", "hoist"), known(care=60_000, hoist=30))
    assert asked == (["hoist"], Order.BEST)


def test_a_need_that_stands_everywhere_too() -> None:
    asked = _telling(query("hoist", concepts=("needs:food",)), known(hoist=30))
    assert asked == (["hoist"], Order.BEST)


def test_a_common_word_alone_is_asked_for_in_names_first() -> None:
    assert _telling(query("care"), known(care=60_000)) == (["care"], Order.NAMED)


def test_a_need_that_stands_everywhere_comes_after_a_commoner_word() -> None:
    asked = _telling(query("meal", concepts=("needs:food",)), known(meal=60_000))
    assert asked == (["meal"], Order.NAMED)


def test_a_word_alone_in_not_too_many_listings_is_ranked() -> None:
    assert _telling(query("care"), known(care=TOO_MANY)) == (["care"], Order.BEST)


def test_a_small_directory_is_asked_for_every_word() -> None:
    small = known(care=ENOUGH, help=ENOUGH, carer=ENOUGH)
    small.listings = ENOUGH
    asked, order = _telling(query("care", "help", "carer"), small)
    assert (set(asked), order) == ({"care", "help", "carer"}, Order.BEST)


def test_words_are_asked_for_up_to_enough_listings() -> None:
    half = ENOUGH // 2
    asked = _telling(query("a", "b", "c"), known(a=half, b=half, c=half))
    assert asked == (["a", "b"], Order.BEST)
