"""Raising an alert: who is told, who may read what was said, by when, and what stands nowhere."""

import pytest
from django.core import mail

from portal.alerts.actions import raise_alert
from portal.alerts.models import Level
from tests.factories.accounts import person


@pytest.mark.parametrize("level", Level)
def test_raise(level, db, django_capture_on_commit_callbacks):
    subject = person("intake")
    with django_capture_on_commit_callbacks(execute=True):
        alert = raise_alert(
            level=level,
            reason="answers",
            subject=subject,
            words="Self-assessment 4821 7735",
            url="/staff/",
            content=[{"title": "a", "words": "secret"}],
            roles={"carers_adviser": True},
        )
    print({r.role: r.with_content for r in alert.recipients.all()}, alert.due_at, mail.outbox)
