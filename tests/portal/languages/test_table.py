"""The nine languages, as Django, Babel and gettext know them."""

import pytest
from babel.messages.plurals import get_plural
from django.utils import translation
from django.utils.translation import get_language_info

from portal.languages.table import BY_CODE, ENGLISH, LANGUAGES, current_language, language_for


def test_there_are_nine() -> None:
    assert [language.code for language in LANGUAGES] == [
        "en", "pl", "pa", "ur", "ar", "ro", "ti", "gu", "zh-hant"
    ]  # fmt: skip


@pytest.mark.parametrize("code", BY_CODE)
def test_django_knows_it(code: str) -> None:
    assert get_language_info(code)["name_local"] == BY_CODE[code].endonym


@pytest.mark.parametrize("code", BY_CODE)
def test_django_serves_it(code: str) -> None:
    """Without a compiled catalogue Django quietly serves English instead of gu and ti."""
    assert translation.check_for_language(code)


@pytest.mark.parametrize("code", BY_CODE)
def test_django_knows_its_direction(code: str) -> None:
    with translation.override(code):
        assert translation.get_language_bidi() == BY_CODE[code].is_rtl


@pytest.mark.parametrize("code", BY_CODE)
def test_babel_knows_its_locale(code: str) -> None:
    assert BY_CODE[code].locale.script in {None, "Guru", "Hant"}


@pytest.mark.parametrize("code", BY_CODE)
def test_it_has_as_many_plurals_as_gettext_expects(code: str) -> None:
    count = int(BY_CODE[code].plural_forms.split(";")[0].removeprefix("nplurals="))
    assert count == get_plural(BY_CODE[code].locale).num_plurals


def test_an_unknown_code_is_english() -> None:
    assert language_for("xx") is language_for(None) is ENGLISH


def test_the_current_language_is_that_of_the_page() -> None:
    with translation.override("zh-hant"):
        assert current_language().tag == "zh-Hant"
