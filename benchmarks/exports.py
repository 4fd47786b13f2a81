"""`python -m benchmarks.exports`, which `make bench` runs: a million answers taken out row by row.

Each kind of file is made in a process of its own, for a tenth of the answers and for all of them:
memory that is flat is the same in both. A short run: `BENCH_EXPORT=20000`, or `--answers 20000`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from benchmarks.__main__ import RESULTS, fresh_postgres, machine, postgres

ANSWERS = 1_000_000
KINDS = ("csv", "xlsx")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    set_by = int(os.environ.get("BENCH_EXPORT", ANSWERS))
    parser.add_argument("--answers", type=int, default=set_by)
    options = parser.parse_args()
    figures: dict[str, Any] = {"machine": machine(), "answers": options.answers}
    if options.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            figures["sqlite"] = run(f"sqlite:///{folder}/bench.sqlite3", options.answers)
    if options.only != "sqlite":
        server = postgres()
        if server is None:
            sys.stderr.write("PostgreSQL left out: no server answers on this machine.\n")
        else:
            figures["postgresql"] = run(fresh_postgres(server), options.answers)
    text = json.dumps(figures, indent=2) + "\n"
    if options.answers == ANSWERS and options.only is None:
        # A short run says that all of it works, not how fast it is.
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "exports.json").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def run(database: str, answers: int) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for number in (answers // 10, answers):
        figures[f"make {number}"] = one(database, "make", number)
        for kind in KINDS:
            figures[f"{kind} {number}"] = one(database, kind, number)
    return figures


def one(database: str, what: str, number: int) -> dict[str, Any]:
    """In a process of its own, whose largest memory is that of this work alone."""
    command = [sys.executable, "-m", "benchmarks.export_once", what, str(number)]
    environment = {**os.environ, "DATABASE_URL": database}
    answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    said = answer.stdout.splitlines()[-1]
    sys.stderr.write(f"{database.split(':', maxsplit=1)[0]} {what} {number}: {said}\n")
    return dict(json.loads(said))


if __name__ == "__main__":
    main()
