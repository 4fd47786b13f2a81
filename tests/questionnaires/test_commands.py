"""`questions` and `load_questionnaires`, as people and other systems call them."""

import contextlib
import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command, execute_from_command_line

from portal.languages.models import Translation
from portal.registry.registry import Registry
from questionnaires import registry
from questionnaires.models import Version, VersionState
from tests.questionnaires.test_versions import DEFINITION, ENGLISH, POLISH

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one questionnaire that ships, and no texts besides."""
    folder = tmp_path / "tea"
    (folder / "texts").mkdir(parents=True)
    (folder / "definition.toml").write_text(DEFINITION)
    (folder / "texts" / "en.toml").write_text(f'section.cup.title = "Your tea"\n{ENGLISH}')
    monkeypatch.setattr(registry, "folders", Registry[Path]("folders"))
    monkeypatch.setattr(registry, "text_loaders", Registry[Any]("loaders"))
    registry.register(folder)
    return folder


def load(**options: Any) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("load_questionnaires", stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def change(folder: Path, was: str, now: str) -> None:
    path = folder / "texts" / "en.toml"
    path.write_text(path.read_text().replace(was, now))


# Loading --------------------------------------------------------------------------------------


def test_the_first_version_ever_is_published(folder: Path) -> None:
    assert load() == ("tea, version 1: a new draft.\ntea, version 1: published.\n", "")
    assert Version.objects.active(questionnaire="tea").number == 1


def test_loading_again_says_and_changes_nothing(folder: Path) -> None:
    load()
    assert load(publish=True) == ("", "")
    assert Version.objects.count() == 1


def test_a_later_version_waits_for_a_person(folder: Path) -> None:
    load()
    change(folder, "take milk", "want milk")
    assert load() == ("tea, version 2: a new draft.\n", "")
    assert Version.objects.active(questionnaire="tea").number == 1


def test_a_later_version_is_published_on_demand_even_when_loaded_before(folder: Path) -> None:
    load()
    change(folder, "take milk", "want milk")
    load()
    assert load(publish=True) == ("tea, version 2: published.\n", "")
    assert Version.objects.active(questionnaire="tea").number == 2


def test_a_draft_with_faults_stays_a_draft_and_says_why(folder: Path) -> None:
    load()
    change(folder, ', no = "No"', "")
    out, err = load(publish=True)
    assert out == "tea, version 2: a new draft.\n"
    assert "tea, version 2 was not published." in err
    assert "There are no English words for question/milk, option.no." in err
    states = dict(Version.objects.values_list("number", "state"))
    assert states == {1: VersionState.ACTIVE, 2: VersionState.DRAFT}


@pytest.mark.parametrize("text", ["code = 'tea'", "not toml", None])
def test_a_folder_that_cannot_be_read_hinders_no_other(
    folder: Path, text: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = folder.parent / "broken"
    shutil.copytree(folder, other)
    (other / "definition.toml").unlink()
    if text is not None:
        (other / "definition.toml").write_text(text)
    monkeypatch.setattr(registry, "folders", [other, folder])
    out, err = load()
    assert "tea, version 1: published." in out
    assert str(other) in err
    assert "Not everything could be loaded" in err


def test_translations_come_along(folder: Path) -> None:
    (folder / "texts" / "pl.toml").write_text(POLISH)
    assert "tea, version 1: 1 translated texts written." in load()[0]
    assert Translation.objects.count() == 1


def test_texts_of_other_kinds_load_with_them(folder: Path) -> None:
    registry.register_texts("routes", lambda: 3)
    registry.register_texts("nothing new", lambda: 0)
    out, _ = load()
    assert "routes: 3 translated texts written." in out
    assert "nothing new" not in out


# Questions ------------------------------------------------------------------------------------


def questions(*arguments: str) -> tuple[str, str, int]:
    """What a shell sees: output, errors, exit code."""
    out, err, code = StringIO(), StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            execute_from_command_line(["manage.py", "questions", "--skip-checks", *arguments])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
    return out.getvalue(), err.getvalue(), code


def test_json_is_one_document_with_these_fields(folder: Path) -> None:
    load()
    out, err, code = questions("tea", "--json")
    assert (err, code) == ("", 0)
    assert json.loads(out) == [
        {
            "code": "milk",
            "section": "cup",
            "type": "choice",
            "visible_if": None,
            "tags": [],
            "options": [{"code": "yes", "tags": []}, {"code": "no", "tags": []}],
        }
    ]


def test_only_what_is_published_is_listed(folder: Path) -> None:
    load()
    change(folder, "take milk", "want milk")
    load()
    assert "Do you take milk? [milk]" in questions("tea")[0]


def test_without_json_people_can_read_it(folder: Path) -> None:
    load()
    out, _, _ = questions("tea")
    assert out.splitlines()[:4] == ["tea, version 1", "", "Your tea [cup]", ""]
    assert "    - Yes [yes]" in out


@pytest.mark.parametrize("code", ["coffee", "", "caf\udce9", "\x00", "tea; drop table"])
def test_an_unknown_code_is_bad_input(folder: Path, code: str) -> None:
    load()
    out, err, exit_code = questions(code, "--json")
    assert (out, exit_code) == ("", 1)
    assert "has been published. Published: tea." in err


def test_wrong_usage(folder: Path) -> None:
    assert questions()[2] == 2
    assert questions("tea", "--xml")[2] == 2
