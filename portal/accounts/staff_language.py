"""Staff pages are English, whatever language the browser asks for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from portal.languages.table import ENGLISH

STAFF = "/staff/"


class StaffLanguageMiddleware:
    """Stands after Django's locale middleware, which would follow the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(STAFF):
            translation.activate(ENGLISH.code)
            request.LANGUAGE_CODE = ENGLISH.code
        return self.get_response(request)
