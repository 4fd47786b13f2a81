"""What was read of a feed before a break, so that the next run goes on from there."""

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

STALE_AFTER = datetime.timedelta(hours=24)
"""An older answer is asked for again."""
FORGET_AFTER = datetime.timedelta(days=7)
"""What is left of a feed that was never finished."""


def forget_old(folder: Path | None = None) -> None:
    """Removes the progress of feeds that nobody has gone on with for a week."""
    before = (timezone.now() - FORGET_AFTER).timestamp()
    for path in (folder or _folder()).glob("*.jsonl"):
        try:
            if path.stat().st_mtime < before:
                path.unlink()
        except OSError:
            # Gone meanwhile, or a read-only disk.
            continue


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "var" / "imports"


class Progress:
    """The details already fetched of one feed, a line each. Where it cannot write, it forgets."""

    def __init__(self, address: str, folder: Path | None = None) -> None:
        name = hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:20]
        self._path = (folder or _folder()) / f"{name}.jsonl"
        self._known: dict[str, Any] = {}
        self._load()

    def __len__(self) -> int:
        return len(self._known)

    def get(self, identity: str) -> Any:
        """The service as it was fetched, or None."""
        return self._known.get(identity)

    def put(self, identity: str, service: Any) -> None:
        entry = {"id": identity, "at": timezone.now().isoformat(), "service": service}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="ascii") as lines:
                lines.write(json.dumps(entry) + "\n")
        except OSError:
            # A read-only disk costs the next run time, not this one its result.
            return

    def clear(self) -> None:
        """After a run that came to its end."""
        self._known = {}
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def _load(self) -> None:
        try:
            lines = self._path.read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            return
        for line in lines:
            try:
                entry = json.loads(line)
                at = datetime.datetime.fromisoformat(entry["at"])
                fresh = timezone.now() - at < STALE_AFTER
            except (ValueError, KeyError, TypeError):
                # The line being written when the run broke off.
                continue
            if fresh:
                self._known[entry["id"]] = entry["service"]
