"""Alerts and words to read, for tests. What was said is `SECRET`, how she may be reached `CAUTION`:
neither may turn up where it does not belong."""

from typing import Any

from django.db import models

from portal.accounts.models import User
from portal.alerts.actions import ask_to_read, raise_alert
from portal.alerts.models import Alert, Level, ToRead
from tests.factories.accounts import UserFactory

SECRET = "He locks the door at night"
CAUTION = "Text only, never phone the home"
ABOUT = "Self-assessment 4821 7735"
PROVIDER = {"carers_adviser": True, "carers_manager": True}
COUNCIL = {"council_worker": True, "council_manager": True}


def alert_of(level: Level = Level.NOW, **given: Any) -> Alert:
    """As a room raises one, with somebody who works with the portal as its subject."""
    facts: dict[str, Any] = {
        "reason": "answers",
        "words": ABOUT,
        "url": "/staff/",
        "content": [{"title": "Are you safe at home?", "words": SECRET}],
        "caution": CAUTION,
        **given,
    }
    subject = facts.pop("subject", None) or somebody()
    return raise_alert(level=level, subject=subject, **facts)


def words_of(
    *texts: str, roles: tuple[str, ...] = ("intake",), subject: models.Model | None = None
) -> ToRead:
    row = ask_to_read(
        subject=subject or somebody(),
        words=ABOUT,
        url="/staff/",
        roles=roles,
        texts=texts or ("Thank you",),
    )
    assert row is not None
    return row


def somebody() -> User:
    return UserFactory()
