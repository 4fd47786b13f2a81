"""The actions of a quarter, as the pack and the meeting have them."""

import datetime
import json

import pytest

from surveys.acting.listing import of_quarter
from tests.factories.acting import action_of, entry_of
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
FIRST, LAST = datetime.date(2026, 7, 1), datetime.date(2026, 9, 30)
LATER = datetime.date(2026, 11, 28)


def day(month, number=15):
    return datetime.date(2026, month, number)


def action(title, recorded, due, ended=None, state="open", **fields):
    why = {"stopped_because": "No money"} if state == "stopped" else {}
    about = {"recorded_on": recorded, "due_on": due, "ended_on": ended, "state": state}
    return action_of(title=title, **about, **why, **fields)


@pytest.fixture
def year(db):
    action("old and done before", day(2), day(4), day(5), "done")
    action("old, done in it", day(5), day(8), day(8), "done")
    action("old, still late", day(5), day(8))
    action("new, stopped", day(7), day(12), day(9), "stopped")
    action("new, done after", day(8), day(9), day(10), "done")
    action("after it", day(10), day(12))


def titles(listed):
    return [one.title for one in listed]


def test_each_list_has_its_actions(year):
    found = of_quarter(FIRST, LAST, today=LATER)
    assert titles(found.opened) == ["new, done after", "new, stopped"]
    assert titles(found.done) == ["old, done in it"]
    assert titles(found.stopped) == ["new, stopped"]
    assert set(titles(found.overdue)) == {"old, still late", "new, done after"}
    assert set(titles(found.before)) == {"old, done in it", "old, still late"}


def test_what_ended_after_it_was_still_going(year):
    found = of_quarter(FIRST, LAST, today=LATER)
    one = next(one for one in found.opened if one.title == "new, done after")
    assert (one.state, one.ended_on, one.is_overdue) == ("Under way", None, True)


def test_while_the_quarter_goes_on_it_is_as_of_today(year):
    found = of_quarter(FIRST, LAST, today=day(7, 20))
    assert titles(found.opened) == ["new, stopped"]
    assert found.opened[0].state == "Under way"
    assert found.overdue == ()


def test_safeguarding_is_left_out_unless_it_is_asked_for(db):
    about = survey_of(is_safeguarding=True)
    action("of safeguarding", day(7), day(12), survey=about)
    assert of_quarter(FIRST, LAST, today=LATER).opened == ()
    assert titles(of_quarter(FIRST, LAST, safeguarding=True, today=LATER).opened) == [
        "of safeguarding"
    ]


def test_it_says_what_came_of_it_and_what_the_public_was_told(db):
    one = action("a kettle", day(7), day(12))
    one.judgements.create(verdict="better", reason="It is warm.", by=one.owner)
    entry_of(one)
    found = of_quarter(FIRST, datetime.date(2030, 9, 30)).opened[0]
    assert found.judgement == "It got better: It is warm."
    assert found.published == "Warmer tea"


def test_as_a_document_it_is_plain(year):
    document = of_quarter(FIRST, LAST, today=LATER).document()
    again = json.loads(json.dumps(document))
    assert again == document
    assert document["first"] == "2026-07-01"
    assert document["done"][0]["ended_on"] == "2026-08-15"
