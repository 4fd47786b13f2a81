"""Answers a second at the write, from two processes of which one is killed half-way."""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.surveys.writer import noted

PROCESSES = 2
LONGEST_START = 60
"""Seconds that Python and Django may take to start."""


def measure(seconds: int) -> dict[str, Any]:
    from surveys.models import Response

    with tempfile.TemporaryDirectory() as folder:
        notes = [Path(folder) / f"{number}.txt" for number in range(PROCESSES)]
        started = Response.objects.count()
        lasted = _run(notes, seconds)
        begun = set[Any]().union(*(noted(one, "begun") for one in notes))
        committed = set[Any]().union(*(noted(one, "committed") for one in notes))
    stored = list(Response.objects.filter(survey="experience-adult").values_list("pk", flat=True))
    return {
        "processes": PROCESSES,
        "seconds": round(lasted, 1),
        "responses": len(committed),
        "responses_per_s": round(len(committed) / lasted, 1),
        "killed_with_sigkill": 1,
        "lost": len(committed - set(stored)),
        "doubled": len(stored) - len(set(stored)),
        "not_asked_for": len(set(stored) - begun),
        "rows": Response.objects.count() - started,
    }


def _run(notes: list[Path], seconds: int) -> float:
    """From the first answer to the last; half-way one process dies and another goes on for it."""
    until = time.time() + seconds + LONGEST_START
    workers = [_start(one, until) for one in notes]
    _wait_for_first(notes)
    began = time.time()
    time.sleep(seconds / 2)
    workers[0].send_signal(signal.SIGKILL)
    workers[0].wait()
    workers[0] = _start(notes[0], until)
    time.sleep(max(0.0, began + seconds - time.time()))
    lasted = time.time() - began
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    # What was begun and not confirmed when they died is sent once more.
    for one in notes:
        _start(one, until=0).wait()
    return lasted


def _start(notes: Path, until: float) -> "subprocess.Popen[bytes]":
    module = "benchmarks.surveys.writer"
    given = ["--notes", str(notes), "--until", str(until)]
    return subprocess.Popen([sys.executable, "-m", module, *given])


def _wait_for_first(notes: list[Path]) -> None:
    latest = time.time() + LONGEST_START
    while not all(noted(one, "committed") for one in notes):
        if time.time() > latest:
            raise TimeoutError("The writers did not start.")
        time.sleep(0.05)
