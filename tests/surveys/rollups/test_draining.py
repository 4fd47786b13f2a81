"""The outbox is worked off once, whoever does it, and whatever happens to them."""

import threading

import pytest
from django.db import DatabaseError, connection

from surveys.models import Change, FiguresState, Response, Rollup, Survey
from surveys.rollups import draining
from surveys.rollups.adding import unpacked
from surveys.rollups.checking import check
from surveys.rollups.draining import catch_up
from surveys.rollups.outbox import count_in, count_out
from surveys.rollups.rebuilding import rebuild
from tests.surveys.rollups.worlds import counted, give, live, one, tea_survey


@pytest.fixture
def survey(db):
    survey = tea_survey()
    rebuild(survey)
    return survey


def number(survey):
    rows = Rollup.objects.filter(survey=survey, dimension="")
    return sum(unpacked(row.counts)[0] for row in rows)


def test_nothing_to_do_asks_little_and_locks_nothing(survey, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert catch_up() == 0


def test_what_came_is_added_and_gone(survey):
    give(survey, one(), one(team=None))
    assert catch_up() == 2
    assert (number(survey), Change.objects.count()) == (2, 0)
    assert catch_up() == 0


def test_what_left_is_taken_away(survey):
    [response] = give(survey, one())
    catch_up()
    count_out([response])
    response.delete()
    catch_up()
    assert number(survey) == 0
    assert live(survey, "team") == counted(survey, "team")


def test_batches_are_many_at_most(survey, monkeypatch):
    monkeypatch.setattr(draining, "AT_A_TIME", 3)
    give(survey, *[one()] * 7)
    assert catch_up(survey) == 7
    assert FiguresState.objects.get(survey=survey).version == 7


def test_answers_of_before_are_counted_once_at_the_first_time(db):
    survey = tea_survey()
    responses = give(survey, one(), one())
    Change.objects.all().delete()
    assert catch_up() == 2
    assert FiguresState.objects.get(survey=survey).is_ready
    assert check(survey) == []
    count_in(responses[:0])
    assert catch_up() == 0


def test_a_survey_without_answers_has_no_figures(db):
    tea_survey()
    catch_up()
    assert not FiguresState.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_in_the_middle_leaves_all_as_it_was(monkeypatch):
    survey = tea_survey()
    rebuild(survey)
    give(survey, *[one()] * 5)
    monkeypatch.setattr(draining, "write", die_after(draining.write))
    with pytest.raises(KeyboardInterrupt):
        catch_up()
    monkeypatch.undo()
    assert (number(survey), Change.objects.count()) == (0, 5)
    assert catch_up() == 5
    assert check(survey) == []


def die_after(write):
    def dies(rows):
        write(rows)
        raise KeyboardInterrupt

    return dies


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_workers_writers_and_a_rebuild_at_once_count_everybody_once(monkeypatch):
    monkeypatch.setattr(draining, "AT_A_TIME", 7)
    survey = tea_survey()
    give(survey, *[one()] * 20)
    rebuild(survey)
    barrier, faults = threading.Barrier(5), []

    def run(work):
        try:
            barrier.wait()
            work()
        except (DatabaseError, RuntimeError) as fault:
            faults.append(fault)
        finally:
            connection.close()

    def write():
        for day in range(40):
            give(survey, one(day=day), one(team="south"))

    def drain():
        for _ in range(40):
            catch_up()

    works = [write, write, drain, drain, lambda: [rebuild(survey) for _ in range(4)]]
    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert check(survey) == []
    catch_up()
    assert check(survey) == []
    assert number(survey) == Response.objects.count() == 180
    assert Survey.objects.get().figures_state.version > 0
