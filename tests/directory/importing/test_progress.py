"""What was read of a feed before a break."""

import datetime
from pathlib import Path

import pytest
import time_machine

from directory.importing.progress import Progress, forget_old

FEED = "http://feed.example.org/services"


def test_it_is_there_in_the_next_run(tmp_path: Path) -> None:
    Progress(FEED, tmp_path).put("a", {"id": "a", "name": "Café \ud800"})
    again = Progress(FEED, tmp_path)
    assert (len(again), again.get("a")) == (1, {"id": "a", "name": "Café \ud800"})
    assert again.get("b") is None


def test_each_feed_has_its_own(tmp_path: Path) -> None:
    Progress(FEED, tmp_path).put("a", {})
    assert len(Progress("http://other.example.org/services", tmp_path)) == 0


def test_it_is_gone_once_the_run_is_whole(tmp_path: Path) -> None:
    progress = Progress(FEED, tmp_path)
    progress.put("a", {})
    progress.clear()
    assert len(Progress(FEED, tmp_path)) == 0


def test_it_is_too_old_after_a_day(tmp_path: Path) -> None:
    now = datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.UTC)
    with time_machine.travel(now, tick=False) as clock:
        Progress(FEED, tmp_path).put("a", {})
        clock.shift(datetime.timedelta(hours=25))
        assert len(Progress(FEED, tmp_path)) == 0


@pytest.mark.parametrize("line", ["", "{", "[]", "5", '{"id": "b"}', '{"id": "b", "at": "now"}'])
def test_a_line_cut_short_is_passed_over(tmp_path: Path, line: str) -> None:
    Progress(FEED, tmp_path).put("a", {})
    file = next(tmp_path.iterdir())
    file.write_text(file.read_text() + line)
    assert len(Progress(FEED, tmp_path)) == 1


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    progress = Progress(FEED, blocked / "folder")
    progress.put("a", {})
    progress.clear()
    assert len(progress) == 0


def test_it_is_forgotten_after_a_week(tmp_path: Path) -> None:
    Progress(FEED, tmp_path).put("a", {})
    now = datetime.datetime.now(datetime.UTC)
    for days, left in ((6, 1), (8, 0)):
        with time_machine.travel(now + datetime.timedelta(days=days), tick=False):
            forget_old(tmp_path)
        assert len(list(tmp_path.iterdir())) == left


def test_no_folder_is_nothing_to_forget(tmp_path: Path) -> None:
    forget_old(tmp_path / "none")
