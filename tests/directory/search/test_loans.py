"""English words in other scripts, by their consonants."""

import pytest

from directory.search.loans import (
    by_consonants,
    by_sound,
    english_consonants,
    english_for,
    native_for,
)
from portal.languages.folding import fold, words

ENGLISH = by_consonants(
    [
        "clinic",
        "hospital",
        "pharmacy",
        "dental",
        "dentist",
        "doctor",
        "benefits",
        "library",
        "labour",
        "support",
        "parking",
        "housing",
        "council",
        "camping",
        "sun",
    ]
)


def meant(written: str) -> str | None:
    return english_for(words(written)[0], ENGLISH)


@pytest.mark.parametrize(
    ("written", "english"),
    [
        # Gurmukhi
        ("ਹਸਪਤਾਲ", "hospital"), ("ਡੈਂਟਿਸਟ", "dentist"), ("ਫਾਰਮੇਸੀ", "pharmacy"),
        ("ਕਲੀਨਿਕ", "clinic"), ("ਸਪੋਰਟ", "support"),
        # Gujarati; the sign for a nasal is n before k and t, m before p, and the letter m is m.
        ("ક્લિનિક", "clinic"), ("હોસ્પિટલ", "hospital"), ("ડૉક્ટર", "doctor"),
        ("ડેન્ટલ", "dental"), ("બેનિફિટ્સ", "benefits"), ("કાઉન્સિલ", "council"),
        ("હાઉસિંગ", "housing"), ("કેંપિંગ", "camping"), ("ફાર્મસી", "pharmacy"),
        # Urdu
        ("ہاسپٹل", "hospital"), ("ڈینٹسٹ", "dentist"), ("ڈاکٹر", "doctor"), ("پارکنگ", "parking"),
        # Ethiopic
        ("ክሊኒክ", "clinic"), ("ሆስፒታል", "hospital"), ("ዶክተር", "doctor"),
    ],
)  # fmt: skip
def test_a_word_is_known_by_its_sounds(written: str, english: str) -> None:
    assert meant(written) == english


@pytest.mark.parametrize(("written", "english"), [("લેબર", "labour"), ("લાઇબ્રેરી", "library")])
def test_vowels_decide_between_words_of_the_same_consonants(written: str, english: str) -> None:
    assert meant(written) == english


def test_the_same_consonants_between_other_vowels_are_another_word() -> None:
    assert meant("કાલોનાકા") is None


def test_a_word_of_the_language_itself_is_left_alone() -> None:
    assert meant("સંભાળ") is None


@pytest.mark.parametrize("written", ["સન", "ਸਨ", "سن"])
def test_two_consonants_say_too_little(written: str) -> None:
    assert english_for(words(written)[0], {"sn": ["sun"]}) is None


def test_a_short_word_is_not_kept_for_comparing() -> None:
    assert "sun" not in [word for those in ENGLISH.values() for word in those]


@pytest.mark.parametrize("written", ["hospital", "hosptl", "klinik"])
def test_latin_letters_are_never_read_as_a_loan(written: str) -> None:
    assert english_for(written, ENGLISH) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("physio", "fisio"), ("cheque", "jek"), ("station", "stasn"), ("knee", "nee"),
     ("centre", "sentre"), ("general", "jeneral"), ("xray", "ksray"), ("whisper", "visper")],
)  # fmt: skip
def test_english_spellings_of_one_sound_have_the_same_consonants(one: str, other: str) -> None:
    assert english_consonants(one) == english_consonants(other)


@pytest.mark.parametrize(
    ("written", "native"),
    [
        ("rasoi", "રસોઈ"), ("sambhalvu", "સંભાળવું"), ("hospital", "હોસ્પિટલ"),
        ("dekhbhal", "ਦੇਖਭਾਲ"), ("dukaan", "ਦੁਕਾਨ"),
        ("tarjama", "ترجمہ"),
        ("kitab", None), ("a", None), ("રસોઈ", None),
    ],
)  # fmt: skip
def test_a_word_in_latin_letters_is_known_by_its_sounds(written: str, native: str | None) -> None:
    known = by_sound(
        fold(word)
        for word in ("રસોઈ", "સંભાળવું", "હોસ્પિટલ", "ਦੇਖਭਾਲ", "ਦੁਕਾਨ", "ترجمہ", "હોલ", "rasoi")
    )
    assert native_for(written, known) == (fold(native) if native else None)
