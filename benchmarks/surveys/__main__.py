"""`python -m benchmarks.surveys`, which `make bench` runs after that of the search.

Short runs: `BENCH_SECONDS=5 BENCH_RESPONSES=5000 BENCH_ROWS=1000 BENCH_SCREENS=5000`,
or options of these names.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from benchmarks.__main__ import RESULTS, fresh_postgres, machine, postgres

SIZES = {"seconds": 60, "responses": 100_000, "rows": 10_000, "screens": 1_000_000}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    for name, size in SIZES.items():
        set_by = os.environ.get(f"BENCH_{name.upper()}", size)
        parser.add_argument(f"--{name}", type=int, default=set_by)
    options = parser.parse_args()
    sizes = {name: getattr(options, name) for name in SIZES}
    figures: dict[str, Any] = {"machine": machine(), **sizes}
    if options.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            figures["sqlite"] = run(f"sqlite:///{folder}/bench.sqlite3", sizes)
    if options.only != "sqlite":
        server = postgres()
        if server is None:
            sys.stderr.write("PostgreSQL left out: no server answers on this machine.\n")
        else:
            figures["postgresql"] = run(fresh_postgres(server), sizes)
    text = json.dumps(figures, indent=2) + "\n"
    if sizes == SIZES:
        # A short run says that all of it works, not how fast it is.
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "surveys.json").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def run(database: str, sizes: dict[str, int]) -> dict[str, Any]:
    given = [word for name, size in sizes.items() for word in (f"--{name}", str(size))]
    command = [sys.executable, "-m", "benchmarks.surveys.one_database", *given]
    environment = {**os.environ, "DATABASE_URL": database}
    answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
