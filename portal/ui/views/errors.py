"""Error pages in the reader's language. None of them needs the database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from portal.languages.table import BY_CODE
from portal.ui.context import furniture


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 404)


def method_not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """Mostly someone who opens the address of a button: for her there is no page here."""
    response = error_page(request, 405, template="errors/404.html")
    response["Allow"] = allowed
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or cookies switched off. Says what to do, not what failed.

    A view whose forms hold what cannot be typed again answers for itself (`on_csrf_failure`), or
    gives None where it has nothing to say.
    """
    match = request.resolver_match
    own = getattr(match.func, "on_csrf_failure", None) if match else None
    answer: HttpResponse | None = own(request, **match.kwargs) if match and own else None
    return answer or error_page(request, 403, template="errors/csrf.html")


def error_page(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    """Without context processors: they may need what has just failed."""
    with translation.override(reader_language(request)):
        html = render_to_string(template or f"errors/{status}.html", furniture(request))
        response = HttpResponse(html, status=status)
        response["Content-Language"] = translation.get_language() or "en"
    return response


def reader_language(request: HttpRequest) -> str:
    """From the address, else what the cookie or the browser asks for."""
    first = request.path_info.lstrip("/").partition("/")[0]
    return first if first in BY_CODE else translation.get_language_from_request(request)
