"""Catalogues on disk: quiet to compare, faithful to what was translated."""

from pathlib import Path

import polib
import pytest
from pytest_django import Settings

from portal.languages.catalogues import files
from portal.languages.catalogues.extract import Message
from portal.languages.table import BY_CODE

POLISH = BY_CODE["pl"]
ONE = Message("One", places=["templates/a.html"])
DAYS = Message("%(n)s day", "%(n)s days", places=["templates/b.html"])


@pytest.fixture(autouse=True)
def locale(tmp_path: Path, settings: Settings) -> Path:
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


def translated(text: str, *messages: Message) -> None:
    catalogue = files.merged(POLISH, list(messages))
    for entry in catalogue:
        entry.msgstr = text
    files.write(POLISH, catalogue)


def test_it_lies_where_django_looks(locale: Path) -> None:
    assert files.path_of(BY_CODE["zh-hant"]) == locale / "zh_Hant" / "LC_MESSAGES" / "django.po"


def test_the_header_has_the_plural_rule_of_the_table() -> None:
    assert files.merged(POLISH, []).metadata["Plural-Forms"] == POLISH.plural_forms


def test_the_header_has_no_dates() -> None:
    assert not [name for name in files.merged(POLISH, []).metadata if "Date" in name]


def test_places_have_no_line_numbers() -> None:
    files.write(POLISH, files.merged(POLISH, [ONE]))
    assert "#: templates/a.html\n" in files.path_of(POLISH).read_text()


def test_a_translation_is_kept() -> None:
    translated("Jeden", ONE)
    assert files.merged(POLISH, [ONE, DAYS])[0].msgstr == "Jeden"


def test_a_translation_of_changed_english_is_not_kept() -> None:
    translated("Jeden", ONE)
    assert [entry.msgstr for entry in files.merged(POLISH, [Message("One more")])] == [""]


def test_an_entry_that_is_gone_leaves_nothing_behind() -> None:
    translated("Jeden", ONE)
    files.write(POLISH, files.merged(POLISH, [DAYS]))
    assert "Jeden" not in files.path_of(POLISH).read_text()


def test_a_plural_has_as_many_forms_as_the_language() -> None:
    assert set(files.merged(POLISH, [DAYS])[0].msgstr_plural) == {0, 1, 2}


def test_plural_forms_are_kept() -> None:
    catalogue = files.merged(POLISH, [DAYS])
    catalogue[0].msgstr_plural = {0: "dzień", 1: "dni", 2: "dni"}
    files.write(POLISH, catalogue)
    assert files.merged(POLISH, [DAYS])[0].msgstr_plural[0] == "dzień"


def test_a_fuzzy_mark_is_kept_for_the_check_to_find() -> None:
    catalogue = files.merged(POLISH, [ONE])
    catalogue[0].flags.append("fuzzy")
    files.write(POLISH, catalogue)
    assert "fuzzy" in files.merged(POLISH, [ONE])[0].flags


def test_writing_the_same_again_changes_nothing() -> None:
    translated("Jeden", ONE)
    assert not files.write(POLISH, files.merged(POLISH, [ONE]))


def test_a_compiled_catalogue_translates() -> None:
    translated("Jeden", ONE)
    files.compile_one(POLISH)
    compiled = polib.mofile(str(files.path_of(POLISH).with_suffix(".mo")))
    assert compiled.find("One").msgstr == "Jeden"


def test_a_fuzzy_entry_stays_english_when_compiled() -> None:
    catalogue = files.merged(POLISH, [ONE])
    catalogue[0].msgstr, catalogue[0].flags = "Jeden", ["fuzzy"]
    files.write(POLISH, catalogue)
    files.compile_one(POLISH)
    assert polib.mofile(str(files.path_of(POLISH).with_suffix(".mo"))).find("One") is None


def test_what_is_compiled_is_not_compiled_again() -> None:
    translated("Jeden", ONE)
    assert [files.compile_one(POLISH), files.compile_one(POLISH)] == [True, False]
