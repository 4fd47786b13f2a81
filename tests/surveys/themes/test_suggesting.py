"""Word lists suggest, in every language, whatever the spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages.table import LANGUAGES
from surveys.themes.framework import framework_version, themes, title_of
from surveys.themes.suggesting import suggested, word_list

CODES = [language.code for language in LANGUAGES]


def found(language, text):
    return {one.theme for one in suggested([(language, text)])}


@pytest.mark.parametrize("code", CODES)
def test_every_list_is_for_the_themes_there_are(code):
    listed = word_list(code)
    assert {theme for theme, _, _ in listed.phrases} == set(themes())
    assert listed.version >= 1


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_finds_itself(code):
    missed = [
        (theme, written)
        for theme, written, _ in word_list(code).phrases
        if theme not in found(code, f"x {written.replace('*', '')} x")
    ]
    assert missed == []


@pytest.mark.parametrize("code", CODES)
def test_no_list_is_said_to_be_reviewed_by_itself(code):
    """A list becomes reviewed by a person who changes the file; this test then goes by her name."""
    assert not word_list(code).is_reviewed


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("en", "They LISTENED to me", "listening"),
        ("en", "I am still waiting", "timeliness"),
        ("pl", "prosze oddzwonic szybciej", "timeliness"),
        ("ur", "عملے نے میری بات غور سے سني", "listening"),
        ("ar", "كانت المعاملة جيدة", "manner"),
        ("ar", "كانت المعامله جيده", "manner"),
        ("ro", "trebuie sa astept mult", "timeliness"),
        ("zh-hant", "職員很有耐心", "manner"),
        ("pa", "ਪੰਜਾਬੀ ਵਿੱਚ ਚਿੱਠੀ ਭੇਜੋ", "language"),
    ],
)
def test_spellings_of_one_word_are_one(language, text, theme):
    assert theme in found(language, text)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The cabinet is full", "home"),
        ("Nobody was interested", "breaks"),
        ("an unkindly cut", "manner"),
        ("people told me nothing", "continuity"),
    ],
)
def test_parts_of_other_words_suggest_nothing(text, theme):
    assert theme not in found("en", text)


def test_it_says_which_words_it_was():
    (one,) = suggested([("en", "A kind and patient woman")])
    assert one.theme == "manner"
    assert set(one.because) == {"kind", "patient"}


def test_a_language_without_a_list_suggests_nothing():
    assert word_list("fr") is None
    assert suggested([("fr", "une personne gentille"), ("../en", "kind")]) == []


@given(st.text(max_size=200))
def test_no_text_raises(text):
    for code in CODES:
        assert {one.theme for one in suggested([(code, text)])} <= set(themes())


def test_the_framework_says_what_each_theme_is():
    assert len(themes()) == 18
    assert framework_version() == 1
    for theme in themes().values():
        assert all([theme.title, theme.about, theme.source, theme.ascof])
        assert theme.statement_words.startswith(("I ", "Those", "What"))
        assert not theme.is_confirmed


def test_a_theme_of_an_older_version_keeps_its_code():
    assert title_of("home") == "Equipment and the home"
    assert title_of("gone") == "gone"
