"""What rooms offer each other."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from portal.registry import registry
from portal.registry.registry import (
    AlreadyRegistered,
    Registry,
    StaffTile,
    after_this,
    announce,
    fill_slot,
    fillings,
    staff_tiles,
    tiles_for,
)


@pytest.fixture(autouse=True)
def _own_registries(monkeypatch):
    for name in ("_slots", "_listeners", "staff_tiles"):
        monkeypatch.setattr(getattr(registry, name), "_items", {})


def tile(title, order=100, open_to=lambda user: True):
    return StaffTile(
        title=title, description="", url_name="staff:home", open_to=open_to, order=order
    )


def test_things_keep_their_order():
    things = Registry("things")
    things.register("b", 1)
    things.register("a", 2)
    assert list(things) == [1, 2]
    assert things.items() == [("b", 1), ("a", 2)]
    assert len(things) == 2


def test_a_thing_is_found_by_name():
    things = Registry("things")
    things.register("a", 1)
    assert things.get("a") == 1
    assert things.get("b") is None


def test_the_same_thing_twice_is_one():
    things = Registry("things")
    things.register("a", 1)
    things.register("a", 1)
    assert list(things) == [1]


def test_two_things_under_one_name_are_a_fault():
    things = Registry("things")
    things.register("a", 1)
    with pytest.raises(AlreadyRegistered, match="things"):
        things.register("a", 2)


def test_tiles_come_in_their_order():
    staff_tiles.register("late", tile("Late", order=9))
    staff_tiles.register("early", tile("Early", order=1))
    assert [found.title for found in tiles_for(None)] == ["Early", "Late"]


def test_tiles_of_others_are_left_out():
    staff_tiles.register("closed", tile("Closed", open_to=lambda user: False))
    assert tiles_for(None) == []


def test_an_empty_slot_has_nothing_in_it():
    assert fillings("home_sections") == []


def test_a_slot_shows_its_fillings_in_order(settings, tmp_path):
    (tmp_path / "words.html").write_text("<p>{{ words }} {{ request.path }}</p>")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    fill_slot("part", "second", template="words.html", context=lambda r: {"words": "two"}, order=2)
    fill_slot("part", "first", template="words.html", context=lambda r: {"words": "one"}, order=1)
    page = Template('{% load slots %}{% slot "part" %}')
    shown = page.render(Context({"request": RequestFactory().get("/here/")}))
    assert shown == "<p>one /here/</p>\n<p>two /here/</p>"


def test_what_goes_into_a_slot_is_escaped(settings, tmp_path):
    (tmp_path / "words.html").write_text("{{ words }}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    fill_slot("part", "bad", template="words.html", context=lambda r: {"words": "<script>"})
    page = Template('{% load slots %}{% slot "part" %}')
    assert page.render(Context({"request": RequestFactory().get("/")})) == "&lt;script&gt;"


def test_listeners_are_told_with_the_facts():
    heard = []
    after_this("assessment.decided", "one", lambda **facts: heard.append(facts))
    announce("assessment.decided", number=3)
    assert heard == [{"number": 3}]


def test_an_event_that_nobody_listens_to_is_fine():
    announce("nobody.cares", number=3)


def test_a_listener_that_fails_stops_the_change_it_belongs_to():
    def fails(**facts):
        raise RuntimeError

    after_this("assessment.decided", "one", fails)
    with pytest.raises(RuntimeError):
        announce("assessment.decided")
