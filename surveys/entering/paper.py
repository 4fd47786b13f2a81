"""Where answers on paper are sent. Pure but for its file."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "paper.toml"


@cache
def send_to() -> tuple[str, ...]:
    """Lines of an address, as on an envelope; none until a person has confirmed it."""
    with FILE.open("rb") as file:
        data = tomllib.load(file)
    return tuple(data["send_to"]) if data["confirmed"] else ()
