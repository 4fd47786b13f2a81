"""Work that waits for no timetable: looked for within half a second by `manage.py run_jobs`.

    often.register("surveys.rollups", catch_up)

A function here looks cheaply whether there is anything to do, and may run in any number of
processes at the same time. It is not in the list of runs: only faults are noted.
"""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections, connection

from portal.registry.registry import Registry

logger = logging.getLogger(__name__)

PAUSE = 0.4
"""Seconds."""
PAUSE_AFTER_FAULT = 15.0

OFTEN: Registry[Callable[[], object]] = Registry("functions that run often")


def register(name: str, function: Callable[[], object]) -> None:
    OFTEN.register(name, function)


def run_often() -> bool:
    """Each of them once. Whether all went well."""
    went_well = True
    for name, function in OFTEN.items():
        try:
            function()
        except Exception:
            # It is tried again; the others go on.
            logger.exception("%s failed", name)
            went_well = False
    return went_well


def keep_on(stop: threading.Event) -> None:
    """Until `stop`, in a thread of its own: a long job must not hold it up."""
    while not stop.is_set():
        went_well = run_often()
        close_old_connections()
        stop.wait(PAUSE if went_well else PAUSE_AFTER_FAULT)
    connection.close()
