"""The portal as it is really served: gunicorn with two processes over a database of its own.

Run as a program it makes that database, with a survey, an invitation and somebody who reads
results, and prints what the journey needs to know.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
LONGEST_START = 60
NAME = "portal_two_processes"


@dataclass(frozen=True)
class Prepared:
    survey: str
    link: str
    """Path of the invitation, for her phone."""
    session: str
    """Key of the session of the reader."""


def environment(database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TEST_DATA")}
    return {**kept, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}


@contextmanager
def postgresql_database(server: str) -> Iterator[str]:
    """A new one beside the others; gives its address, and drops it at the end."""
    name = f"{NAME}_{os.getpid()}"
    parts = urlsplit(server)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as found:
        found.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            found.execute(drop)


def prepare(database: str) -> Prepared:
    command = [sys.executable, "-m", "tests.journeys.two_processes"]
    made = subprocess.run(
        command, cwd=ROOT, env=environment(database), check=True, capture_output=True, text=True
    )
    return Prepared(**json.loads(made.stdout.splitlines()[-1]))


@contextmanager
def served(database: str) -> Iterator[str]:
    """Gives the address of the portal."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{found.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--workers", str(WORKERS)]
    server = subprocess.Popen(
        [*command, "--bind", place, "--log-level", "error"], cwd=ROOT, env=environment(database)
    )
    try:
        _wait_for(f"http://{place}/en/surveys/")
        yield f"http://{place}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    latest = time.monotonic() + LONGEST_START
    while time.monotonic() < latest:
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("gunicorn did not start.")


def main() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from surveys.asking.links import keys_of
    from surveys.models import Identity
    from tests.factories.accounts import person
    from tests.factories.surveys import CODE, answered, invited, survey_of, team_of

    call_command("migrate", verbosity=0)
    survey = survey_of(identity=Identity.LINKED)
    for given in ("very", "very", "not"):
        answered(survey, {"happy": given}, team=team_of())
    invitation = invited(survey, identity=Identity.LINKED, team=team_of())
    client = Client()
    client.force_login(person("survey_analyst"))
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    link = f"/en/surveys/open/{keys_of(invitation.pk).token}/"
    sys.stdout.write(json.dumps({"survey": CODE, "link": link, "session": key}))


if __name__ == "__main__":
    main()
