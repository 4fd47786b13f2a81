"""What the directory counts, as the figures of the whole portal read it."""

import datetime

import pytest

from directory.counting import SEARCHES, count_empty_search, count_needs, count_use
from directory.models import Taxonomy, Use
from directory.opening import LONDON
from directory.usage import SOURCES, need_words
from portal.usage.gathering import gathered
from portal.usage.models import UsageCount
from portal.usage.months import closed_months
from tests.factories.directory import TermFactory

TODAY = datetime.date(2026, 4, 17)
PERIOD = closed_months(TODAY, 3)
SATURDAY = datetime.datetime(2026, 3, 14, 9, 30, tzinfo=LONDON)
EMPTY = "directory-empty"


def figures(code=SEARCHES):
    return gathered(code, SOURCES[code], PERIOD)


def test_searches_by_month_hour_and_language(db):
    for _ in range(12):
        count_use(Use.Kind.SEARCH, "ur", at=SATURDAY)
    for _ in range(8):
        count_use(Use.Kind.SEARCH, "en", at=SATURDAY - datetime.timedelta(days=30))
    found = figures()
    assert found.total() == 20
    assert [found.total(month) for month in PERIOD.months] == [0, 10, 10]
    assert found.at(5 * 24 + 9) == 10
    assert found.of("language", "ur") == 10
    assert figures("directory-services").total() == 0


@pytest.mark.parametrize(
    ("day", "month"),
    [
        # A week belongs to the month of its Thursday: Monday 30 March is of April.
        (datetime.date(2026, 3, 30), None),
        (datetime.date(2026, 1, 1), datetime.date(2026, 1, 1)),
        (datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)),
        (datetime.date(2026, 2, 27), datetime.date(2026, 2, 1)),
    ],
)
def test_a_week_belongs_to_the_month_of_its_thursday(db, day, month):
    for _ in range(10):
        count_use(
            Use.Kind.SEARCH, "en", at=datetime.datetime(*day.timetuple()[:3], 12, tzinfo=LONDON)
        )
    found = figures()
    shown = {one: found.total(one) for one in PERIOD.months if found.total(one)}
    assert shown == ({month: 10} if month else {})


def test_words_that_found_nothing_come_on_three_days_and_five_times(db):
    for word, days in (("gritting", 6), ("sandbags", 4), ("smith", 2)):
        for day in range(days):
            at = SATURDAY + datetime.timedelta(days=day)
            count_empty_search(word, "en", at=at)
            count_empty_search("smith", "en", at=SATURDAY)
    found = figures(EMPTY)
    assert found.values["words"] == ("gritting",)
    assert found.of("words", "gritting") == 5
    assert found.of("language", "en") == found.total()


def test_needs_that_were_chosen_are_counted_and_others_are_not(db):
    TermFactory(taxonomy=Taxonomy.NEEDS, code="food", name="Food")
    count_needs(["food", "nonsense"], at=SATURDAY)
    count_needs([], at=SATURDAY)
    assert list(UsageCount.objects.values_list("dimension", "value", "times")) == [
        ("need", "food", 1)
    ]


def test_a_need_that_is_gone_is_named_by_its_code(db):
    assert need_words("gone-since") == "gone-since"
