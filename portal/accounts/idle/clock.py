"""How long a session may still stand idle. The session itself remembers when it was last used."""

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

IDLE = "idle"
ENDED = "idle_ended"
"""Whose session ended here, and what this browser had opened: for when the same person is back."""
OF_SIGNING_IN = {
    SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY, IDLE, ENDED,
    "account_authentication_methods", "account_authentication_methods_user",
}  # fmt: skip
OFTEN_ENOUGH = 60
"""Seconds between two notes of use: each of them is a write."""


@dataclass(frozen=True)
class Standing:
    """Of a session in which somebody is signed in."""

    user: str
    is_public: bool
    seen: int

    @property
    def minutes(self) -> int:
        """How long it may stand idle."""
        limit = settings.PUBLIC_IDLE if self.is_public else settings.STAFF_IDLE
        return int(limit.total_seconds() // 60)

    @property
    def left(self) -> int:
        """Seconds; 0 where the time is over."""
        return max(0, self.seen + self.minutes * 60 - int(time.time()))

    @property
    def warning(self) -> int:
        """Seconds before the end at which the page warns."""
        return int(settings.IDLE_WARNING.total_seconds())

    @property
    def mark(self) -> str:
        """Whose session it is, as pages may know it: two people's differ."""
        return salted_hmac("accounts.idle", self.user).hexdigest()[:16]


def standing(request: HttpRequest) -> Standing | None:
    """None where nobody is signed in. Without a session cookie nothing is looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = request.session.get(SESSION_KEY)
    if user is None:
        return None
    if IDLE not in request.session:
        begin(sender=None, request=request, user=request.user)
    kept = request.session[IDLE]
    return Standing(str(user), bool(kept["public"]), int(kept["seen"]))


def begin(*, sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Somebody has signed in. Whoever comes back finds open what was open when her time ended."""
    request.session[IDLE] = {
        "public": getattr(user, "is_public", False),
        "seen": int(time.time()),
    }
    ended = request.session.pop(ENDED, None)
    if ended and ended["user"] == str(user.pk):
        kept = {name: value for name, value in ended["open"].items() if name not in request.session}
        request.session.update(kept)


def note_use(request: HttpRequest, now: Standing) -> None:
    """The session was used. Nothing but the time is written, onto what is stored by then: a page
    that is asked for at the same moment may have added to it."""
    if time.time() - now.seen < OFTEN_ENOUGH:
        return
    if request.session.modified:
        if IDLE in request.session:
            request.session[IDLE] = {"public": now.is_public, "seen": int(time.time())}
        return
    stored = type(request.session)(request.session.session_key)
    if SESSION_KEY not in stored:
        return
    stored[IDLE] = {"public": now.is_public, "seen": int(time.time())}
    try:
        stored.save()
    except UpdateError:
        # Signed out in the same moment.
        return


def end(request: HttpRequest, now: Standing) -> None:
    """Signs out, and sets aside what this browser had opened until the same person is back."""
    still_open = {
        name: value for name, value in request.session.items() if name not in OF_SIGNING_IN
    }
    request.session.flush()
    request.session[ENDED] = {"user": now.user, "public": now.is_public, "open": still_open}
    request.user = AnonymousUser()


def ended_for(request: HttpRequest, *, public: bool) -> str:
    """Whose session ended in this browser, of staff or of the public; empty for nobody's."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    ended = request.session.get(ENDED)
    return str(ended["user"]) if ended and ended["public"] is public else ""
