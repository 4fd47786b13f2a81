"""Words that say nothing, and what is left of a text without them."""

import pytest

from directory.search.stopwords import FOLDER, chinese_stopwords, stopwords
from directory.search.terms_of_text import chinese_terms, phrase, stems
from portal.languages.folding import fold
from portal.languages.table import LANGUAGES

CODES = [language.code for language in LANGUAGES]


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_its_list(code: str) -> None:
    assert (FOLDER / f"{code}.txt").exists()
    assert len(stopwords(code)) > 20


@pytest.mark.parametrize("code", CODES)
def test_they_are_folded_as_queries_are(code: str) -> None:
    assert {fold(word) for word in stopwords(code)} == stopwords(code)


@pytest.mark.parametrize(("code", "word"), [("pl", "być"), ("ar", "إلى"), ("gu", "મારી")])
def test_an_accent_or_a_variant_changes_nothing(code: str, word: str) -> None:
    assert word not in stopwords(code)
    assert fold(word) in stopwords(code)


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CODES)


def test_an_unknown_language_has_none() -> None:
    assert stopwords("xx") == frozenset()


@pytest.mark.parametrize("word", ["dementia", "carer", "money", "food", "alone", "bus", "home"])
def test_a_word_that_asks_for_something_is_no_stopword(word: str) -> None:
    assert word not in stopwords("en")


def test_of_chinese_the_longest_are_cut_out_first() -> None:
    lengths = [len(word) for word in chinese_stopwords()]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("Help for the carers", "en", ["carer"]),
        ("the of and", "en", []),
        ("喘息服務", "zh-hant", ["喘息", "息服", "服務"]),
        ("CV1 圖書館", "zh-hant", ["cv1", "圖書", "書館"]),
    ],
)
def test_the_terms_of_a_text(text: str, language: str, left: list[str]) -> None:
    assert stems(text, language) == left


def test_no_pair_stands_across_a_chinese_function_word() -> None:
    assert "的" in chinese_stopwords()
    assert chinese_terms("媽媽的藥房") == ["媽媽", "藥房"]


def test_the_words_of_a_phrase_have_no_order() -> None:
    assert phrase("memory loss", "en") == phrase("loss of memory", "en")
