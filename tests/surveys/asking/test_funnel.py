"""From invited to finished, in numbers that nobody stands behind."""

import datetime

import pytest

from surveys.asking.funnel import FEWER, Filters, funnel, shown
from surveys.models import Invitation
from tests.factories.surveys import invited, survey_of, team_of

pytestmark = pytest.mark.django_db

MARCH, APRIL = datetime.date(2027, 3, 31), datetime.date(2027, 4, 1)


@pytest.fixture
def survey(db):
    return survey_of(title="Tea")


def lines(by, **filters):
    return {line.label: line.cells for line in funnel(by=by, filters=Filters(**filters))}


@pytest.mark.parametrize(("count", "words"), [(0, FEWER), (4, FEWER), (5, "5"), (12, "12")])
def test_small_numbers_are_not_shown(count, words):
    assert shown(count) == words


def test_each_step_counts_those_that_came_so_far(survey):
    for number, facts in [
        (5, {"state": "held"}),
        (6, {"state": "waiting"}),
        (7, {"state": "sent"}),
        (8, {"state": "sent", "was_delivered": True}),
        (9, {"state": "sent", "was_delivered": True, "was_started": True}),
        (10, {"state": "answered", "was_delivered": True, "was_started": True}),
        (11, {"state": "answered", "channel": "hand"}),
    ]:
        for _ in range(number):
            invited(survey, **facts)
    assert lines("survey") == {"Tea": ("56", "45", "38", "30", "21")}


def test_a_line_for_each_value_that_somebody_has(survey):
    team = team_of("north", name="The North")
    for facts in (
        {"team": team, "language": "pl", "made_on": MARCH},
        {"channel": "text", "made_on": APRIL},
    ):
        for _ in range(5):
            invited(survey, **facts)
    assert set(lines("team")) == {"The North", "No one team"}
    assert set(lines("channel")) == {"E-mail", "Text message"}
    assert set(lines("language")) == {"Polish", "English"}
    assert set(lines("month")) == {"March 2027", "April 2027"}
    assert lines("language", month=MARCH.replace(day=1)) == {"Polish": ("5", "5", *[FEWER] * 3)}
    assert lines("survey", team="north", channel="text") == {}


def test_what_was_taken_back_before_it_went_out_was_not_sent(survey):
    for _ in range(5):
        invited(survey, state="withdrawn")
    assert lines("survey")["Tea"][:2] == ("5", FEWER)
    assert Invitation.objects.count() == 5
