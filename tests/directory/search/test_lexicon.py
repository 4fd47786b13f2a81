"""How rare a word is, which word was meant, and what is loaded from the index."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from directory.models import Service, Taxonomy, Term
from directory.search import index
from directory.search.lexicon import Lexicon, Phrase, lexicon, sound
from portal.languages.translated import save_texts
from tests.directory.search.by_hand import lexicon_of

COUNTS = st.integers(0, 100_000)


class TestRarity:
    @given(listings=COUNTS, found=COUNTS)
    def test_is_between_one_and_three(self, listings: int, found: int) -> None:
        made = Lexicon(None, listings, {"en": {"carer": found}})
        assert 1 <= made.rarity("en", "carer") <= 3

    @given(found=st.lists(st.integers(0, 500), min_size=2, max_size=2))
    def test_a_commoner_word_is_never_rarer(self, found: list[int]) -> None:
        made = Lexicon(None, 500, {"en": {"few": min(found), "many": max(found)}})
        assert made.rarity("en", "few") >= made.rarity("en", "many")

    def test_is_damped_for_rare_words_and_low_for_common_ones(self) -> None:
        made = Lexicon(None, 1000, {"en": {"rare": 1, "common": 1000}})
        assert made.rarity("en", "rare") == made.rarity("en", "never") == 3
        assert made.rarity("en", "common") < 1.01


@pytest.mark.parametrize(
    ("one", "other"),
    [("pharmacy", "farmacy"), ("carrer", "career"), ("physio", "fizio"), ("thief", "theif"),
     ("sick", "sik"), ("ghost", "gost")],
)  # fmt: skip
def test_spellings_that_sound_alike_are_one(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize("word", ["ਦੇਖਭਾਲ", "ክክክ", "رعععایه"])
def test_other_scripts_keep_their_sound(word: str) -> None:
    assert sound(word) == word


KNOWN = lexicon_of(
    en={"care": 5, "dementia": 5, "pharmacy": 5, "counselling": 5, "hoarding": 1, "holding": 60,
        "walker": 2, "walked": 40, "short": 5, "breaks": 5, "wheelchair": 5, "hospital": 5},
    pl={"opieka": 9, "dementio": 9},
)  # fmt: skip


class TestNear:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("caer", "care"),  # four letters: one step
            ("cxer", None),
            ("demntia", "dementia"),  # eight: two
            ("dxmntia", "dementia"),
            ("dxmxtxa", None),
            ("farmacy", "pharmacy"),  # by sound
            ("cownsxllxng", "counselling"),  # above: three
            ("cownxxllxng", None),
            ("bementia", "dementia"),  # another first letter costs half a step more
            ("gare", None),
            ("hording", "hoarding"),  # a vowel forgotten, though 'holding' is commoner
            ("walkec", "walked"),  # as near as 'walker', and commoner
            ("shortbreaks", "short breaks"),
            ("xylophone", None),
        ],
    )
    def test_the_word_that_was_meant(self, typed: str, meant: str | None) -> None:
        found = KNOWN.near(typed, ["en"])
        assert found == ((meant, "en") if meant else None)

    @pytest.mark.parametrize("typed", ["car", "1235", "喘息服物"])
    def test_never_guesses_at_short_words_numbers_or_chinese(self, typed: str) -> None:
        known = lexicon_of(en={"care": 1, "1234": 1}, zh_hant={"喘息服務": 1})
        assert known.near(typed, ["en", "zh-hant"]) is None

    def test_the_likeliest_language_is_asked_first(self) -> None:
        assert KNOWN.near("dementi", ["pl", "en"]) == ("dementio", "pl")
        assert KNOWN.near("dementi", ["en", "pl"]) == ("dementia", "en")

    def test_the_next_language_where_the_first_has_nothing(self) -> None:
        assert KNOWN.near("opieqa", ["en", "pl"]) == ("opieka", "pl")

    def test_an_english_word_in_another_script_comes_first(self) -> None:
        assert KNOWN.near("હોસ્પિટલ", ["gu"]) == ("hospital", "en")


class TestNames:
    names = lexicon_of(names={"en": {"needs:food": "Food"}, "pl": {"needs:food": "Jedzenie"}})

    @pytest.mark.parametrize(
        ("tag", "language", "name"),
        [
            ("needs:food", "pl", ("Jedzenie", "pl")),
            ("needs:food", "ur", ("Food", "en")),
            ("needs:new", "pl", ("needs:new", "en")),
        ],
    )
    def test_a_term_is_named_as_near_to_the_reader_as_can_be(
        self, tag: str, language: str, name: tuple[str, str]
    ) -> None:
        assert self.names.name_of(tag, language) == name


def phrases(language: str, stem: str) -> list[Phrase]:
    return lexicon().phrases.get(language, {}).get(stem, [])


class TestLoading:
    def test_a_phrase_that_stopwords_reduced_is_not_whole(self, term: Callable[..., Term]) -> None:
        term("company", "Company", "on my own", "own", "own front door")
        index.rebuild()
        assert [(len(one.stems), one.is_whole) for one in phrases("en", "own")] == [
            (1, False),
            (1, True),
            (3, True),
        ]

    def test_a_name_is_told_from_everyday_words(self, term: Callable[..., Term]) -> None:
        term("food", "Food", "meals")
        index.rebuild()
        assert phrases("en", "food")[0].is_name
        assert not phrases("en", "meal")[0].is_name

    def test_translated_phrases_stand_under_their_language(self, small: dict[str, Service]) -> None:
        assert {one.tag for one in phrases("pl", "odpoczynek")} == {"needs:break-from-caring"}
        assert phrases("en", "odpoczynek") == []

    def test_ways_of_delivery_are_no_concepts(self, term: Callable[..., Term]) -> None:
        term("online", "Online", taxonomy=Taxonomy.DELIVERY)
        index.rebuild()
        assert lexicon().phrases == {}

    def test_two_words_of_a_phrase_are_known_as_one(self, term: Callable[..., Term]) -> None:
        term("food", "Food", "food bank")
        index.rebuild()
        assert lexicon().near("fodbank", ["en"]) == ("food bank", "en")

    def test_of_words_that_sound_alike_the_commonest_is_offered(
        self, listing: Callable[..., Service]
    ) -> None:
        listing("one", "Their fisio")
        for number in range(3):
            listing(f"more-{number}", "Physio")
        index.rebuild()
        assert lexicon().spellings["en"][sound("physio")] == "physio"

    def test_is_kept_until_the_index_changes(
        self, small: dict[str, Service], django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        before = lexicon()
        with django_assert_num_queries(1):
            assert lexicon() is before
        save_texts(small["cress"], language="gu", state="draft", texts={"name": "કટોકટી"})
        index.rebuild([small["cress"]])
        assert "gu" in lexicon().counts

    def test_an_index_never_built_is_empty(self, db: None) -> None:
        assert lexicon().listings == 0
