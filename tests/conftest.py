"""What every test stands on: a clean language, an empty cache, a client that reads what it gets."""

import gc
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

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


SHARE = os.environ.get("DATABASE_SHARE")
ON_THE_FIRST = not os.environ.get("TEST_DATABASE_URL")
VENDORS = ("postgresql", "sqlite")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Reading all tests takes a quarter of a minute: what has no turn here is not even read."""
    path = collection_path
    if SHARE is None or ON_THE_FIRST or not path.match("test_*.py"):
        return None
    if _is_turn_of(path.relative_to(config.rootpath).as_posix()):
        return None
    text = path.read_text(encoding="utf-8")
    return not any(f"mark.{vendor}" in text for vendor in VENDORS) or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In CI each file that asks a database has its turn on one of the two, on the other the next
    week (`tests.suite`); what asks none runs on the first. What takes long begins first."""
    kept, left = [], []
    for item in items:
        (kept if SHARE is None or _has_its_turn(item) else left).append(item)
    items[:] = sorted(kept, key=lambda item: item.get_closest_marker("long") is None)
    if left:
        config.hook.pytest_deselected(items=left)


def _has_its_turn(item: pytest.Item) -> bool:
    if any(item.get_closest_marker(vendor) for vendor in VENDORS):
        return True
    names = set(getattr(item, "fixturenames", ()))
    if not item.get_closest_marker("django_db") and not names & {"db", "transactional_db"}:
        return ON_THE_FIRST
    return _is_turn_of(item.nodeid.partition("::")[0])


def _is_turn_of(file: str) -> bool:
    return zlib.crc32(file.encode()) % 2 == int(SHARE or 0)


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
