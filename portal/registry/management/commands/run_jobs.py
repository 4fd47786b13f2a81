"""Runs scheduled jobs: once, or for as long as the process lives; beside them what runs often."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from portal.registry import jobs, often

PAUSE = 15.0
"""Seconds between two looks at the timetable."""


class Command(BaseCommand):
    help = "Runs the jobs that are due. Any number of these may run on any number of machines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due now, then stop")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if once:
            often.run_often()
            self.run_due()
            return
        stop = threading.Event()

        def ask_to_stop(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        beside = threading.Thread(target=often.keep_on, args=[stop])
        beside.start()
        while not stop.is_set():
            self.run_due()
            close_old_connections()
            stop.wait(PAUSE)
        beside.join()

    def run_due(self) -> None:
        for run in jobs.run_due():
            self.stdout.write(f"{run.job}: {run.outcome} {run.said}".rstrip())
