"""The roles of the product, read from `roles.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ORGANISATIONS = {"council": "Coventry City Council", "carers service": "Carers service"}
"""What the employers of `roles.toml` are called."""


@dataclass(frozen=True)
class Role:
    """One role; the fields are explained in `roles.toml`."""

    code: str
    title: str
    organisation: Literal["council", "carers service"]
    may: tuple[str, ...]


def _read() -> tuple[Role, ...]:
    with (Path(__file__).parent / "roles.toml").open("rb") as file:
        rows = tomllib.load(file)["role"]
    return tuple(Role(**{**row, "may": tuple(row["may"])}) for row in rows)


ROLES = _read()
BY_CODE = {role.code: role for role in ROLES}
CODES = tuple(BY_CODE)


def title_of(code: str) -> str:
    """The title of a role, or its code where the role is no longer among ours."""
    return BY_CODE[code].title if code in BY_CODE else code
