"""People of both organisations, and pages of a case as they open them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from carers.models import Case
from tests.clients import CheckingClient
from tests.factories.accounts import person


@pytest.fixture
def adviser(db):
    return person("carers_adviser", name="Ada Adviser", organisation="Example Carers")


@pytest.fixture
def manager(db):
    return person("carers_manager", name="Max Manager", organisation="Example Carers")


@pytest.fixture
def worker(db):
    return person("council_worker", name="Will Worker")


@pytest.fixture
def works(sign_in, adviser) -> CheckingClient:
    """The client of an adviser of the carers service."""
    return sign_in(user=adviser)


@pytest.fixture
def url() -> Callable[..., str]:
    def of(name: str, case: Case, **more: Any) -> str:
        return reverse(f"staff-cases:{name}", kwargs={"case": case.pk, **more})

    return of
