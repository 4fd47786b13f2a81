"""What a short address or a typed code leads to."""

import re
from dataclasses import dataclass

from surveys.keys import CODE_DIGITS, DOOR_DIGITS, typed_code
from surveys.models import Door

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class Secret:
    """One of three: the token of a link, the code of an invitation, the code of a door."""

    token: str = ""
    code: str = ""
    door: str = ""


def read_secret(text: str) -> Secret:
    """Codes in any script and spacing; all of them empty for what cannot be ours."""
    digits = typed_code(text)
    if len(digits) == CODE_DIGITS:
        return Secret(code=digits)
    if len(digits) == DOOR_DIGITS:
        return Secret(door=digits)
    return Secret(token=text) if TOKEN.fullmatch(text) else Secret()


def door_with(code: str) -> Door | None:
    """Whether it is open or closed. The tablets of staff have no short address."""
    return (
        Door.objects.select_related("survey", "team").filter(kind=Door.Kind.LINK, code=code).first()
    )
