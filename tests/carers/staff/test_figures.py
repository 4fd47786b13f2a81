"""Figures for content owners, of nobody."""

import datetime
from copy import deepcopy

import pytest
from django.utils import timezone

from carers.models import HiddenCount, Plan, Ruleset
from carers.staff.figures import hidden_items, use
from carers.staff.offers import drafts_waiting, due
from questionnaires.loading import digest_of_body
from tests.directory.staff.reading import page, text
from tests.factories.plans import draft_with_key, plan_of

FIGURES = "/staff/carers/figures/"
FRIDAY = datetime.datetime(2026, 11, 27, 15, 0, tzinfo=datetime.UTC)


def plans_at(version, number, *times):
    for at in times:
        for _ in range(number):
            plan = plan_of(draft_with_key(version)[0])
            Plan.objects.filter(pk=plan.pk).update(made_at=at)


def hide(item, count, weeks_ago=0):
    today = timezone.localdate()
    week = today - datetime.timedelta(days=today.weekday(), weeks=weeks_ago)
    HiddenCount.objects.create(item=item, ruleset=1, week=week, count=count)


def test_plans_are_counted_by_day_and_part_of_the_day(assessment):
    at_night = FRIDAY.replace(hour=2)
    saturday = FRIDAY - datetime.timedelta(days=6)
    plans_at(assessment, 5, FRIDAY, at_night, saturday)
    found = use(FRIDAY)
    assert (found.made, found.out_of_hours) == ("15", "10")
    table = {label.split(",")[0]: numbers for label, numbers in found.table}
    assert table["Afternoon"] == ["none", "none", "none", "none", "5", "5", "none"]
    assert table["Night"][4] == "5"


def test_summer_time_counts_as_people_live_it(assessment):
    """16:30 in Greenwich is 17:30 in Coventry: no office is open."""
    plans_at(assessment, 5, datetime.datetime(2026, 7, 1, 16, 30, tzinfo=datetime.UTC))
    assert use(datetime.datetime(2026, 7, 2, tzinfo=datetime.UTC)).out_of_hours == "5"


def test_fewer_than_five_are_not_told_apart_and_older_ones_not_counted(assessment):
    plans_at(assessment, 4, FRIDAY)
    plans_at(assessment, 5, FRIDAY - datetime.timedelta(days=40))
    found = use(FRIDAY)
    assert (found.made, found.table[2][1][4]) == ("fewer than 5", "fewer than 5")


def test_what_is_not_for_me_by_item_the_most_first(book, db):
    hide("cress", 3)
    hide("cress", 4, weeks_ago=2)
    hide("gp", 12)
    hide("nights", 2)
    hide("training", 50, weeks_ago=20)
    found = [(code, times) for code, _, times in hidden_items(timezone.localdate(), book)]
    assert found == [("gp", "12"), ("cress", "7"), ("nights", "fewer than 5")]
    titles = {code: title for code, title, _ in hidden_items(timezone.localdate(), book)}
    assert titles["cress"] == "Sign up for help in an emergency"


def test_an_item_that_is_no_longer_there_keeps_its_code(db):
    hide("gone", 9)
    assert hidden_items(timezone.localdate(), None) == [("gone", "gone", "9")]


def test_the_page_leads_to_items(manager, assessment, ruleset):
    hide("cress", 9)
    answer = manager.get(FIGURES)
    assert "No item is due for review" in text(answer)
    link = page(answer).select_one(".keeping-table__open")
    assert link["href"] == "/staff/carers/paths/?show=items#item-cress"


def test_items_due_for_review_are_on_the_page_and_on_the_tile(manager, assessment, ruleset):
    body = deepcopy(ruleset.body)
    assert due() == ""
    body["items"][0]["review_by"] = "2020-01-01"
    Ruleset.objects.update(body=body, digest=digest_of_body(body))
    assert due() == "1 item due for review"
    assert "1 item due for review" in text(manager.get(FIGURES))
    assert "Overdue 1 January 2020" in text(manager.get(FIGURES))
    assert "1 item due for review" in text(manager.get("/staff/"))


def test_before_anything_is_loaded(manager, db):
    assert "No item is due for review" in text(manager.get(FIGURES))
    assert (due(), drafts_waiting()) == ("", "")


def test_a_draft_that_waits_is_on_the_tile(manager, assessment, draft):
    assert drafts_waiting() == "A draft of rules waits"
    assert "A draft of rules waits" in text(manager.get("/staff/"))


@pytest.mark.parametrize(
    ("role", "tiles"),
    [
        ("carers_adviser", {"All paths of the carers’ plan"}),
        (
            "council_manager",
            {
                "All paths of the carers’ plan",
                "Versions of questions and rules",
                "Figures about plans",
            },
        ),
        ("translator", set()),
    ],
)
def test_each_role_sees_its_own_tiles(sign_in, db, role, tiles):
    headings = {
        heading.get_text(strip=True)
        for heading in page(sign_in(role).get("/staff/")).select(".staff-tile h2")
    }
    every = {
        "All paths of the carers’ plan",
        "Versions of questions and rules",
        "Figures about plans",
    }
    assert headings & every == tiles
