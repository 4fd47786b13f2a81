"""The rules that ship with the portal, read from their files once, and published on request."""

from copy import deepcopy
from typing import Any

import pytest
from django.utils import timezone

from carers.models import Ruleset
from carers.plan.books import Book, read
from carers.plan.files import body
from questionnaires.loading import digest_of_body
from questionnaires.models import VersionState


@pytest.fixture(scope="session")
def rules_body() -> dict[str, Any]:
    return body()


@pytest.fixture(scope="session")
def book(rules_body: dict[str, Any]) -> Book:
    """Needs no database."""
    return read(rules_body)


@pytest.fixture
def ruleset(db: None, rules_body: dict[str, Any]) -> Ruleset:
    return published(rules_body, number=1)


def published(whole: dict[str, Any], *, number: int, state: str = VersionState.ACTIVE) -> Ruleset:
    return Ruleset.objects.create(
        number=number,
        # A copy: what one test does to it must not reach the next.
        body=deepcopy(whole),
        digest=digest_of_body(whole),
        state=state,
        published_at=None if state == VersionState.DRAFT else timezone.now(),
    )
