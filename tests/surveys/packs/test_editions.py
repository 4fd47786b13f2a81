"""Editions: each whole, each naming the one before, none ever changed."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from portal.audit.models import AuditEvent
from surveys.figures.dated import enter_figure
from surveys.models import Action, Frozen, Pack, PackEdition
from surveys.packs.canonical import NotAsItWas, digest
from surveys.packs.checking import is_unbroken
from surveys.packs.deciding import write_decision
from surveys.packs.editions import (
    IsFinal,
    IsMade,
    Moved,
    NotFinal,
    NotOver,
    latest_of,
    make_final,
    make_pack,
    snapshot_of,
    take_again,
    write,
)
from surveys.packs.quarters import quarter_called, quarter_of
from tests.factories.accounts import person

NARRATIVE = {"summary": " What we heard. ", "unheard": "", "nonsense": "left out"}


@pytest.fixture
def pack(edition):
    return edition.pack


@pytest.fixture
def final(pack, maker):
    make_final(pack=pack, seen=1, by=maker)
    return Pack.objects.get(pk=pack.pk)


def about(pack):
    return snapshot_of(latest_of(pack))["edition"]


def test_a_pack_is_made_in_one_go_and_says_by_whom(edition, maker):
    snapshot = snapshot_of(edition)
    assert edition.sha256 == digest(bytes(edition.snapshot))
    assert snapshot["edition"]["by"] == maker.name
    assert snapshot["edition"] | {"by": "", "at": ""} == {
        "number": 1,
        "change": "made",
        "state": "draft",
        "at": "",
        "by": "",
        "previous": "",
    }
    event = AuditEvent.objects.get(verb="surveys.pack.made")
    assert event.detail == {"edition": 1, "sha256": edition.sha256}


def test_each_names_the_one_before(pack, edition, maker):
    second = write(pack=pack, narrative=NARRATIVE, seen=1, by=maker)
    third = make_final(pack=pack, seen=2, by=maker)
    assert snapshot_of(second)["edition"]["previous"] == edition.sha256
    assert snapshot_of(third)["edition"]["previous"] == second.sha256
    assert is_unbroken(pack)


def test_what_was_written_is_all_that_changes(pack, edition, maker):
    second = write(pack=pack, narrative=NARRATIVE, seen=1, by=maker)
    before, after = snapshot_of(edition), snapshot_of(second)
    assert after["narrative"] == {"summary": "What we heard."}
    assert {key for key in after if after[key] != before[key]} == {"narrative", "edition"}


def test_figures_are_taken_again_and_what_was_written_stays(pack, edition, maker):
    write(pack=pack, narrative=NARRATIVE, seen=1, by=maker)
    enter_figure(code="complaints-received", value=7, on=pack.last, source="Register", by=maker)
    again = snapshot_of(take_again(pack=pack, by=maker))
    assert again["narrative"] == {"summary": "What we heard."}
    assert again["quality"] != snapshot_of(edition)["quality"]
    assert again["quality"][1]["value"] == 7


def test_once_it_is_final_it_stands(final, maker):
    assert about(final)["state"] == "final"
    for change in (
        lambda: write(pack=final, narrative=NARRATIVE, seen=2, by=maker),
        lambda: take_again(pack=final, by=maker),
        lambda: make_final(pack=final, seen=2, by=maker),
    ):
        with pytest.raises(IsFinal):
            change()
    assert final.editions.count() == 2


def test_decisions_are_added_and_nothing_else_changes(final, maker):
    before = snapshot_of(latest_of(final))
    said = {"pack": final, "due_on": None, "owner": None, "by": maker}
    write_decision(words=" More interpreters ", who="Ada", **said)
    write_decision(words="Ring back", who="", **said)
    after = snapshot_of(latest_of(final))
    assert [one["words"] for one in after["decisions"]] == ["More interpreters", "Ring back"]
    assert after["edition"]["state"] == "final"
    assert {key for key in after if after[key] != before[key]} == {"decisions", "edition"}
    assert is_unbroken(final)


def test_a_decision_becomes_an_action_of_its_owner(final, maker):
    due = datetime.date(2027, 3, 1)
    words = f"{'Ring back within a day ' * 8}\nAnd say when."
    write_decision(pack=final, words=words, who="", due_on=due, owner=maker, by=maker)
    action = Action.objects.get()
    decision = snapshot_of(latest_of(final))["decisions"][0]
    assert decision["action"] == str(action.pk)
    assert (decision["who"], decision["due_on"]) == (maker.name, "2027-03-01")
    assert (action.source, action.owner, action.due_on) == ("meeting", maker, due)
    assert len(action.title) <= 120
    assert action.source_words == "Quality and Experience Review, Pack of October to December 2025"


def test_decisions_wait_for_the_final_pack(pack, maker):
    with pytest.raises(NotFinal):
        write_decision(pack=pack, words="x", who="", due_on=None, owner=None, by=maker)


def test_whoever_had_an_older_edition_before_her_is_told(pack, maker):
    write(pack=pack, narrative={"summary": "First"}, seen=1, by=maker)
    with pytest.raises(Moved):
        write(pack=pack, narrative={"summary": "Second"}, seen=1, by=maker)
    with pytest.raises(Moved):
        make_final(pack=pack, seen=1, by=maker)
    assert snapshot_of(latest_of(pack))["narrative"] == {"summary": "First"}


def test_a_quarter_that_goes_on_has_no_pack(db, maker):
    with pytest.raises(NotOver):
        make_pack(quarter=quarter_of(timezone.localdate()), by=maker)
    assert not Pack.objects.exists()


def test_there_is_one_pack_of_a_quarter(edition, quarter, maker):
    with pytest.raises(IsMade):
        make_pack(quarter=quarter, by=maker)
    assert PackEdition.objects.count() == 1


@pytest.mark.parametrize("role", ["commissioner", "safeguarding_lead", "complaints"])
def test_others_make_none_and_change_none(edition, role):
    other = person(role)
    with pytest.raises(PermissionDenied):
        make_pack(quarter=quarter_called("2025-q3"), by=other)
    for change in (
        lambda: write(pack=edition.pack, narrative=NARRATIVE, seen=1, by=other),
        lambda: write_decision(
            pack=edition.pack, words="x", who="", due_on=None, owner=None, by=other
        ),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_rows_are_never_changed(edition):
    edition.number = 7
    for change in (
        edition.save,
        edition.delete,
        lambda: PackEdition.objects.update(number=7),
        lambda: PackEdition.objects.all().delete(),
    ):
        with pytest.raises(Frozen):
            change()


def test_bytes_that_somebody_changed_in_the_database_are_found(edition):
    forged = bytes(edition.snapshot).replace(b'"state":"draft"', b'"state":"final"')
    with connection.cursor() as cursor:
        cursor.execute("UPDATE surveys_packedition SET snapshot = %s", [forged])
    changed = PackEdition.objects.get()
    with pytest.raises(NotAsItWas):
        snapshot_of(changed)
    assert not is_unbroken(edition.pack)


def test_an_edition_that_is_missing_is_found(pack, maker):
    write(pack=pack, narrative=NARRATIVE, seen=1, by=maker)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM surveys_packedition WHERE number = 1")
    assert not is_unbroken(pack)


def test_a_pack_without_any_answers(db, quarter, maker):
    snapshot = snapshot_of(make_pack(quarter=quarter, by=maker))
    assert (snapshot["surveys"], snapshot["signals"]) == ([], [])
