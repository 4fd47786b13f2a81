"""Ends a session in which nothing has happened for too long, before any view sees the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.accounts.idle import carrying, clock

CHECK = "/session/"
"""Where pages ask how long is left. To ask is not to use."""
WRONG, NOT_SIGNED_IN = 400, 401


class IdleMiddleware:
    """What a page fetches by itself (htmx) does not count as use: else it would never end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = clock.standing(request)
        request.idle = now  # type: ignore[attr-defined]
        if now is None or (request.path_info == CHECK and request.method == "GET"):
            return self.get_response(request)
        by_itself = "HX-Request" in request.headers
        if now.left == 0:
            return HttpResponse(status=NOT_SIGNED_IN) if by_itself else self._end(request, now)
        waited = carrying.waiting_for(request)
        answer = self.get_response(request)
        if answer.status_code < WRONG:
            carrying.drop_where_taken(request, waited)
        if not by_itself:
            clock.note_use(request, now)
        return answer

    def _end(self, request: HttpRequest, now: clock.Standing) -> HttpResponse:
        clock.end(request, now)
        request.idle = None  # type: ignore[attr-defined]
        if request.method == "POST":
            first = carrying.sign_in_first(request, public=now.is_public)
            if first and carrying.SESSION in request.session:
                return first
        return self.get_response(request)
