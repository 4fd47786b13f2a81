"""What comments are about, as choices: the titles of data/themes.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache

from surveys.bank import DATA


@cache
def themes() -> Mapping[str, str]:
    """Code to title."""
    with (DATA / "themes.toml").open("rb") as file:
        return {row["code"]: row["title"] for row in tomllib.load(file)["theme"]}
