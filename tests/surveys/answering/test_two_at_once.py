"""Two requests at the same moment: an invitation has one draft, and answers are sent once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from questionnaires.models import Draft
from surveys.answering.beginning import NotOpen, begin
from surveys.answering.finishing import finish
from surveys.models import Attempt, Comment, Invitation, Response
from tests.factories.surveys import invited, survey_of
from tests.surveys.answering.test_finishing import begun

# The tests' own SQLite is one shared memory, whose locks do not wait as those of a file do.
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
AT_ONCE = 4


def at_once(*work: Callable[[], Any]) -> list[Any]:
    """All of it at the same moment; what each gives back, or the error that it raised."""
    ready = Barrier(len(work))

    def run(one: Callable[[], Any]) -> Any:
        try:
            ready.wait(timeout=20)
            return one()
        except NotOpen as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(run, work))


def begins(invitation: Invitation, **more: Any) -> Draft:
    about = {"form": "standard", "language": "en", "mode": "self", "invitation": invitation}
    return begin(survey=invitation.survey, **about, **more).draft


@pytest.mark.parametrize("is_invited", [True, False])
def test_of_several_presses_one_is_written_down(is_invited: bool) -> None:
    survey = survey_of()
    draft = begun(survey, invitation=invited(survey) if is_invited else None)
    at_once(*[lambda: finish(draft=draft)] * AT_ONCE)
    assert (Response.objects.count(), Comment.objects.count()) == (1, 1)
    assert not Draft.objects.exists()


def test_several_devices_begin_one_draft() -> None:
    invitation = invited(survey_of())
    drafts = at_once(*[lambda: begins(invitation)] * AT_ONCE)
    assert len({draft.pk for draft in drafts}) == 1
    assert Attempt.objects.count() == 1


def test_sending_and_beginning_anew_end_in_one_answer_or_one_draft() -> None:
    survey = survey_of()
    invitation = invited(survey)
    draft = begun(survey, invitation=invitation)
    at_once(lambda: finish(draft=draft), lambda: begins(invitation, anew=True))
    assert Response.objects.count() + Draft.objects.count() == 1
