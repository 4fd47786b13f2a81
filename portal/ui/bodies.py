"""What other systems send us, byte by byte: a signature is over the bytes."""

from django.http import HttpRequest
from django.http.request import RawPostDataException


def body_of(request: HttpRequest) -> bytes:
    """Nothing for a form: it was read as one before any view sees it, and no system sends one."""
    try:
        return request.body
    except RawPostDataException:
        return b""
