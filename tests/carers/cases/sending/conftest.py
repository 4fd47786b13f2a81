"""Answers with a plan, as they are before they are sent."""

import pytest

from carers.cases.sending import send_case
from carers.models import Case
from tests.factories.plans import draft_with_key, plan_of
from tests.factories.sending import body

SECRET = "a night without waking"


def press(draft, *, kind=Case.Kind.ASSESSMENT, by=None, filled=None, plan=None):
    return send_case(
        draft=draft,
        plan=plan or draft.plans.first() or plan_of(draft),
        body=body(draft) if filled is None else filled,
        kind=kind,
        by=by,
    )


@pytest.fixture
def draft(assessment):
    found, _key = draft_with_key(assessment, sleep="broken", want=SECRET)
    plan_of(found)
    return found
