"""Sending a sound to a browser, whole or in the part that it asks for (Safari asks for parts)."""

import re

from django.core.files import File
from django.http import FileResponse, HttpResponse

RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
PIECE = 512 * 1024
"""At most so much at once where a part is asked for."""


def sound(
    file: File[bytes], *, size: int, content_type: str, name: str, wanted: str
) -> HttpResponse:
    """`wanted` is the header Range; one that makes no sense is as good as none."""
    bounds = part_of(wanted, size)
    if bounds is None:
        answer: HttpResponse = FileResponse(file, content_type=content_type, filename=name)  # type: ignore[assignment]
    elif bounds[0] >= size:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        start, end = bounds
        file.seek(start)
        answer = HttpResponse(file.read(end - start + 1), status=206, content_type=content_type)
        answer["Content-Range"] = f"bytes {start}-{end}/{size}"
    answer["Accept-Ranges"] = "bytes"
    # Each upload has an address of its own.
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def part_of(wanted: str, size: int) -> tuple[int, int] | None:
    """First and last byte; None for the whole file."""
    match = RANGE.fullmatch(wanted.strip())
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        start, end = max(0, size - int(match[2])), size - 1
    else:
        start, end = int(match[1]), int(match[2]) if match[2] else size - 1
    if match[1] and match[2] and end < start:
        return None
    return start, min(end, size - 1, start + PIECE - 1)
