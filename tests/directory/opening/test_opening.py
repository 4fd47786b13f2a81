"""Opening hours: unsaved rules and a fixed clock, no database."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.models import WEEKDAYS, Schedule
from directory.opening import (
    LONDON,
    State,
    falls_on,
    hours_on,
    is_open_at,
    next_dates,
    next_opening,
    opening_at,
    usual_week,
)

MONDAY = datetime.date(2026, 11, 23)
CHRISTMAS = datetime.date(2026, 12, 25)


def no_holiday(day: datetime.date) -> bool:
    return False


def christmas(day: datetime.date) -> bool:
    return day == CHRISTMAS


def rule(byday: str = "", opens: str = "", closes: str = "", **fields: Any) -> Schedule:
    def time(text: str) -> datetime.time | None:
        return datetime.time.fromisoformat(text) if text else None

    return Schedule(byday=byday, opens_at=time(opens), closes_at=time(closes), **fields)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON)


def state(
    rules: list[Schedule], moment: str, holiday: Callable[[datetime.date], bool] = no_holiday
) -> State:
    return opening_at(rules, at(moment), holiday=holiday).state


WEEKDAYS_NINE_TO_FIVE = [rule("MO,TU,WE,TH,FR", "09:00", "17:00")]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23 09:00", State.OPEN),
        ("2026-11-23 16:59", State.OPEN),
        ("2026-11-23 17:00", State.CLOSED),
        ("2026-11-23 08:59", State.CLOSED),
        ("2026-11-28 12:00", State.CLOSED),
    ],
)
def test_weekly_hours(moment: str, expected: State) -> None:
    assert state(WEEKDAYS_NINE_TO_FIVE, moment) == expected


def test_open_says_until_when() -> None:
    opening = opening_at(WEEKDAYS_NINE_TO_FIVE, at("2026-11-23 10:00"), holiday=no_holiday)
    assert opening.until == at("2026-11-23 17:00")


def test_closed_says_when_it_opens_next() -> None:
    opening = opening_at(WEEKDAYS_NINE_TO_FIVE, at("2026-11-27 18:00"), holiday=no_holiday)
    assert opening.next
    assert opening.next.opens == at("2026-11-30 09:00")


def test_opening_later_today_is_known_as_today() -> None:
    opening = opening_at(WEEKDAYS_NINE_TO_FIVE, at("2026-11-23 07:00"), holiday=no_holiday)
    assert opening.next_is_today


def test_opening_on_another_day_is_not_today() -> None:
    opening = opening_at(WEEKDAYS_NINE_TO_FIVE, at("2026-11-23 18:00"), holiday=no_holiday)
    assert not opening.next_is_today


def test_no_rules_is_not_known() -> None:
    assert state([], "2026-11-23 10:00") == State.UNKNOWN


def test_a_day_without_hours_is_not_known() -> None:
    assert state([rule("MO")], "2026-11-23 10:00") == State.UNKNOWN


def test_hours_without_a_day_are_not_known() -> None:
    assert state([rule("", "09:00", "17:00")], "2026-11-23 10:00") == State.UNKNOWN


def test_a_first_date_alone_gives_the_weekday() -> None:
    assert state([rule("", "09:00", "17:00", dtstart=MONDAY)], "2026-11-30 10:00") == State.OPEN


def test_no_closing_time_is_not_known_after_opening() -> None:
    assert state([rule("MO", "09:00")], "2026-11-23 10:00") == State.UNKNOWN


def test_no_closing_time_is_closed_before_opening() -> None:
    assert state([rule("MO", "09:00")], "2026-11-23 08:00") == State.CLOSED


def test_by_appointment_is_neither_open_nor_closed() -> None:
    rules = [rule("MO", "09:00", "17:00", by_appointment=True)]
    assert state(rules, "2026-11-23 10:00") == State.APPOINTMENT
    assert is_open_at(rules, at("2026-11-23 10:00"), holiday=no_holiday) is None


def test_open_hours_beside_appointments_count() -> None:
    rules = [rule("MO", "09:00", "12:00"), rule("TU", "09:00", "12:00", by_appointment=True)]
    assert state(rules, "2026-11-23 10:00") == State.OPEN


class TestOvernight:
    RULES = (rule("FR", "22:00", "06:00"),)

    def test_is_open_before_midnight(self) -> None:
        assert state(list(self.RULES), "2026-11-27 23:00") == State.OPEN

    def test_is_open_after_midnight(self) -> None:
        assert state(list(self.RULES), "2026-11-28 05:59") == State.OPEN

    def test_is_closed_in_the_morning(self) -> None:
        assert state(list(self.RULES), "2026-11-28 06:00") == State.CLOSED

    def test_midnight_ends_the_day(self) -> None:
        assert state([rule("MO", "17:00", "00:00")], "2026-11-23 23:59") == State.OPEN
        assert state([rule("MO", "17:00", "00:00")], "2026-11-24 00:00") == State.CLOSED

    def test_stretches_that_touch_at_midnight_are_one(self) -> None:
        weekend = [rule("FR", "16:30", "00:00"), rule("SA,SU", "00:00", "00:00")]
        opening = opening_at(weekend, at("2026-11-27 20:00"), holiday=no_holiday)
        assert opening.until == at("2026-11-30 00:00")


class TestDayAndNight:
    RULES = (rule("MO,TU,WE,TH,FR,SA,SU", "00:00", "00:00"),)

    def test_is_always_open(self) -> None:
        assert opening_at(self.RULES, at("2026-11-23 03:00"), holiday=no_holiday).always

    def test_is_open_on_a_bank_holiday(self) -> None:
        assert state(list(self.RULES), "2026-12-25 10:00", christmas) == State.OPEN

    def test_six_days_are_not_always(self) -> None:
        rules = [rule("MO,TU,WE,TH,FR,SA", "00:00", "00:00")]
        assert not opening_at(rules, at("2026-11-23 03:00"), holiday=no_holiday).always


class TestBankHoliday:
    def test_nobody_claims_open_or_closed(self) -> None:
        assert state(WEEKDAYS_NINE_TO_FIVE, "2026-12-25 10:00", christmas) == State.HOLIDAY

    def test_next_opening_leaves_it_out(self) -> None:
        hours = next_opening(WEEKDAYS_NINE_TO_FIVE, at("2026-12-24 18:00"), holiday=christmas)
        assert hours
        assert hours.opens == at("2026-12-28 09:00")

    def test_the_day_before_is_as_usual(self) -> None:
        assert state(WEEKDAYS_NINE_TO_FIVE, "2026-12-24 10:00", christmas) == State.OPEN


class TestFortnightly:
    RULE = rule("TU", "10:00", "12:00", interval=2, dtstart=datetime.date(2026, 11, 24))

    def test_falls_on_every_second_week(self) -> None:
        assert falls_on(self.RULE, datetime.date(2026, 11, 24))
        assert not falls_on(self.RULE, datetime.date(2026, 12, 1))
        assert falls_on(self.RULE, datetime.date(2026, 12, 8))

    def test_does_not_begin_before_its_first_date(self) -> None:
        assert not falls_on(self.RULE, datetime.date(2026, 11, 10))

    def test_without_a_first_date_is_not_known(self) -> None:
        rules = [rule("TU", "10:00", "12:00", interval=2)]
        assert state(rules, "2026-11-24 10:30") == State.UNKNOWN

    def test_an_unplaced_rule_turns_closed_into_not_known(self) -> None:
        rules = [rule("MO", "09:00", "10:00"), rule("TU", "10:00", "12:00", interval=2)]
        assert state(rules, "2026-11-23 09:30") == State.OPEN
        assert state(rules, "2026-11-24 10:30") == State.UNKNOWN

    def test_coming_dates(self) -> None:
        dates = next_dates([self.RULE], at("2026-11-24 11:00"), holiday=no_holiday, count=2)
        assert [hours.opens.date().isoformat() for hours in dates] == ["2026-11-24", "2026-12-08"]


class TestMonthly:
    @pytest.mark.parametrize(
        ("byday", "day"),
        [
            ("2MO", "2026-11-09"),
            ("-1FR", "2026-11-27"),
            ("1SU", "2026-11-01"),
            ("5MO", "2026-11-30"),
            ("-1MO", "2026-11-30"),
            ("WE", "2026-11-18"),
            ("1MO,3MO", "2026-11-16"),
        ],
    )
    def test_day_of_the_month(self, byday: str, day: str) -> None:
        monthly = rule(byday, "10:00", "12:00", freq="MONTHLY")
        assert falls_on(monthly, datetime.date.fromisoformat(day))

    @pytest.mark.parametrize(
        ("byday", "day"), [("2MO", "2026-11-02"), ("-1FR", "2026-11-20"), ("2MO", "2026-11-10")]
    )
    def test_other_days(self, byday: str, day: str) -> None:
        monthly = rule(byday, "10:00", "12:00", freq="MONTHLY")
        assert not falls_on(monthly, datetime.date.fromisoformat(day))

    @pytest.mark.parametrize("day", ["2026-11-15", "2026-11-30", "2026-12-31"])
    def test_by_number_of_the_day_from_either_end(self, day: str) -> None:
        monthly = rule("", "10:00", "12:00", freq="MONTHLY", bymonthday="15,-1")
        assert falls_on(monthly, datetime.date.fromisoformat(day))

    def test_every_third_month(self) -> None:
        monthly = rule(
            "1MO", "10:00", "12:00", freq="MONTHLY", interval=3, dtstart=datetime.date(2026, 11, 2)
        )
        hours = next_opening([monthly], at("2026-11-23 09:00"), holiday=no_holiday)
        assert hours
        assert hours.opens.date() == datetime.date(2027, 2, 1)

    def test_first_date_alone_gives_the_day(self) -> None:
        monthly = rule("", "10:00", "12:00", freq="MONTHLY", dtstart=datetime.date(2026, 10, 23))
        assert falls_on(monthly, MONDAY)


class TestSeason:
    def test_a_rule_that_has_ended_says_nothing(self) -> None:
        ended = rule("MO", "09:00", "17:00", valid_to=datetime.date(2026, 11, 1))
        assert state([ended], "2026-11-23 10:00") == State.UNKNOWN

    def test_a_rule_that_has_not_begun_is_closed_until_then(self) -> None:
        later = rule("MO", "09:00", "17:00", valid_from=datetime.date(2026, 12, 1))
        opening = opening_at([later], at("2026-11-23 10:00"), holiday=no_holiday)
        assert opening.state == State.CLOSED
        assert opening.next
        assert opening.next.opens == at("2026-12-07 09:00")


class TestClockChange:
    """On 29 March 2026 and 25 October 2026 the clocks change at one in the morning, UTC."""

    @pytest.mark.parametrize("day", ["2026-03-30", "2026-10-26", "2026-07-06"])
    def test_hours_are_by_the_clock_on_the_wall(self, day: str) -> None:
        assert state(WEEKDAYS_NINE_TO_FIVE, f"{day} 09:00") == State.OPEN
        assert state(WEEKDAYS_NINE_TO_FIVE, f"{day} 08:59") == State.CLOSED

    def test_a_moment_in_utc_is_turned_into_local_time(self) -> None:
        moment = datetime.datetime(2026, 7, 6, 8, 30, tzinfo=datetime.UTC)
        assert is_open_at(WEEKDAYS_NINE_TO_FIVE, moment, holiday=no_holiday) is True


class TestUsualWeek:
    def test_has_seven_days_from_monday(self) -> None:
        week = usual_week(WEEKDAYS_NINE_TO_FIVE, datetime.date(2026, 11, 26))
        assert [row.date.weekday() for row in week] == list(range(7))
        assert [len(row.hours) for row in week] == [1, 1, 1, 1, 1, 0, 0]

    def test_two_stretches_a_day_are_in_order(self) -> None:
        week = usual_week([rule("MO", "13:00", "17:00"), rule("MO", "09:00", "12:00")], MONDAY)
        assert [hours.opens.hour for hours in week[0].hours] == [9, 13]

    def test_says_which_days_are_by_appointment(self) -> None:
        week = usual_week([rule("MO", "09:00", "12:00", by_appointment=True)], MONDAY)
        assert week[0].by_appointment
        assert not week[1].by_appointment

    def test_is_empty_where_nothing_happens_every_week(self) -> None:
        assert usual_week([TestFortnightly.RULE], MONDAY) == []

    def test_the_same_rule_twice_shows_once(self) -> None:
        week = usual_week([*WEEKDAYS_NINE_TO_FIVE, *WEEKDAYS_NINE_TO_FIVE], MONDAY)
        assert len(week[0].hours) == 1


times = st.one_of(st.none(), st.times(timezones=st.none()))
dates = st.one_of(st.none(), st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)))
any_rule = st.builds(
    Schedule,
    freq=st.sampled_from(["WEEKLY", "MONTHLY"]),
    byday=st.one_of(st.text(max_size=20), st.lists(st.sampled_from(WEEKDAYS)).map(",".join)),
    bymonthday=st.text(max_size=10),
    interval=st.integers(1, 5),
    dtstart=dates, opens_at=times, closes_at=times, valid_from=dates, valid_to=dates,
    by_appointment=st.booleans(),
)  # fmt: skip


@given(
    st.lists(any_rule, max_size=4),
    st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2030, 1, 1)),
)
def test_any_rule_gives_an_answer(rules: list[Schedule], moment: datetime.datetime) -> None:
    now = moment.replace(tzinfo=LONDON)
    opening = opening_at(rules, now, holiday=christmas)
    if opening.state == State.OPEN and not opening.always:
        assert opening.until
        assert opening.until > now
    if opening.next:
        assert opening.next.opens > now
    usual_week(rules, now.date())
    next_dates(rules, now, holiday=christmas)
    hours_on(rules, now.date())
