"""Translations of guides from files into rows, and the queue of translators."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from carers.guides import texts
from carers.guides.texts import KIND, load_texts, read_file, units
from portal.languages.kinds import text_kinds
from portal.languages.models import State, Translation

pytestmark = pytest.mark.django_db

POLISH = """
[guide.dementia]
title = "Opieka nad osobą z demencją"
part.1.title = "Jeśli martwi Cię pamięć"
nonsense = "to pole nie istnieje"

[guide.no-such-guide]
title = "Nie ma"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pl.toml").write_text(POLISH)
    return tmp_path


def test_parts_become_fields() -> None:
    fields = units()["dementia"].texts
    assert fields["part.2.title"] == "The Dementia Hub"
    assert "\n" in units()["carers-allowance"].texts["part.1.text"]


def test_a_file_becomes_drafts(folder: Path) -> None:
    assert load_texts(folder) == 1
    row = Translation.objects.get(kind=KIND)
    assert (row.object_id, row.language, row.state) == ("dementia", "pl", State.DRAFT)
    assert set(row.texts) == {"title", "part.1.title"}


def test_loading_again_changes_nothing(folder: Path) -> None:
    load_texts(folder)
    assert load_texts(folder) == 0


def test_what_a_person_has_reviewed_stays(folder: Path) -> None:
    load_texts(folder)
    Translation.objects.update(
        texts={"title": "Lepszy tytuł"}, state=State.REVIEWED, reviewed_at=timezone.now()
    )
    assert load_texts(folder) == 0
    assert Translation.objects.get().texts["title"] == "Lepszy tytuł"


def test_the_command_says_how_many_there_are() -> None:
    said = StringIO()
    call_command("load_guides", stdout=said)
    assert said.getvalue().startswith("Guides: 17; ")


def test_a_guide_without_words_stops_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = {slug: unit for slug, unit in units().items() if slug != "dementia"}
    monkeypatch.setattr("carers.management.commands.load_guides.units", lambda: fewer)
    with pytest.raises(CommandError, match="dementia"):
        call_command("load_guides", stdout=StringIO())


def test_translators_have_each_guide_in_their_queue_danger_first() -> None:
    kind = text_kinds.get(KIND)
    assert kind is not None
    pieces = {piece.unit.pk: piece for piece in kind.pieces()}
    assert set(pieces) == set(units())
    assert pieces["reporting-abuse"].first == "danger"
    assert pieces["care-homes"].first == ""


def test_no_key_is_too_long_for_its_row() -> None:
    assert all(len(unit.pk) <= 60 for unit in units().values())
    assert read_file(texts.TEXTS / "en.toml") == {
        slug: dict(unit.texts) for slug, unit in units().items()
    }
