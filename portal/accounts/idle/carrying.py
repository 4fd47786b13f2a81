"""A form that was sent too late, kept until the same person has signed in again.

It waits in the session, encrypted, and opens for that person only. Forms about signing in are never
kept: they hold passwords.
"""

import json
import re
import time
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from portal.accounts.idle import clock
from portal.privacy.encryption import CannotDecrypt, decrypt, encrypt

SESSION = "kept_form"
LONGEST = 1_000_000
KEPT_FOR = 12 * 60 * 60
"""Seconds."""
NEVER = re.compile(r"^/(?:staff|[a-z-]+)/account/|^/session/")
UNSAID = {"csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Carried:
    """What somebody sent, and to which page."""

    user: str
    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def own_words(self) -> list[str]:
        """What a person wrote, to be read and copied: codes of choices have no spaces."""
        return [value for _name, value in self.fields if " " in value.strip()]


def sign_in_first(request: HttpRequest, *, public: bool) -> HttpResponse | None:
    """Where a session ended in this browser: keeps what was sent and leads to signing in.

    None where none did. `public` says whose pages these are.
    """
    user = clock.ended_for(request, public=public)
    if not user or request.user.is_authenticated:
        return None
    if request.method == "POST" and keep(request, user=user):
        return redirect(_sign_in(public, reverse(_kept(public))))
    onward = request.get_full_path() if request.method == "GET" else ""
    return redirect(_sign_in(public, onward))


def keep(request: HttpRequest, *, user: str) -> bool:
    """Puts the form aside. False where it is none to keep, or too long."""
    path = request.get_full_path()
    if NEVER.search(path):
        return False
    fields = [
        (name, value)
        for name in request.POST
        if name not in UNSAID
        for value in request.POST.getlist(name)
    ]
    text = json.dumps([user, path, fields], ensure_ascii=False)
    if not fields or len(text) > LONGEST:
        return False
    request.session[SESSION] = {
        "form": encrypt(text),
        "path": path,
        "at": int(time.time()),
    }
    return True


def kept_for(request: HttpRequest) -> Carried | None:
    """What waits for the person who is signed in; None for nothing, or for somebody else's."""
    kept = request.session.get(SESSION)
    if not isinstance(kept, dict) or time.time() - kept["at"] > KEPT_FOR:
        return None
    try:
        user, path, fields = json.loads(decrypt(kept["form"]))
    except CannotDecrypt:
        return None
    if user != str(request.user.pk):
        return None
    return Carried(user, path, tuple((name, value) for name, value in fields))


def drop(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)


def waiting_for(request: HttpRequest) -> Any:
    """What waits to be sent to just this page."""
    kept = request.session.get(SESSION) if request.method == "POST" else None
    return kept if kept and kept["path"] == request.get_full_path() else None


def drop_where_taken(request: HttpRequest, waited: Any) -> None:
    """The page that it was meant for has taken it: unless it was put aside once more."""
    if waited and request.session.get(SESSION) == waited:
        drop(request)


def too_old(request: HttpRequest, **of_the_address: object) -> HttpResponse | None:
    """A form of staff that was open when they signed in anew (CSRF): shown again, to be sent.

    Only where this site itself sent it. Any other gets the page that all get: None.
    """
    here = f"{request.scheme}://{request.get_host()}"
    if request.headers.get("Origin") == here:
        if request.user.is_authenticated and keep(request, user=str(request.user.pk)):
            return redirect(_kept(request.user.is_public))
        return sign_in_first(request, public=False)
    return None


def _kept(public: bool) -> str:
    return "account:kept" if public else "account_kept"


def _sign_in(public: bool, onward: str) -> str:
    address = reverse("account:sign-in" if public else "account_login")
    return f"{address}?{urlencode({'next': onward})}" if onward else address
