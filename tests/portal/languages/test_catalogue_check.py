"""What the gate finds in a catalogue."""

from pathlib import Path

import polib
import pytest
from pytest_django import Settings

from portal.languages.catalogues import check, files
from portal.languages.catalogues.extract import Message
from portal.languages.table import BY_CODE

POLISH, ARABIC = BY_CODE["pl"], BY_CODE["ar"]


def problems(english: str, polish: str, *, flags: tuple[str, ...] = ()) -> list[str]:
    entry = polib.POEntry(msgid=english, msgstr=polish, flags=["python-format", *flags])
    return list(check.entry_problems(entry, POLISH))


def plural_problems(singular: str, plural: str, *forms: str) -> list[str]:
    entry = polib.POEntry(
        msgid=singular, msgid_plural=plural, msgstr_plural=dict(enumerate(forms)), flags=[]
    )
    return list(check.entry_problems(entry, ARABIC))


def test_a_good_entry_has_no_problem() -> None:
    assert problems("Phone %(phone)s.", "Zadzwoń: %(phone)s.") == []


@pytest.mark.parametrize(
    ("english", "polish", "word"),
    [
        ("Search", "", "not translated"),
        ("Search", "  ", "not translated"),
        ("Phone %(phone)s.", "Zadzwoń.", "leaves out phone"),
        ("Phone us.", "Zadzwoń %(phone)s.", "asks for phone"),
        ("Phone %(phone)s.", "Zadzwoń %(phone)s, 5% taniej.", "lone %"),
        ("A <b>big</b> word", "Duże słowo", "other tags"),
        ("Search", " Szukaj", "space"),
        ("Search", "Szukaj\u200f", "direction mark"),
        ("Search here", "Search here", "still English"),
    ],
)
def test_a_bad_entry_has_its_problem(english: str, polish: str, word: str) -> None:
    assert word in " ".join(problems(english, polish))


def test_a_fuzzy_entry_is_a_problem() -> None:
    assert "is marked fuzzy." in problems("Search", "Szukaj", flags=("fuzzy",))


def test_short_names_may_be_the_same() -> None:
    assert problems("NHS", "NHS") == []


def test_plural_forms_are_counted() -> None:
    assert "6" in plural_problems("%(n)s day", "%(n)s days", "%(n)s يوم")[0]


def test_one_and_two_may_be_said_in_words() -> None:
    forms = ("لا أيام", "يوم واحد", "يومان", "%(n)s أيام", "%(n)s يوما", "%(n)s يوم")
    assert plural_problems("%(n)s day", "%(n)s days", *forms) == []


def test_other_placeholders_stay_in_every_form() -> None:
    forms = ["%(count)s في %(place)s"] * 5 + ["%(count)s"]
    found = plural_problems("%(count)s in %(place)s", "%(count)s in %(place)s", *forms)
    assert found == ["leaves out place."]


@pytest.mark.parametrize(
    ("english", "word"),
    [
        (" Search", "space"),
        ("Search for 'help'", "straight"),
        ('Say "help"', "straight"),
        ("Wait...", "three dots"),
    ],
)
def test_english_that_is_hard_to_translate(english: str, word: str) -> None:
    assert word in check.problems_of_source([Message(english, places=["a.html"])])[0]


def test_quotes_inside_a_tag_are_fine() -> None:
    assert check.problems_of_source([Message('<a class="x">Go</a>', places=["a.html"])]) == []


@pytest.fixture
def catalogue(tmp_path: Path, settings: Settings) -> polib.POFile:
    settings.LOCALE_PATHS = [tmp_path]
    catalogue = files.merged(POLISH, [Message("One")])
    catalogue[0].msgstr = "Jeden"
    return catalogue


def test_a_missing_catalogue_is_named(tmp_path: Path, settings: Settings) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    assert "there is no catalogue" in check.problems(POLISH, [])[0]


def test_a_whole_catalogue_is_good(catalogue: polib.POFile) -> None:
    files.write(POLISH, catalogue)
    assert check.problems(POLISH, [Message("One")]) == []


def test_a_new_string_is_found(catalogue: polib.POFile) -> None:
    files.write(POLISH, catalogue)
    assert "is new" in check.problems(POLISH, [Message("One"), Message("Two")])[0]


def test_a_string_that_is_gone_is_found(catalogue: polib.POFile) -> None:
    files.write(POLISH, catalogue)
    assert "no longer used" in check.problems(POLISH, [])[0]


def test_a_header_that_differs_from_the_table_is_found(catalogue: polib.POFile) -> None:
    catalogue.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    files.write(POLISH, catalogue)
    assert "Plural-Forms" in check.problems(POLISH, [Message("One")])[0]


def test_a_state_that_differs_from_the_table_is_found(catalogue: polib.POFile) -> None:
    catalogue.metadata["X-State"] = "reviewed"
    files.write(POLISH, catalogue)
    assert "X-State" in check.problems(POLISH, [Message("One")])[0]
