"""Forms of one word meet; different words stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.stemming import plain_stem, same_words, stem
from portal.languages.folding import fold, words
from portal.languages.table import LANGUAGES

TOGETHER = [
    ("en", ["carer", "carers", "carer's"]),
    ("en", ["counselling", "counseling", "counselled"]),
    ("pl", ["opieka", "opieki", "opiekę"]),
    ("pl", ["praca", "pracy"]),
    ("ro", ["îngrijire", "îngrijirea"]),
    ("ro", ["bătrân", "bătrâni", "batranilor"]),
    ("ar", ["الصحة", "صحة", "والصحة", "بالصحة"]),
    ("ar", ["مترجم", "المترجمون", "مترجمين"]),
    ("ar", ["أرعى", "يرعى", "ترعى", "نرعى"]),
    ("ar", ["والدي", "الوالد"]),
    ("ur", ["بیماری", "بیماریوں", "بیماریاں"]),
    ("pa", ["ਬੱਚਾ", "ਬੱਚੇ"]),
    ("gu", ["દવા", "દવાઓ"]),
    ("ti", ["ኣላዪ", "ኣለይቲ"]),
]
APART = [
    ("en", "carer", "career"),
    ("en", "hospital", "hospice"),
    ("pl", "opieka", "opiekun"),
    ("ar", "طبيب", "طالب"),
    ("ur", "ماں", "مال"),
    ("ti", "ኣደ", "ኣቦ"),
]


@pytest.mark.parametrize(("language", "forms"), TOGETHER)
def test_forms_of_a_word_meet(language: str, forms: list[str]) -> None:
    assert len({stem(fold(form), language) for form in forms}) == 1


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_different_words_stay_apart(language: str, one: str, other: str) -> None:
    assert stem(fold(one), language) != stem(fold(other), language)


def test_words_of_one_group_meet_in_a_search_only() -> None:
    assert stem("booze", "en") == stem("alcoholic", "en")
    assert plain_stem("booze", "en") != plain_stem("alcoholic", "en")


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_a_word_stands_in_one_group_only(language: str) -> None:
    same = same_words(language)
    assert all(same[one] == one for one in same.values())


def test_loan_words_take_english_endings_in_other_languages() -> None:
    assert stem("benefits", "ur") == stem("benefit", "ur")


@pytest.mark.parametrize(
    "language", ["en", "pl", "pa", "ur", "ar", "ro", "ti", "gu", "zh-hant", "xx"]
)
@given(text=st.text(max_size=30))
def test_no_word_stems_to_nothing(language: str, text: str) -> None:
    for word in words(text):
        assert stem(word, language)
