"""Hostile input is made harmless before any view sees it.

What cannot be shown or typed (NUL and other control characters, lone surrogates, direction
overrides) is dropped from queries and forms; the joiners that Urdu, Punjabi and Gujarati need stay.
An address that is not text, or that holds such characters, is refused with a page that says so.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation

from portal.ui.views.errors import bad_request, method_not_allowed

UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

BROKEN = re.compile("%[89A-Fa-f][0-9A-Fa-f]")


class HostileInputMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_text(request.path_info):
            return bad_request(request, BadRequest("The address is not text."))
        request.GET = cleaned(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        if request.method == "POST":
            request.POST = cleaned(request.POST)  # type: ignore[assignment]
        return None


def is_text(path: str) -> bool:
    """Django writes bytes that are not UTF-8 as %FF in a path that is decoded otherwise."""
    return not BROKEN.search(path) and not UNWANTED.search(path)


def cleaned(query: QueryDict) -> QueryDict:
    """The same fields and values without the characters nobody can have meant."""
    if not any(UNWANTED.search(text) for key in query for text in (key, *query.getlist(key))):
        return query
    clean = QueryDict(mutable=True, encoding=query.encoding)
    for key in query:
        values = [UNWANTED.sub("", value) for value in query.getlist(key)]
        clean.setlist(UNWANTED.sub("", key), values)
    clean._mutable = False
    return clean


class LanguageCookieMiddleware:
    """Remembers the language of the page, for the front door and for error pages.

    Only where the browser would ask for another one: most readers need no cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        code = translation.get_language_from_path(request.path_info)
        if (
            code
            and response.status_code == 200
            and translation.get_language_from_request(request) != code
        ):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                code,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite="Lax",
                secure=settings.LANGUAGE_COOKIE_SECURE,
                httponly=True,
            )
        return response


class NotAllowedMiddleware:
    """Gives the empty answer to a wrong method (405) the page that a person can read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            return method_not_allowed(request, response.headers.get("Allow", ""))
        return response
