"""Two devices at the same moment: a draft has one writer at a time, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from questionnaires.journey import actions
from questionnaires.models import Draft, DraftStep
from tests.factories.questionnaires import published

# The tests' own SQLite is one shared memory, whose locks do not wait as those of a file do.
pytestmark = pytest.mark.postgresql
WRITERS = 4


def at_once(draft: Draft, seen: int | None) -> list[bool]:
    """Each writer sends another answer to the same page; says for each whether it holds."""
    page = draft.definition.page_by_code["name"]
    ready = Barrier(WRITERS)

    def write(number: int) -> bool:
        try:
            ready.wait(timeout=20)
            _row, holds = actions.save(
                draft=draft, page=page, answers={"nick": f"Jo {number}"}, seen=seen, language="en"
            )
            return holds
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(write, range(WRITERS)))


@pytest.fixture
def draft(transactional_db: None) -> Draft:
    version = published()
    page = version.definition.pages[0]
    return actions.start(version=version, language="en", page=page, answers={"who": "mum"}).draft


def test_of_several_first_answers_at_once_one_holds_and_the_others_are_kept(draft: Draft) -> None:
    assert sorted(at_once(draft, seen=0)) == [False] * (WRITERS - 1) + [True]
    row = DraftStep.objects.get(draft=draft, page="name")
    assert len(row.rivals) == WRITERS - 1
    every = [row.answers["nick"], *(one["nick"] for one in row.rivals)]
    assert sorted(every) == [f"Jo {number}" for number in range(WRITERS)]


def test_of_several_changes_at_once_one_holds_and_the_others_are_kept(draft: Draft) -> None:
    page = draft.definition.page_by_code["name"]
    actions.save(draft=draft, page=page, answers={"nick": "Jo"}, seen=0, language="en")
    assert sum(at_once(draft, seen=1)) == 1
    row = DraftStep.objects.get(draft=draft, page="name")
    assert (row.revision, len(row.rivals)) == (2, WRITERS - 1)
