"""The pictures that answers may have: those of our own sheet of drawings."""

import re
from functools import cache

from django.conf import settings

DRAWING = re.compile(r'id="pic-([a-z-]+)"')


@cache
def pictures() -> tuple[str, ...]:
    sheet = settings.BASE_DIR / "static" / "src" / "pictures.svg"
    return tuple(sorted(DRAWING.findall(sheet.read_text(encoding="utf-8"))))


def named() -> list[tuple[str, str]]:
    """Each with what it is called: `very-happy`, 'Very happy'."""
    return [(name, name.replace("-", " ").capitalize()) for name in pictures()]
