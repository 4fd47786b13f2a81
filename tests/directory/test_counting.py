"""What is counted, what is kept of a search, and what never is."""

import datetime

import pytest
from django.db import DatabaseError

from directory.counting import (
    MOST_CHARACTERS,
    CountingResponse,
    count_empty_search,
    count_service,
    count_use,
    words_to_keep,
)
from directory.models import EmptySearch, ServiceUse, Use
from directory.opening import LONDON
from tests.factories.directory import ServiceFactory

SUNDAY_NIGHT = datetime.datetime(2026, 11, 22, 23, 30, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Zzyzx", "zzyzx"),
        ("help with 2 hoists", "help with hoists"),
        ("żłobek", "zlobek"),
        ("امی", "امی"),
        ("", ""),
        ("   ", ""),
        ("!!!", ""),
        ("a1b2 c3", ""),
    ],
)
def test_folded_words_without_digits_are_kept(typed: str, kept: str) -> None:
    assert words_to_keep(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "someone@example.org",
        "024 7600 0001",
        "ring 07700900123 please",
        "born 01/02/1960",
        "943 476 5919",
        "mrs sample CV1 1AA",
        "mrs sample cv11aa",
    ],
)
def test_nothing_is_kept_that_may_be_about_a_person(typed: str) -> None:
    assert words_to_keep(typed) == ""


def test_long_words_are_cut() -> None:
    assert len(words_to_keep("word " * 100)) <= MOST_CHARACTERS


@pytest.mark.django_db
class TestEmptySearch:
    def test_same_words_on_one_day_are_one_row(self) -> None:
        count_empty_search("Zzyzx", "en")
        count_empty_search("zzyzx!", "en")
        assert EmptySearch.objects.get().times == 2

    def test_each_day_has_its_own(self) -> None:
        count_empty_search("zzyzx", "en", at=SUNDAY_NIGHT)
        count_empty_search("zzyzx", "en", at=SUNDAY_NIGHT + datetime.timedelta(hours=1))
        assert EmptySearch.objects.count() == 2

    def test_each_language_has_its_own(self) -> None:
        count_empty_search("zzyzx", "en")
        count_empty_search("zzyzx", "pl")
        assert EmptySearch.objects.count() == 2

    def test_nothing_is_kept_of_a_phone_number(self) -> None:
        count_empty_search("024 7600 0001", "en")
        assert not EmptySearch.objects.exists()


@pytest.mark.django_db
class TestUse:
    def test_hour_of_the_week(self) -> None:
        count_use(Use.Kind.SEARCH, "en", at=SUNDAY_NIGHT)
        use = Use.objects.get()
        assert (use.week, use.hour_of_week) == (datetime.date(2026, 11, 16), 167)

    def test_hour_is_by_the_clock_on_the_wall(self) -> None:
        summer = datetime.datetime(2026, 7, 6, 8, 30, tzinfo=datetime.UTC)
        count_use(Use.Kind.SEARCH, "en", at=summer)
        assert Use.objects.get().hour_of_week == 9

    def test_counts_add_up(self) -> None:
        for _ in range(3):
            count_use(Use.Kind.SEARCH, "en", at=SUNDAY_NIGHT)
        assert Use.objects.get().times == 3

    def test_service_is_counted_by_week(self) -> None:
        service = ServiceFactory()
        count_service(service, "en", at=SUNDAY_NIGHT)
        count_service(service, "ur", at=SUNDAY_NIGHT)
        assert ServiceUse.objects.get().times == 2
        assert Use.objects.count() == 2


@pytest.mark.django_db
class TestCountingResponse:
    def test_counts_when_the_answer_has_gone(self) -> None:
        counted: list[int] = []
        response = CountingResponse("", count=lambda: counted.append(1))
        assert not counted
        response.close()
        assert counted == [1]

    def test_an_answer_that_does_not_count(self) -> None:
        counted: list[int] = []
        CountingResponse("", count=lambda: counted.append(1), counts=False).close()
        assert not counted

    def test_a_count_that_fails_is_lost_quietly(self, caplog: pytest.LogCaptureFixture) -> None:
        def fail() -> None:
            raise DatabaseError("locked")

        CountingResponse("", count=fail).close()
        assert "could not be counted" in caplog.text
        assert "locked" not in caplog.text
