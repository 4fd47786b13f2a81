"""A survey analyst, and the tea club's survey on her desk."""

import pytest

from portal.accounts.models import User
from questionnaires.models import Version
from surveys.editing.drafts import Desk, desk_of
from surveys.models import Form, Survey
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.surveys import CODE, survey_of
from tests.people import SignIn

EDITING = f"/staff/surveys/surveys/{CODE}/standard/"


@pytest.fixture
def ann(db: None) -> User:
    return person("survey_analyst", name="Ann Analyst")


@pytest.fixture
def analyst(sign_in: SignIn, ann: User) -> CheckingClient:
    return sign_in(user=ann)


@pytest.fixture
def survey(db: None) -> Survey:
    return survey_of()


def desk(survey: Survey, form: Form = Form.STANDARD) -> Desk:
    return desk_of(survey, form)


def draft_of(survey: Survey, form: Form = Form.STANDARD) -> Version:
    """There is one."""
    found = desk_of(survey, form).draft
    assert found is not None
    return found


def codes(version: Version) -> list[str]:
    return [question.code for question in version.definition.questions]
