"""What tests of asking people share."""

import pytest

from surveys.asking.inviting import invite
from tests.factories.surveys import survey_of


@pytest.fixture
def survey(db):
    return survey_of()


@pytest.fixture
def asks(survey):
    """`asks(channel="text", recipient="07700 900982")`: invites somebody, by e-mail as a rule."""

    def asked(**changes):
        facts = {
            "survey": survey,
            "team": None,
            "identity": "anonymous",
            "channel": "email",
            "language": "en",
            "form": "standard",
            "recipient": "asha@example.org",
            "reference": "",
            "by": "a test",
        }
        return invite(**{**facts, **changes})

    return asked
