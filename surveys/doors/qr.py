"""QR codes as drawings that stand in a page, a letter, a PDF."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET = 4
"""Modules of white around it: scanners need them."""
ERROR = "m"
"""Read even where a seventh of it is dirty or folded."""


def svg(url: str, *, title: str = "") -> SafeString:
    """One module is one unit, so that it is sharp at whatever size a style gives it.

    `title` is what a screen reader says; by its side the address stands as text.
    """
    drawn = segno.make(url, error=ERROR, micro=False)
    size = drawn.symbol_size(border=QUIET)[0]
    return format_html(
        '<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{title}"'
        ' shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"></rect>'
        '<path fill="#000" d="{path}"></path></svg>',
        size=size,
        title=title or url,
        path=_path(drawn),
    )


def _path(drawn: segno.QRCode) -> SafeString:
    """The dark modules: each run of them in a row is one flat rectangle."""
    parts = []
    for down, row in enumerate(drawn.matrix):
        start = None
        for across, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                width = across - start
                parts.append(f"M{start + QUIET} {down + QUIET}h{width}v1h-{width}z")
                start = None
    return mark_safe("".join(parts))  # noqa: S308 numbers only
