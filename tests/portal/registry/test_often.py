"""What runs often: each thing by itself, faults and all, until it is told to stop."""

import threading

import pytest

from portal.registry import often
from portal.registry.registry import Registry


@pytest.fixture
def functions(monkeypatch):
    registry = Registry("functions that run often")
    monkeypatch.setattr(often, "OFTEN", registry)
    return registry


def test_all_run_though_one_fails(functions, caplog):
    ran = []

    def fail():
        raise ValueError

    often.register("bad", fail)
    often.register("good", lambda: ran.append(1))
    assert often.run_often() is False
    assert ran == [1]
    assert "bad failed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_it_goes_on_until_it_is_told_to_stop(functions, monkeypatch):
    monkeypatch.setattr(often, "PAUSE", 0.001)
    stop, three = threading.Event(), threading.Event()
    ran = []

    def work():
        ran.append(1)
        if len(ran) == 3:
            three.set()

    often.register("work", work)
    thread = threading.Thread(target=often.keep_on, args=[stop])
    thread.start()
    assert three.wait(10)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def test_rollups_are_worked_off_like_this():
    assert "surveys.rollups" in dict(often.OFTEN.items())
