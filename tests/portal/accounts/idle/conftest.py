"""A clock that moves only when a test moves it."""

from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture
def moment() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2027-01-04T12:00:00Z", tick=False) as moment:
        yield moment
