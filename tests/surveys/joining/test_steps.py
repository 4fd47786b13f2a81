"""Anonymous answers come into the figures by fives, whoever runs the job and how often."""

import threading

import pytest
from django.db import connection

from surveys import joining
from surveys.models import Identity, Response
from tests.factories.surveys import answered, survey_of, team_of


@pytest.fixture
def survey(db):
    return survey_of()


def give(survey, number, **fields):
    for _ in range(number):
        answered(survey, {"happy": "very"}, **fields)


def counted():
    return Response.objects.that_count().count()


@pytest.mark.parametrize(("given", "join"), [(4, 0), (5, 5), (9, 5), (10, 10), (12, 10)])
def test_they_join_in_multiples_of_five(survey, given, join):
    give(survey, given, team=team_of())
    assert joining.join_steps() == join == counted()


def test_up_to_four_wait_for_the_next(survey):
    give(survey, 7)
    joining.join_steps()
    give(survey, 3)
    assert joining.join_steps() == 5
    assert counted() == 10


def test_each_team_has_steps_of_its_own(survey):
    for team in ("north", "south", "west"):
        give(survey, 4, team=team_of(team))
    give(survey, 5)
    assert joining.join_steps() == 5
    assert set(Response.objects.that_count().values_list("team", flat=True)) == {None}


def test_each_survey_has_steps_of_its_own(survey):
    give(survey, 4)
    give(survey_of("coffee-club"), 4)
    assert joining.join_steps() == 0


def test_one_survey_alone_can_be_joined(survey):
    give(survey, 5)
    give(survey_of("coffee-club"), 5)
    assert joining.join_steps(survey) == 5


def test_linked_answers_are_live_and_trials_never_join(survey):
    give(survey, 1, identity=Identity.LINKED)
    give(survey, 5, is_trial=True)
    assert joining.join_steps() == 0
    assert counted() == 1


def test_the_oldest_are_not_the_ones_that_join(survey, monkeypatch):
    """Which join is drawn: of eight, here, those that were stored last."""
    give(survey, 8)
    monkeypatch.setattr(joining.secrets, "SystemRandom", lambda: Last)
    joining.join_steps()
    by_id = list(Response.objects.order_by("pk").values_list("has_joined", flat=True))
    assert by_id == [False] * 3 + [True] * 5


class Last:
    @staticmethod
    def sample(population, number):
        return population[-number:]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_join_a_multiple_of_five():
    give(survey_of(), 23)
    barrier, joined = threading.Barrier(2), []

    def work():
        barrier.wait()
        joined.append(joining.join_steps())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert sum(joined) == counted()
    assert all(number % 5 == 0 for number in joined)
    assert counted() == 20
