"""Telling one browser from another for the length of a limit, without knowing whose it is."""

from django.http import HttpRequest


def browser_of(request: HttpRequest) -> str:
    """The key of the browser's session, which is begun here if there is none. For POST only."""
    if request.session.session_key is None:
        request.session.create()
    return request.session.session_key or ""
