"""The same answers, sent twice in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from surveys.doors.tablets.receiving import receive
from surveys.models import Comment, Response
from tests.factories.surveys import survey_of, tablet_of
from tests.surveys.doors.conftest import Tablet

# The tests' own SQLite is one shared memory, whose locks do not wait as those of a file do.
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
HANDS = 4


def test_they_are_stored_once():
    tablet = Tablet(tablet_of(survey_of()))
    sealed = tablet.sealed()
    ready = Barrier(HANDS)

    def one(_number):
        try:
            ready.wait(timeout=20)
            return receive(door=tablet.door, sealed=sealed)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        taken = list(pool.map(one, range(HANDS)))
    assert sorted(taken) == [False, False, False, True]
    assert (Response.objects.count(), Comment.objects.count()) == (1, 1)
