"""Journeys in a real browser: the system's Chromium against a live server on this machine."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from portal.ui import build
from tests.short_time import CI

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHOTS = Path(__file__).resolve().parents[2] / "test-results" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands here needs a browser and a server of its own."""
    for item in items:
        if "journeys" in Path(item.path).parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
    if not program:
        pytest.skip("Chromium is not installed")
    # Without a sandbox of its own: the tests may run as root in a container.
    return {"executable_path": program, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def base_url() -> str:
    """None: each test has the address of its own server."""
    return ""


@pytest.fixture(scope="session", autouse=True)
def _ready() -> Iterator[None]:
    """Styles are built; Django works beside Playwright's loop, which runs in this thread."""
    assert build.main([]) == 0
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of the portal, without data."""
    return str(live_server.url)


LOADS = (
    "load_directory",
    "load_guides",
    "load_questionnaires",
    "load_surveys",
    "load_plan_rules",
    "load_case_settings",
)


@pytest.fixture(scope="session")
def _copy() -> Iterator[sqlite3.Connection]:
    """Of the database once it is loaded: loading takes four seconds, putting it back a moment."""
    copy = sqlite3.connect(":memory:")
    yield copy
    copy.close()


@pytest.fixture
def city(site: str, _copy: sqlite3.Connection) -> str:
    """The same as it ships: services, guides, questions and rules, in every language."""
    connection.ensure_connection()
    if _copy.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _copy.backup(connection.connection)
        ContentType.objects.clear_cache()
        return site
    with transaction.atomic():
        for command in LOADS:
            call_command(command, stdout=StringIO(), stderr=StringIO())
    connection.connection.backup(_copy)
    return site


@pytest.fixture
def old_phone(browser: Browser) -> Iterator[Page]:
    """320 pixels wide, scripts switched off."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def shot(page: Page, name: str) -> None:
    """For people to look at; in CI nobody does."""
    if CI:
        return
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
