"""A member of staff who types in answers to the tea club's survey."""

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from surveys.models import Invitation, Survey
from tests.clients import CheckingClient
from tests.factories.surveys import invited, survey_of, team_of
from tests.questionnaires.entry.conftest import Staff, asha, desk

__all__ = ["asha", "desk"]

BEGIN = "/staff/surveys/entry/"
SENT = f"{BEGIN}sent/"
FACTS = {"mode": "phone", "survey": "tea-club", "form": "standard", "language": "en", "team": ""}


class Typing(Staff):
    """One signed-in browser with one draft."""

    @classmethod
    def for_somebody(cls, client: CheckingClient, **facts: Any) -> "Typing":
        answer = begin(client, **facts)
        assert answer.status_code == 302, answer.content.decode()
        return cls(client, uuid.UUID(answer.url.split("/entry/")[1].split("/")[0]))

    def url(self, name: str = "sheet") -> str:
        return reverse(f"staff-surveys:entry-{name}", kwargs={"draft": self.draft})


def begin(client: CheckingClient, **facts: Any) -> HttpResponse:
    return client.post(BEGIN, {**FACTS, **facts})


@pytest.fixture
def survey(db: None) -> Survey:
    return survey_of()


@pytest.fixture
def invitation(survey: Survey) -> Invitation:
    return invited(survey, team=team_of("south"))


@pytest.fixture
def typing(desk: CheckingClient, survey: Survey) -> Typing:
    return Typing.for_somebody(desk)
