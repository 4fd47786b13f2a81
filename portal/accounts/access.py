"""Who may open which page. Each view says it once, with `page`; one that says nothing is closed.

    @page(open_to=everyone, example=lambda: {"key": "cress"})
    def service(request, key): ...

The same declaration feeds `manage.py addresses`, the roles x URLs test and the fuzzers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from portal.accounts.idle.carrying import sign_in_first, too_old
from portal.accounts.models import User
from portal.accounts.second_factor import signed_in_with_two_factors
from portal.accounts.too_old import answers_when_too_old


class Predicate(Protocol):
    """A rule in words: `can_edit_directory(user)`. Its name is shown in lists of addresses."""

    __name__: str

    def __call__(self, user: Any) -> bool: ...


def everyone(user: Any) -> bool:
    """Any person, signed in or not."""
    return True


@dataclass(frozen=True)
class Page:
    """What a view declares of itself."""

    open_to: Predicate
    methods: tuple[str, ...]
    example: Callable[[], Mapping[str, Any]]
    """Arguments of an address that answers on demonstration data."""
    query: str
    """A query string that shows the page at work."""
    personal: bool
    """True where the page holds a person's own things, as every page for some people only does:
    never cached or indexed."""
    second_factor: bool
    """True where a signed-in person must have set up a second factor first."""
    keyed: bool = False
    """True where only the browser that holds the key of a draft or plan is let in: the address
    alone opens nothing, so that there is no example of one."""


def page(
    *,
    open_to: Predicate,
    methods: tuple[str, ...] = ("GET",),
    example: Callable[[], Mapping[str, Any]] = dict,
    query: str = "",
    personal: bool = False,
    second_factor: bool = True,
    keyed: bool = False,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Declares who may open a function view and by which methods; HEAD follows GET.

    OPTIONS is answered here, with the methods and nothing else.

    Someone not signed in is asked to sign in, and what was sent after a session had ended is kept.
    Someone signed in without the right gets a 403, but one of the public is asked to sign in as
    staff; someone who has the right but no second factor is led to set one up. A page open to
    everyone asks nobody for anything.
    """
    second_factor = second_factor and open_to is not everyone
    personal = personal or keyed or open_to is not everyone
    declared = Page(
        open_to=open_to,
        methods=tuple(methods),
        example=_none if keyed else example,
        query=query,
        personal=personal,
        second_factor=second_factor,
        keyed=keyed,
    )

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not open_to(request.user):
                return _turned_away(request)
            allowed = {*methods, "OPTIONS", *(["HEAD"] if "GET" in methods else [])}
            if request.method not in allowed:
                return HttpResponseNotAllowed(sorted(allowed))
            if request.method == "OPTIONS":
                return HttpResponse(headers={"Allow": ", ".join(sorted(allowed))})
            if second_factor and not signed_in_with_two_factors(request):
                return redirect("mfa_activate_totp")
            answer = view(request, *args, **kwargs)
            if personal:
                add_never_cache_headers(answer)
                answer.headers.setdefault("X-Robots-Tag", "noindex")
            return answer

        opened.page = declared  # type: ignore[attr-defined]
        if open_to is not everyone and "POST" in methods:
            answers_when_too_old(opened, by=too_old)
        return opened

    return decorate


def _turned_away(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User) and not request.user.is_public:
        raise PermissionDenied
    if "HX-Request" in request.headers:
        # A part that the page asks for by itself: the sign-in page has no place in it.
        return HttpResponse(status=401, headers={"HX-Refresh": "true"})
    first = sign_in_first(request, public=False)
    return first or redirect_to_login(request.get_full_path())


def _none() -> Mapping[str, Any]:
    raise LookupError("Only the browser that holds its key can open this page.")


def me(request: HttpRequest) -> User:
    """The signed-in person; `page` has let nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class AccessMiddleware:
    """Closes every view of ours that forgot to say who may open it."""

    OTHERS = ("allauth.", "django.", "whitenoise.")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not hasattr(view, "page") and not view.__module__.startswith(self.OTHERS):
            raise PermissionDenied
        return None
