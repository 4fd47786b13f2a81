"""The survey of two questions, and what a browser sends from the foot of a page."""

import pytest

from surveys.models import Survey
from tests.factories.surveys import helped_survey

URL = "/en/surveys/helped/"
THANKS = "/en/surveys/helped/thanks/"
CRESS = {"kind": "service", "key": "cress"}


@pytest.fixture
def survey(db: None) -> Survey:
    return helped_survey()


def told(helped: str = "", missing: str = "", **more: str) -> dict[str, str]:
    return {"helped-helped": helped, "helped-missing": missing, **CRESS, **more}
