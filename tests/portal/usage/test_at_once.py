"""Many people use the portal in the same moment: each is counted, and none waits for another
without end."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from portal.usage.counting import count
from portal.usage.models import UsageCount

# The tests' own SQLite is one shared memory, whose locks do not wait as those of a file do.
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
HANDS, TIMES = 4, 15


def test_nothing_is_lost_and_nobody_blocks_anybody():
    ready = Barrier(HANDS)

    def uses(hand):
        try:
            ready.wait(timeout=20)
            for number in range(TIMES):
                # In another order each time, and some of them for the first time.
                topics = ["breaks", "money", "rights", f"new-{number}"]
                with transaction.atomic():
                    count("x", by={"topic": topics[:: -1 if hand % 2 else 1]})
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        list(pool.map(uses, range(HANDS)))
    times = dict(UsageCount.objects.exclude(dimension="hour").values_list("value", "times"))
    assert times[""] == times["breaks"] == times["money"] == HANDS * TIMES
    assert {times[f"new-{number}"] for number in range(TIMES)} == {HANDS}
