"""The one spelling of a snapshot, so that its hash stands for what it says. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

Snapshot = Mapping[str, Any]


class NotAsItWas(Exception):
    """The bytes are not those that were kept."""


def spelled(snapshot: Snapshot) -> bytes:
    """Raises ValueError for numbers that are none, TypeError for what is not JSON."""
    text = json.dumps(
        snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def digest(spelling: bytes) -> str:
    return hashlib.sha256(spelling).hexdigest()


def read(spelling: bytes, sha256: str) -> Snapshot:
    """Raises NotAsItWas."""
    if digest(spelling) != sha256:
        raise NotAsItWas(sha256)
    found: Snapshot = json.loads(spelling)
    return found
