"""What was typed, as units, guesses, a place and the needs it speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.lexicon import Lexicon
from directory.search.parsing import (
    WEAKER_IN_PLACE,
    WEAKER_WHEN_GUESSED,
    WEAKER_WHEN_LOOSE,
    WEAKER_WHEN_REDUCED,
    ParsedQuery,
    parse,
)
from directory.search.stopwords import stopwords
from portal.languages.folding import MAX_QUERY
from tests.directory.search.by_hand import lexicon_of, means

LEXICON = lexicon_of(
    en={"dementia": 10, "park": 20, "memory": 5, "lives": 30, "shared": 3, "wykes": 1,
        "hospital": 4, "dentist": 6, "loss": 8, "cress": 1, "mum": 50, "alone": 9},
    pl={"park": 1, "opieka": 12, "mum": 1},
    ur={"وقفہ": 3, "cress": 1},
    ar={"رعایه": 5},
    ti={"ሓገዝ": 4},
    zh_hant={"喘息": 2, "息服": 2},
)  # fmt: skip


def parsed(text: str, page: str = "en", lexicon: Lexicon = LEXICON) -> ParsedQuery:
    return parse(text, page_language=page, lexicon=lexicon)


@pytest.mark.parametrize(
    ("text", "page", "languages"),
    [
        ("dementia", "ur", ["en"]),
        # Known in two: the page decides; a page in neither leaves it to English.
        ("park", "en", ["en", "pl"]),
        ("park", "pl", ["pl", "en"]),
        ("park", "ti", ["en", "pl"]),
        # A language of Latin letters always has English beside it, another script has not.
        ("opieka", "en", ["pl", "en"]),
        ("وقفہ", "en", ["ur"]),
        # A Latin word in an Urdu index says little of the language.
        ("cress", "ur", ["en"]),
        ("喘息", "pl", ["zh-hant"]),
        # Known to nobody: Latin letters are looked for in English, others in the page's language.
        ("xylophone", "ro", ["en"]),
        ("ወንጀል", "gu", ["gu"]),
    ],
)
def test_languages_that_are_searched(text: str, page: str, languages: list[str]) -> None:
    assert parsed(text, page).languages == languages


class TestStopwords:
    def test_are_left_out(self) -> None:
        assert [unit.typed for unit in parsed("help for dementia").units] == ["dementia"]

    def test_nothing_but_stopwords_is_kept(self) -> None:
        assert [unit.typed for unit in parsed("who can help").units] == ["who", "can", "help"]

    def test_of_another_language_are_words(self) -> None:
        assert "jest" in stopwords("pl")
        assert [unit.typed for unit in parsed("dementia jest").units] == ["dementia", "jest"]


@pytest.mark.parametrize("text", ["", "   ", "!!! -- ???", "\x00"])
def test_a_query_without_words_is_empty(text: str) -> None:
    assert parsed(text).is_empty


@pytest.mark.parametrize(("length", "was_cut"), [(MAX_QUERY, False), (MAX_QUERY + 1, True)])
def test_a_query_is_cut_at_the_limit(length: int, was_cut: bool) -> None:
    found = parsed("a" * length)
    assert (len(found.typed), found.was_cut) == (MAX_QUERY, was_cut)


class TestUnits:
    def test_a_word_has_its_stem_in_each_language_that_knows_it(self) -> None:
        assert parsed("park").units[0].stems == {"en": {"park"}, "pl": {"park"}}

    def test_its_weight_is_its_rarity_in_the_likeliest_language(self) -> None:
        assert parsed("mum").units[0].weight == LEXICON.rarity("en", "mum")
        assert parsed("mum", "pl").units[0].weight == LEXICON.rarity("pl", "mum")

    def test_chinese_is_looked_for_in_pairs_that_somebody_wrote(self) -> None:
        assert [unit.typed for unit in parsed("喘息服貓").units] == ["喘息", "息服"]

    def test_an_unknown_word_is_told(self) -> None:
        assert parsed("dementia xylophone").unknown == ["xylophone"]

    @pytest.mark.parametrize(
        ("typed", "language", "stem"), [("فرعاية", "ar", "رعا"), ("ሓገዝባ", "ti", "ሐገዘ")]
    )
    def test_a_looser_form_counts_for_less(self, typed: str, language: str, stem: str) -> None:
        unit = parsed(typed, language).units[0]
        assert unit.stems == {language: {stem}}
        assert unit.weight == WEAKER_WHEN_LOOSE * LEXICON.rarity(language, stem)
        assert not unit.guessed


class TestGuesses:
    def test_a_guess_is_named_and_counts_for_less(self) -> None:
        found = parsed("demntia")
        assert found.corrections == [("demntia", "dementia")]
        assert found.units[0].weight == WEAKER_WHEN_GUESSED * LEXICON.rarity("en", "dementia")
        assert found.unknown == []

    def test_two_words_written_as_one_give_both_stems(self) -> None:
        assert parsed("sharedlives").units[0].stems == {"en": {"share", "live"}}

    def test_a_known_word_is_never_guessed_at(self) -> None:
        assert parsed("dementia").corrections == []

    def test_an_english_word_in_another_script_adds_english(self) -> None:
        found = parsed("હોસ્પિટલ", "gu")
        assert found.languages == ["gu", "en"]
        assert found.stems_in("en") == {"hospit"}


class TestPlaceInside:
    def test_its_word_counts_for_little(self) -> None:
        lexicon = lexicon_of(en={"dentist": 6, "wyken": 2})
        found = parsed("dentist near Wyken", lexicon=lexicon)
        weights = {unit.typed: unit.weight for unit in found.units}
        assert weights["wyken"] == WEAKER_IN_PLACE * lexicon.rarity("en", "wyken")
        assert weights["dentist"] == lexicon.rarity("en", "dentist")

    def test_is_found(self) -> None:
        place = parsed("dentist near Wyken").place
        assert place is not None
        assert place.label == "Wyken"

    def test_a_name_that_nobody_wrote_is_not_an_unknown_word(self) -> None:
        found = parsed("dentist near Foleshill")
        assert [unit.typed for unit in found.units] == ["dentist"]
        assert found.unknown == []

    def test_is_never_a_misspelling(self) -> None:
        assert parsed("wykens").corrections == [("wykens", "wykes")]
        assert parsed("wyken").corrections == []
        assert parsed("wyken").units == []


class TestConcepts:
    def lexicon(self, **options: bool) -> Lexicon:
        made = lexicon_of(
            en={"memory": 5, "loss": 5, "alone": 9, "dementia": 10},
            tags={"needs:dementia": 5, "needs:company": 90},
        )
        means(made, "memory loss", "needs:dementia", **options)
        return made

    def test_the_phrase_alone_is_exact(self) -> None:
        concept = parsed("memory loss", lexicon=self.lexicon()).concepts[0]
        assert (concept.tag, concept.exact, concept.share) == ("needs:dementia", True, 1.0)

    def test_inside_a_longer_query_it_has_its_share(self) -> None:
        concept = parsed("memory loss alone", lexicon=self.lexicon()).concepts[0]
        assert not concept.exact
        assert 0.5 < concept.share < 1.0

    def test_half_a_phrase_says_nothing(self) -> None:
        assert parsed("memory", lexicon=self.lexicon()).concepts == []

    def test_a_reduced_phrase_is_worth_half_and_never_exact(self) -> None:
        concept = parsed("memory loss", lexicon=self.lexicon(is_whole=False)).concepts[0]
        assert (concept.share, concept.exact) == (WEAKER_WHEN_REDUCED, False)

    def test_the_better_of_two_phrases_of_a_term_stands(self) -> None:
        lexicon = self.lexicon()
        means(lexicon, "memory", "needs:dementia")
        concepts = parsed("memory loss", lexicon=lexicon).concepts
        assert [(one.tag, one.exact) for one in concepts] == [("needs:dementia", True)]

    def test_the_rarer_need_comes_first(self) -> None:
        lexicon = self.lexicon()
        means(lexicon, "memory loss", "needs:company")
        tags = [one.tag for one in parsed("memory loss", lexicon=lexicon).concepts]
        assert tags == ["needs:dementia", "needs:company"]

    def test_a_guessed_word_speaks_of_a_need_too(self) -> None:
        lexicon = self.lexicon()
        means(lexicon, "dementia", "needs:dementia")
        assert parsed("demntia", lexicon=lexicon).concepts[0].tag == "needs:dementia"

    def test_words_of_two_languages_make_no_phrase(self) -> None:
        lexicon = lexicon_of(en={"memory": 5}, ur={"وقفہ": 3})
        means(lexicon, "memory وقفہ", "needs:dementia")
        assert parsed("memory وقفہ", lexicon=lexicon).concepts == []


WORDS = [
    "dementia",
    "park",
    "opieka",
    "وقفہ",
    "喘息服務",
    "CV6",
    "wyken",
    "help",
    "demntia",
    "-",
    "١٢",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=8))
def test_what_is_looked_for_stands_in_the_index_and_the_rest_is_told(typed: list[str]) -> None:
    found = parsed(" ".join(typed))
    for unit in found.units:
        assert unit.weight > 0
        assert (unit.typed in found.unknown) == (not unit.stems)
        for language, stems in unit.stems.items():
            assert language in found.languages
            assert stems <= set(LEXICON.counts[language])


def test_a_word_of_the_pages_language_may_be_spelt_in_latin_letters() -> None:
    known = lexicon_of(gu={"રસોઈ": 3})
    unit = parse("rasoi", page_language="gu", lexicon=known).units[0]
    assert (unit.guessed, set(unit.stems)) == ("રસોઇ", {"gu"})
    assert not parse("rasoi", page_language="pl", lexicon=known).units[0].stems
