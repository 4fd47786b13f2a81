"""Of which pages this browser has said whether they helped: it is asked once.

Its own cookie holds it, marked only, and ends with the browser's session; nothing of it stays with
us.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "helped"
MOST, LETTERS = 40, 8


def was_answered(request: HttpRequest, about: str) -> bool:
    return _mark(about) in _marks(request)


def note(request: HttpRequest, answer: HttpResponse, about: str) -> None:
    """Puts the page into the cookie; of more than so many the oldest are asked about again."""
    marks = [one for one in _marks(request) if one != _mark(about)]
    answer.set_cookie(
        COOKIE,
        ".".join([*marks, _mark(about)][-MOST:]),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _marks(request: HttpRequest) -> list[str]:
    found = request.COOKIES.get(COOKIE, "").split(".")
    return [one for one in found if len(one) == LETTERS and one.isalnum()]


def _mark(about: str) -> str:
    """Says nothing to whoever looks into the cookies of a shared computer."""
    return salted_hmac("surveys.helped", about).hexdigest()[:LETTERS]
