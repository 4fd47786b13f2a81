"""What every test stands on: a clean language, an empty cache, a client that reads what it gets."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from tests.clients import CheckingClient

pytest_plugins = ["tests.people"]


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """The locale middleware leaves its language switched on, and rate limits live in the cache."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.deactivate()
    cache.clear()


@pytest.fixture
def client() -> CheckingClient:
    """Checks each HTML answer, and runs what waits for the commit."""
    return CheckingClient()


@pytest.fixture(autouse=True)
def _databases_asked_for(request: pytest.FixtureRequest) -> None:
    for vendor in ("postgresql", "sqlite"):
        if request.node.get_closest_marker(vendor) and connection.vendor != vendor:
            pytest.skip(f"only on {vendor}")
