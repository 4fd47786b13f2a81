"""Where answers on paper are sent. Pure but for its file."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "paper.toml"


@cache
def send_to() -> tuple[str, ...]:
    """Lines of an address, as they are written on an envelope."""
    with FILE.open("rb") as file:
        return tuple(tomllib.load(file)["send_to"])
