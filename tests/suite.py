"""The whole suite, as `make test` runs it: SQLite, PostgreSQL, browser journeys.

Python's development mode, which finds what is left open but is slow, is on for the first pass, but
not in CI, which has 25 minutes for everything.

What cannot run here is left out and named at the end. In CI (`CI=true`) nothing may be left out.
"""

import argparse
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCAL_SERVERS = (
    "postgres://postgres@127.0.0.1:5432",
    "postgres://root@127.0.0.1:5432",
    # The socket of this machine, as whoever runs the tests.
    "postgres://",
)
LEFT_OUT = [f"--ignore=tests/journeys/test_{name}.py" for name in ("deciding", "cases_working")]
"""Left out in CI, which has 25 minutes: `test_case` goes through the same screens."""
WORKERS = ["-n", "2"]
BY_FILE = [*WORKERS, "--dist", "loadfile", "--no-loadscope-reorder"]
ONE_BY_ONE = [*WORKERS, "--dist", "load", "--maxschedchunk", "1"]
WITHOUT_BROWSER = ["tests", "--ignore=tests/journeys", *BY_FILE]


@dataclass
class Part:
    """One pass through tests; `missing` says why it cannot run here."""

    name: str
    arguments: list[str]
    environment: dict[str, str]
    missing: str = ""


def postgresql() -> str:
    """The server to use: the one that is named, else one that answers on this machine."""
    named = os.environ.get("TEST_DATABASE_URL", "")
    if named:
        return named
    for server in LOCAL_SERVERS:
        url = f"{server}/postgres"
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.Error:
            continue
        # A name that nobody else uses; the tests make `test_…` of it and drop it again.
        return f"{server}/portal_{os.getpid()}"
    return ""


def share(ci: bool, number: int) -> dict[str, str]:
    """CI has 25 minutes for everything: there each file that asks a database runs on one of the two
    databases, on the other the next week. Elsewhere all of them run on both."""
    week = datetime.date.today().isocalendar().week
    return {"DATABASE_SHARE": str((week + number) % 2)} if ci else {}


def parts() -> dict[str, Part]:
    ci = os.environ.get("CI") == "true"
    first, second = 1, 0
    file = str(Path(tempfile.gettempdir()) / f"journeys-{os.getpid()}.sqlite3")
    database = postgresql()
    browser = next(filter(None, map(shutil.which, BROWSERS)), "")
    return {
        "sqlite": Part(
            "SQLite",
            WITHOUT_BROWSER,
            {"TEST_DATABASE_URL": "", "PYTHONDEVMODE": "" if ci else "1", **share(ci, first)},
        ),
        "postgresql": Part(
            "PostgreSQL",
            [*WITHOUT_BROWSER, "--create-db"],
            {"TEST_DATABASE_URL": database, **share(ci, second)},
            "" if database else "no PostgreSQL server answers; set TEST_DATABASE_URL",
        ),
        "journeys": Part(
            "Browser journeys",
            ["tests/journeys", *ONE_BY_ONE, *(LEFT_OUT if ci else [])],
            {"TEST_DATABASE_URL": "", "TEST_DATABASE_FILE": file, "CHROMIUM": browser},
            "" if browser else "Chromium is not installed",
        ),
    }


def run(part: Part) -> bool:
    print(f"\n=== {part.name}", flush=True)
    start = time.monotonic()
    environment = {**os.environ, **part.environment}
    command = [sys.executable, "-m", "pytest", "-q", *part.arguments]
    passed = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0
    print(f"=== {part.name}: {time.monotonic() - start:.0f} s", flush=True)
    return passed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["sqlite", "postgresql", "journeys"])
    parser.add_argument("--all-languages", action="store_true")
    options = parser.parse_args()
    if options.all_languages:
        os.environ["ALL_LANGUAGES"] = "1"
    chosen = [part for name, part in parts().items() if options.only in {None, name}]
    results = {part.name: run(part) for part in chosen if not part.missing}
    left_out = [part for part in chosen if part.missing]
    print()
    for name, passed in results.items():
        print(f"{name}: {'passed' if passed else 'FAILED'}")
    for part in left_out:
        print(f"{part.name}: left out, because {part.missing}.")
    if left_out and os.environ.get("CI") == "true":
        print("In CI nothing may be left out.")
        return 1
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
