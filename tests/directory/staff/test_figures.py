"""Figures: words that found nothing, use by hour and by language."""

import datetime

import pytest
from django.utils import timezone

from directory.models import EmptySearch, Use
from directory.staff.use_in_words import empty_searches, hours_of_week, languages
from tests.directory.staff.reading import page, rows, text

SEARCHES = "/staff/directory/searches/"
USE = "/staff/directory/use/"
TODAY = datetime.date(2026, 7, 15)
MONDAY = datetime.date(2026, 7, 13)


def searched(words, *days_ago, language="en", times=1, today=TODAY):
    for ago in days_ago:
        day = today - datetime.timedelta(days=ago)
        EmptySearch.objects.create(words=words, language=language, day=day, times=times)


def used(hour, times, *, week=MONDAY, language="en", kind="search"):
    Use.objects.create(kind=kind, week=week, hour_of_week=hour, language=language, times=times)


# Searches without results -----------------------------------------------------


def test_words_on_three_days_are_shown(db):
    searched("stairlift repair", 0, 3, 9, times=2)
    (row,) = empty_searches(TODAY, weeks=12)
    assert (row["words"], row["days"], row["all_times"]) == ("stairlift repair", 3, 6)


def test_words_on_two_days_are_not_however_often(db):
    searched("jane example", 0, 1, times=500)
    assert empty_searches(TODAY, weeks=12) == []


def test_three_languages_on_one_day_are_one_day(db):
    for language in ("en", "ur", "pl"):
        searched("jane example", 0, language=language)
    assert empty_searches(TODAY, weeks=12) == []


def test_the_languages_of_the_pages_are_named(db):
    searched("opieka", 0, 1, language="pl")
    searched("opieka", 2, language="en")
    (row,) = empty_searches(TODAY, weeks=12)
    assert [language.code for language in row["languages"]] == ["en", "pl"]


def test_older_days_do_not_count(db):
    searched("jane example", 0, 1, 90)
    assert empty_searches(TODAY, weeks=4) == []


def test_most_days_first(db):
    searched("b", 0, 1, 2, times=9)
    searched("a", 0, 1, 2, 3)
    assert [row["words"] for row in empty_searches(TODAY, weeks=4)] == ["a", "b"]


def test_the_page_of_empty_searches(editor, db):
    searched("<i>stairlift</i> & co", 0, 1, 2, today=timezone.localdate())
    answer = editor.get(SEARCHES)
    assert rows(answer)[0][:4] == ["<i>stairlift</i> & co", "3", "3", "English"]
    link = page(answer).select_one("tbody a")["href"]
    assert link.startswith("/en/directory/?q=%3Ci%3E")


def test_no_empty_searches(editor, db):
    assert "No words came back empty on three different days." in text(editor.get(SEARCHES))


# Use -----------------------------------------------------------------------


def test_hours_stand_in_their_row_and_day(db):
    used(9, 4)
    used(3 * 24 + 9, 8)
    week = hours_of_week(TODAY, weeks=4, kind="search")
    hour, cells, total = week.hours[9]
    assert (hour, total) == ("09:00", 12)
    assert [cell.times for cell in cells] == [4, 0, 0, 8, 0, 0, 0]
    assert [cell.level for cell in cells] == [2, 0, 0, 4, 0, 0, 0]
    assert week.totals == [4, 0, 0, 8, 0, 0, 0]
    assert week.busiest == "Thursday from 09:00 to 10:00"


def test_weeks_and_languages_are_added_up(db):
    used(167, 1)
    used(167, 2, language="ur")
    used(167, 3, week=MONDAY - datetime.timedelta(weeks=1))
    week = hours_of_week(TODAY, weeks=2, kind="search")
    assert week.total == 6
    assert week.busiest == "Sunday from 23:00 to 24:00"


@pytest.mark.parametrize(("weeks", "total"), [(1, 1), (4, 3)])
def test_only_the_weeks_asked_for(db, weeks, total):
    used(0, 1)
    used(0, 2, week=MONDAY - datetime.timedelta(weeks=3))
    used(0, 4, week=MONDAY - datetime.timedelta(weeks=4))
    assert hours_of_week(TODAY, weeks=weeks, kind="search").total == total


def test_kinds_are_counted_apart(db):
    used(0, 5, kind="service")
    assert hours_of_week(TODAY, weeks=4, kind="search").total == 0
    assert hours_of_week(TODAY, weeks=4, kind="service").total == 5


def test_every_language_has_a_row_most_used_first(db):
    used(0, 3, language="ur")
    used(1, 1, language="en")
    counted = languages(TODAY, weeks=4, kind="search")
    assert len(counted) == 9
    assert [(row["language"].code, row["times"], row["share"]) for row in counted[:2]] == [
        ("ur", 3, 0.75),
        ("en", 1, 0.25),
    ]


def test_the_page_of_use_has_numbers_in_every_cell(editor, db):
    used(
        9, 1400, week=timezone.localdate() - datetime.timedelta(days=timezone.localdate().weekday())
    )
    answer = editor.get(USE)
    assert "Searches in the last 12 weeks: 1,400 . Busiest: Monday" in text(answer)
    cells = page(answer).select(".heat tbody td")
    assert len(cells) == 25 * 8
    assert all(cell.get_text(strip=True) for cell in cells)


def test_the_form_shows_the_period_of_the_table(editor, db):
    shown = page(editor.get(f"{USE}?weeks=52&kind=service"))
    assert shown.select_one("#id_weeks option[selected]")["value"] == "52"
    assert shown.select_one("#id_kind option[selected]")["value"] == "service"
    assert page(editor.get(USE)).select_one("#id_weeks option[selected]")["value"] == "12"


def test_nothing_counted_says_so(editor, db):
    assert "Nothing was counted in the last 12 weeks." in text(editor.get(USE))


@pytest.mark.parametrize("query", ["weeks=-1", "weeks=1e9", "weeks=x&kind=y", "kind=%00"])
@pytest.mark.parametrize("url", [SEARCHES, USE])
def test_a_period_nobody_could_mean(editor, db, url, query):
    assert editor.get(f"{url}?{query}").status_code == 200


@pytest.mark.parametrize("role", ["commissioner", "system_administrator", "directory_editor"])
def test_who_sees_figures(sign_in, db, role):
    client = sign_in(role)
    assert client.get(USE).status_code == client.get(SEARCHES).status_code == 200


def test_a_commissioner_meets_no_link_that_is_closed(sign_in, db):
    client = sign_in("commissioner")
    for link in page(client.get(USE)).select(".staff-nav a"):
        assert client.get(link["href"]).status_code == 200
