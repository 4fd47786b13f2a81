"""Who may be asked how it was: carers who want to hear from us, of whom no harm is known."""

import pytest
from django.db import transaction

from carers.cases.telling import tell
from portal.registry import registry
from portal.registry.experiences import EXPERIENCED
from tests.factories.cases import case_of

pytestmark = pytest.mark.django_db

BY_TEXT = {"news_by": "text", "may_text": True, "mobile": "+447700900982"}


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(registry, "_listeners", registry.Registry("events"))
    found = []
    registry.after_this(EXPERIENCED, "a test", lambda **facts: found.append(facts))
    return found


def told(**changes):
    contact = changes.pop("contact", BY_TEXT)
    case = case_of(contact=contact, **changes)
    with transaction.atomic():
        tell("assessment.record_delivered", case)
    return case


def test_a_carer_who_wants_news_by_text_may_be_asked_by_text(heard):
    case = told(language="ur")
    assert heard == [
        {
            "what": "assessment.record_delivered",
            "subject": str(case.pk),
            "channel": "text",
            "recipient": "+447700900982",
            "language": "ur",
            "team": "wellbeing",
        }
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"contact": {**BY_TEXT, "may_text": False}},
        {"contact": {**BY_TEXT, "news_by": ""}},
        {"has_harm": True},
        {"is_demonstration": True},
    ],
)
def test_others_are_not_asked(heard, changes):
    told(**changes)
    assert heard == []
