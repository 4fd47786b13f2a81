"""Everything that is checked without running the product, as `make check` does."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CODE = [
    "portal",
    "questionnaires",
    "directory",
    "carers",
    "surveys",
    "tests",
    "benchmarks",
    "manage.py",
]
MANAGE = [sys.executable, "manage.py"]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    # Only so that the settings load; nothing is served with them.
    "SECRET_KEY": "x" * 25 + "-checks-only-" + "0123456789abcdefghij",
    "ALLOWED_HOSTS": "portal.example",
    "ENCRYPTION_KEYS": "dGVzdC1vbmx5LWtleS10aGlydHktdHdvLWJ5dGVzISE=",
}

LONGEST = 60
"""Lines shown of one check's findings."""

AT_ONCE = 2
Check = tuple[str, list[str], dict[str, str]]
"""Name, command, and what it needs in the environment."""

# The longest first.
CHECKS: list[Check] = [
    ("types", [str(BIN / "mypy")], {}),
    ("lint", [str(BIN / "ruff"), "check", "--quiet", *CODE], {}),
    ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", *CODE], {}),
    ("imports", [str(BIN / "lint-imports"), "--no-logo"], {}),
    ("templates", [str(BIN / "djlint"), "--lint", "--quiet", "templates"], {}),
    ("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], {}),
    ("production", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
    ("catalogues", [*MANAGE, "check_catalogues"], {}),
    ("reading age", [*MANAGE, "check_reading"], {}),
    ("contrast", [*MANAGE, "check_contrast"], {}),
]


def shortened(said: str) -> str:
    """The first lines, and how many more there are."""
    lines = said.strip().splitlines()
    more = [f"… and {len(lines) - LONGEST} lines more."] if len(lines) > LONGEST else []
    return "\n".join(lines[:LONGEST] + more)


def run(check: Check) -> subprocess.CompletedProcess[str]:
    _name, command, environment = check
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def main() -> int:
    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for (name, *_), done in zip(CHECKS, pool.map(run, CHECKS), strict=True):
            print(f"{name}: {'good' if done.returncode == 0 else 'FAILED'}", flush=True)
            if done.returncode:
                failed.append(name)
                print(shortened(done.stdout + done.stderr), flush=True)
    print(f"\n{len(CHECKS) - len(failed)} of {len(CHECKS)} checks are good.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
