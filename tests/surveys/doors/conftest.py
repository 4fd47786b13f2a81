"""A tablet in use, and what it sends."""

import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from questionnaires.models import Version
from surveys.doors.sealed import seal
from surveys.models import Door
from tests.clients import CheckingClient
from tests.factories.surveys import CODE, survey_of, tablet_of, team_of

WHOLE = {"safe": "yes", "contact-wanted": "no", "happy": "very", "change": "Warmer tea."}


@dataclass
class Tablet:
    door: Door

    def url(self, name: str = "tablet", **arguments: str) -> str:
        return reverse(f"surveys:{name}", kwargs={"token": self.door.code, **arguments})

    def content(self, **changes: Any) -> dict[str, Any]:
        version = Version.objects.get(questionnaire=CODE, number=1)
        return {
            "version": version.pk,
            "language": "ur",
            "form": "standard",
            "day": "2026-11-25",
            "answers": WHOLE,
            **changes,
        }

    def sealed(self, number: str = "", **changes: Any) -> dict[str, str]:
        return seal(self.door.public_key, number or str(uuid.uuid4()), self.content(**changes))

    def send(self, sealed: Any) -> HttpResponse:
        """From a browser that holds no session and no token against forgery."""
        client = CheckingClient(enforce_csrf_checks=True)
        return client.post(self.url("tablet-answers"), data=sealed, content_type="application/json")


@pytest.fixture
def tablet(db: None) -> Tablet:
    return Tablet(tablet_of(survey_of(), team=team_of()))
