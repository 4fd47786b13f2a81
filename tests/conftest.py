"""What every test stands on: a clean language, an empty cache, a client that reads what it gets."""

import gc
import os
import zlib
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck

from portal.languages.catalogues import files
from tests.clients import CheckingClient

pytest_plugins = ["tests.people"]

hypothesis.settings.register_profile(
    "default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=5000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_configure(config: pytest.Config) -> None:
    """Compiles the catalogues that changed: without them gu and ti are not served at all."""
    # Rows and pages of a test are many and short-lived: looking for rings less often saves time.
    gc.set_threshold(50_000, 20, 20)
    if not hasattr(config, "workerinput"):
        for language in files.TRANSLATED:
            files.compile_one(language, force=False)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In CI each file that asks a database has its turn on one of the two, on the other the next
    week (`tests.suite`); what asks none runs on the first."""
    share = os.environ.get("DATABASE_SHARE")
    if share is None:
        return
    first = not os.environ.get("TEST_DATABASE_URL")
    kept, left = [], []
    for item in items:
        (kept if _has_its_turn(item, int(share), first=first) else left).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


def _has_its_turn(item: pytest.Item, share: int, *, first: bool) -> bool:
    if any(item.get_closest_marker(vendor) for vendor in ("postgresql", "sqlite")):
        return True
    names = set(getattr(item, "fixturenames", ()))
    if not item.get_closest_marker("django_db") and not names & {"db", "transactional_db"}:
        return first
    return zlib.crc32(item.nodeid.partition("::")[0].encode()) % 2 == share


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
