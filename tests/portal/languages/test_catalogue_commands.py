"""The commands over the catalogues, on a project of their own."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from portal.languages.catalogues import extract, files


@pytest.fixture(autouse=True)
def project(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    monkeypatch.setattr(
        extract, "messages", lambda: [extract.Message("Hello there", places=["a.html"])]
    )


def run(name: str, **options: object) -> str:
    out = StringIO()
    call_command(name, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def fill() -> None:
    run("make_catalogues")
    for language in files.TRANSLATED:
        catalogue = files.read(language)
        catalogue[0].msgstr = "…"
        files.write(language, catalogue)


def test_making_says_how_much_is_to_translate() -> None:
    assert "Polish: 1 strings, 1 to translate" in run("make_catalogues")


def test_making_again_changes_nothing() -> None:
    run("make_catalogues")
    assert run("make_catalogues").count("unchanged") == len(files.TRANSLATED)


def test_compiling_names_what_it_did() -> None:
    fill()
    assert "Urdu" in run("compile_catalogues", force=True)
    assert run("compile_catalogues") == "Compiled: nothing new.\n"


def test_checking_fails_while_something_is_to_translate() -> None:
    run("make_catalogues")
    with pytest.raises(CommandError, match="8 problems"):
        run("check_catalogues")


def test_checking_passes_when_all_is_translated() -> None:
    fill()
    assert "all good" in run("check_catalogues")
