"""Working days, pauses, and the day on which something counts as received. Invented times only."""

import datetime
from datetime import date

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from carers.cases.clocks import Pause, day_received, due_day, elapsed, working_days_between
from portal.registry.working_days import is_working_day

LONDON = timezone.get_default_timezone()
DAYS = st.dates(date(2025, 1, 1), date(2031, 1, 1))
MOMENTS = st.datetimes(
    datetime.datetime(2025, 1, 1), datetime.datetime(2031, 1, 1), timezones=st.just(datetime.UTC)
)


def at(text: str) -> datetime.datetime:
    """A moment in Coventry."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON)


class TestReceived:
    @pytest.mark.parametrize(
        ("sent", "received"),
        [
            ("2026-11-24T00:00", date(2026, 11, 24)),  # Tuesday, in the night before
            ("2026-11-24T16:59", date(2026, 11, 24)),
            ("2026-11-24T17:00", date(2026, 11, 25)),  # Tuesday, closed
            ("2026-11-27T16:29", date(2026, 11, 27)),  # Friday
            ("2026-11-27T16:30", date(2026, 11, 30)),  # Friday, closed: Monday
            ("2026-11-28T09:00", date(2026, 11, 30)),  # Saturday morning, the busiest of all
            ("2026-11-29T23:59", date(2026, 11, 30)),
            ("2026-12-24T16:00", date(2026, 12, 24)),  # Christmas Eve, a Thursday
            ("2026-12-24T18:00", date(2026, 12, 29)),  # holiday, Saturday, Sunday, holiday
            ("2026-12-25T10:00", date(2026, 12, 29)),
            ("2027-04-01T00:00", date(2027, 4, 1)),
            ("2027-03-25T17:30", date(2027, 3, 30)),  # before Good Friday
        ],
    )
    def test_the_day_on_which_it_counts_as_received(self, sent, received):
        assert day_received(at(sent)) == received

    @pytest.mark.parametrize(
        ("moment", "received"),
        [
            # In summer London is an hour before UTC: half past four there is past closing here.
            (datetime.datetime(2026, 7, 7, 16, 30, tzinfo=datetime.UTC), date(2026, 7, 8)),
            (datetime.datetime(2026, 12, 8, 16, 30, tzinfo=datetime.UTC), date(2026, 12, 8)),
            # A quarter past eleven at night UTC is the next day in London, in summer.
            (datetime.datetime(2026, 7, 7, 23, 15, tzinfo=datetime.UTC), date(2026, 7, 8)),
            # The night in which the clocks go back, and the one in which they go forward: Sundays.
            (datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC), date(2026, 10, 26)),
            (datetime.datetime(2027, 3, 28, 1, 30, tzinfo=datetime.UTC), date(2027, 3, 30)),
        ],
    )
    def test_times_are_those_of_coventry(self, moment, received):
        assert day_received(moment) == received

    @given(MOMENTS)
    def test_it_is_a_working_day_and_never_before_it_was_sent(self, moment):
        received = day_received(moment)
        assert is_working_day(received)
        assert received >= timezone.localdate(moment)

    @given(MOMENTS, MOMENTS)
    def test_what_is_sent_later_is_never_received_earlier(self, one, other):
        first, second = sorted((one, other))
        assert day_received(first) <= day_received(second)


class TestDue:
    @pytest.mark.parametrize(
        ("received", "days", "due"),
        [
            (date(2026, 11, 23), 2, date(2026, 11, 25)),
            (date(2026, 11, 27), 2, date(2026, 12, 1)),  # over a weekend
            (date(2026, 11, 27), 0, date(2026, 11, 27)),
            (date(2026, 11, 28), 0, date(2026, 11, 30)),
            (date(2026, 12, 23), 2, date(2026, 12, 29)),  # over Christmas
            (date(2026, 12, 24), 2, date(2026, 12, 30)),
            (date(2026, 12, 30), 2, date(2027, 1, 4)),  # over New Year's Day, a Friday
            (date(2027, 3, 25), 2, date(2027, 3, 31)),  # over Easter
            (date(2027, 4, 30), 2, date(2027, 5, 5)),  # over the May bank holiday
            (date(2026, 10, 23), 2, date(2026, 10, 27)),  # over the end of summer time
            (date(2027, 12, 24), 10, date(2028, 1, 12)),  # both holidays in lieu, and New Year's
        ],
    )
    def test_without_a_pause(self, received, days, due):
        assert due_day(received, days, [], today=received) == due

    @pytest.mark.parametrize(
        ("first", "last", "due"),
        [
            (date(2026, 11, 24), date(2026, 11, 24), date(2026, 11, 25)),  # begins and ends
            (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)),  # one day
            (date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 2)),  # longer than the target
            (date(2026, 11, 25), date(2026, 11, 30), date(2026, 11, 30)),  # ends on the due day
            (date(2026, 11, 26), date(2026, 12, 9), date(2026, 11, 25)),  # begins after it
            (date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 25)),  # ended before it
            (date(2026, 11, 16), date(2026, 11, 25), date(2026, 11, 26)),  # begun before
            (date(2026, 12, 23), date(2026, 12, 29), date(2026, 11, 25)),
        ],
    )
    def test_with_a_pause(self, first, last, due):
        received = date(2026, 11, 23)
        assert due_day(received, 2, [Pause(first, last)], today=received) == due

    @pytest.mark.parametrize(
        ("first", "last", "due"),
        [
            (date(2026, 12, 24), date(2026, 12, 29), date(2026, 12, 30)),  # Eve alone is a day
            (date(2026, 12, 25), date(2026, 12, 29), date(2026, 12, 29)),  # nothing but holidays
            (date(2026, 12, 24), date(2027, 1, 4), date(2027, 1, 5)),
        ],
    )
    def test_a_pause_over_the_holidays_costs_only_working_days(self, first, last, due):
        received = date(2026, 12, 23)
        assert due_day(received, 2, [Pause(first, last)], today=received) == due

    def test_two_pauses_over_the_same_days_count_once(self):
        week = Pause(date(2026, 11, 24), date(2026, 12, 1))
        inside = Pause(date(2026, 11, 26), date(2026, 11, 30))
        received = date(2026, 11, 23)
        alone = due_day(received, 5, [week], today=received)
        assert due_day(received, 5, [week, inside, week], today=received) == alone

    def test_while_a_pause_lasts_it_moves_on_with_each_day(self):
        pause = Pause(date(2026, 11, 24))
        on = [
            due_day(date(2026, 11, 23), 2, [pause], today=date(2026, 11, day)) for day in (25, 26)
        ]
        assert on == [date(2026, 11, 26), date(2026, 11, 27)]

    def test_what_was_late_before_the_pause_stays_late(self):
        pause, today = Pause(date(2026, 11, 27)), date(2026, 12, 18)
        assert due_day(date(2026, 11, 23), 2, [pause], today=today) == date(2026, 11, 25)

    @given(DAYS, st.integers(0, 40), st.lists(st.tuples(DAYS, st.integers(0, 90)), max_size=4))
    def test_a_pause_never_shortens_and_more_pause_never_helps(self, received, days, spans):
        pauses = [Pause(first, first + datetime.timedelta(length)) for first, length in spans]
        without = due_day(received, days, [], today=received)
        due = due_day(received, days, pauses, today=received)
        assert due >= without
        longer = [Pause(one.first, one.last + datetime.timedelta(5)) for one in pauses]
        assert due_day(received, days, longer, today=received) >= due

    @given(DAYS, st.integers(0, 40), st.integers(0, 10), DAYS, st.integers(0, 60))
    def test_more_days_or_a_later_start_are_never_due_earlier(
        self, received, days, more, first, length
    ):
        pauses = [Pause(first, first + datetime.timedelta(length))]
        due = due_day(received, days, pauses, today=received)
        assert due_day(received, days + more, pauses, today=received) >= due
        later = received + datetime.timedelta(more)
        assert due_day(later, days, pauses, today=received) >= due

    @given(DAYS, st.integers(0, 40), DAYS, st.integers(0, 60))
    def test_it_is_due_on_a_working_day_that_is_not_paused(self, received, days, first, length):
        pause = Pause(first, first + datetime.timedelta(length))
        due = due_day(received, days, [pause], today=received)
        assert is_working_day(due)
        assert not pause.holds_on(due)


class TestBetween:
    @pytest.mark.parametrize(
        ("first", "last", "number"),
        [
            (date(2026, 11, 27), date(2026, 11, 27), 0),
            (date(2026, 11, 27), date(2026, 11, 30), 1),
            (date(2026, 11, 27), date(2026, 11, 29), 0),
            (date(2026, 11, 30), date(2026, 11, 27), -1),
            (date(2026, 12, 24), date(2026, 12, 29), 1),
        ],
    )
    def test_working_days_between(self, first, last, number):
        assert working_days_between(first, last) == number

    @given(DAYS, st.integers(0, 30))
    def test_the_due_day_lies_the_days_of_the_target_ahead(self, received, days):
        due = due_day(received, days, [], today=received)
        assert working_days_between(received, due) == days + (
            days == 0 and not is_working_day(received)
        )


class TestElapsed:
    FIRST, LAST = date(2026, 11, 2), date(2026, 11, 30)

    @pytest.mark.parametrize(
        ("pauses", "days"),
        [
            ([], 28),
            ([Pause(date(2026, 11, 9), date(2026, 11, 16))], 21),
            ([Pause(date(2026, 10, 1), date(2026, 11, 9))], 21),  # begun before
            ([Pause(date(2026, 11, 23))], 21),  # lasts
            ([Pause(date(2026, 10, 1), date(2026, 10, 8))], 28),  # over before
            ([Pause(date(2026, 12, 7), date(2026, 12, 9))], 28),  # begins after
            ([Pause(date(2026, 10, 1))], 0),
            (
                [
                    Pause(date(2026, 11, 9), date(2026, 11, 16)),
                    Pause(date(2026, 11, 12), date(2026, 11, 18)),
                    Pause(date(2026, 11, 10), date(2026, 11, 11)),
                ],
                19,
            ),
        ],
    )
    def test_days_without_those_of_pauses(self, pauses, days):
        assert elapsed(self.FIRST, self.LAST, pauses) == days

    def test_what_ended_before_it_began_took_no_time(self):
        assert elapsed(self.LAST, self.FIRST) == 0

    @given(DAYS, st.integers(0, 200), st.lists(st.tuples(DAYS, st.integers(0, 90)), max_size=5))
    def test_it_is_the_number_of_days_on_which_no_pause_holds(self, first, length, spans):
        last = first + datetime.timedelta(length)
        pauses = [Pause(one, one + datetime.timedelta(days)) for one, days in spans]
        counted = [
            day
            for number in range(length)
            for day in [first + datetime.timedelta(number)]
            if not any(pause.holds_on(day) for pause in pauses)
        ]
        assert elapsed(first, last, pauses) == len(counted)
