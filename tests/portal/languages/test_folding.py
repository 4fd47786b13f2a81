"""The fold: what a reader takes as the same spelling compares as equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import folding
from portal.languages.folding import bigrams, fold, is_chinese, script_of, words

SAME = [
    # Polish letters with and without a decomposition; cedilla and comma in Romanian.
    ("Łódź", "lodz"),
    ("żłobek", "zlobek"),
    ("sănătate", "sanatate"),
    ("asistenţă", "asistență"),
    # Arabic and Urdu forms of one letter, marks and tatweel.
    ("كيمونٹي", "کیمونٹی"),
    ("الرِعَاية", "الرعايه"),
    ("إعاقة", "اعاقه"),
    ("رعـــاية", "رعاية"),
    # Gurmukhi: nukta, gemination, vowel length; precomposed and decomposed.
    ("ਸ਼ਰਾਬ", "ਸਰਾਬ"),
    ("\u0a36", "\u0a38\u0a3c"),
    ("ਬੱਚਾ", "ਬਚਾ"),
    ("ਬੀਮਾਰੀ", "ਬਿਮਾਰਿ"),
    # Gujarati vowel length.
    ("બીમારી", "બિમારિ"),
    # Digits of other scripts, apostrophes, ampersands, width.
    ("۱۲", "12"),
    ("૧૮", "18"),
    ("carer's", "carers"),
    ("A&E", "ae"),
    ("ＣＶ１", "cv1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_that_mean_the_same_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_vowel_signs_stay_in_their_words() -> None:
    assert words("ਦੇਖਭਾਲ ਕਰਨਾ") == [fold("ਦੇਖਭਾਲ"), fold("ਕਰਨਾ")]
    assert len(words("સંભાળ")) == 1


def test_ethiopic_splits_at_its_own_separators() -> None:
    assert len(words("ምእላይ፡ሓገዝ፣ገንዘብ")) == 3


def test_ethiopic_homophones_stay_apart_until_a_reader_agrees() -> None:
    assert fold("ሰላም") != fold("ሠላም")


def test_chinese_stays_one_run_beside_latin() -> None:
    assert words("CV1市中心 圖書館") == ["cv1", "市中心", "圖書館"]
    assert is_chinese("圖書館")
    assert bigrams("圖書館") == ["圖書", "書館"]
    assert bigrams("書") == ["書"]


@pytest.mark.parametrize(
    ("word", "script"),
    [("carer", "Latin"), ("دیکھ", "Arabic"), ("ਮਾਂ", "Gurmukhi"), ("મા", "Gujarati"),
     ("ኣደ", "Ethiopic"), ("媽媽", "Chinese"), ("12", "Latin"), ("ωμ", "other")],
)  # fmt: skip
def test_script_of_a_word(word: str, script: str) -> None:
    assert script_of(fold(word)) == script


HOSTILE = st.text(st.characters(codec=None), max_size=60)
"""Any code point there is, lone surrogates and controls among them."""


@given(HOSTILE)
def test_fold_never_raises_and_is_stable(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(HOSTILE)
def test_folded_words_hold_nothing_but_letters_digits_and_vowel_signs(text: str) -> None:
    for word in words(text):
        assert word
        assert not set(word) & set("\"'|&!():*\x00 ")


@given(st.text(max_size=40))
def test_direction_overrides_change_nothing(text: str) -> None:
    assert fold(f"\u202e{text}\u202c") == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_the_short_way_for_ascii_gives_the_same(text: str) -> None:
    assert folding._plain(text) == folding._any(text)


def test_what_is_folded_once_is_remembered_nowhere() -> None:
    fold.cache_clear()
    assert folding.fold_once("Łódź in confidence") == "lodz in confidence"
    assert fold.cache_info().currsize == 0
