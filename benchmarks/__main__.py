"""`make bench`: figures for both databases and both sizes, written to `benchmarks/results/`."""

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

RESULTS = Path(__file__).parent / "results"
SIZES = (5_000, 100_000)
SCRATCH = "portal_benchmark"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    options = parser.parse_args()
    figures: dict[str, Any] = {
        "machine": machine(),
        "at": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
    }
    for size in options.sizes:
        if options.only != "postgresql":
            with tempfile.TemporaryDirectory() as folder:
                figures[f"sqlite {size}"] = run(f"sqlite:///{folder}/bench.sqlite3", size)
                keep(figures)
        if options.only != "sqlite":
            server = postgres()
            if server is None:
                sys.stderr.write("PostgreSQL left out: no server answers on this machine.\n")
                continue
            figures[f"postgresql {size}"] = run(fresh_postgres(server), size)
            keep(figures)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


def keep(figures: dict[str, Any]) -> None:
    """After each database: a long run that is stopped has not been for nothing."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "search.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def run(database: str, size: int) -> dict[str, Any]:
    """In a process of its own, so that no cache of one database helps the next."""
    command = [sys.executable, "-m", "benchmarks.one_database", "--listings", str(size)]
    environment = {**os.environ, "DATABASE_URL": database}
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    sys.stderr.write(f"{database.split(':', maxsplit=1)[0]} {size}: done\n")
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def postgres() -> str | None:
    """The server of TEST_DATABASE_URL, or one on this machine that lets us in."""
    address = os.environ.get("TEST_DATABASE_URL", "postgres://root@127.0.0.1/postgres")
    import psycopg

    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.Error:
        return None
    return address


def fresh_postgres(server: str) -> str:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")
        connection.execute(
            f"CREATE DATABASE {SCRATCH} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        )
    return urlsplit(server)._replace(path=f"/{SCRATCH}").geturl()


def machine() -> dict[str, Any]:
    return {
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "django": importlib.metadata.version("Django"),
        "tantivy": importlib.metadata.version("tantivy"),
        "platform": platform.platform(terse=True),
    }


if __name__ == "__main__":
    main()
