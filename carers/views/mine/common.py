"""Pages of one case for the carer herself."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from carers.cases.access import case_for
from portal.accounts.access import everyone, page
from portal.accounts.idle.carrying import sign_in_first
from portal.accounts.too_old import answers_when_too_old
from questionnaires.journey.access import NoKey

NOT_TYPED = {"csrfmiddlewaretoken", "do", "section", "news_by", "said", "result"}
View = Callable[..., HttpResponse]


def her_page(*, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """For a view of `case` in its address: it gets the case itself, in place of the id.

    Without the key, and where the form was too old (CSRF), what she wrote is shown to her.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, case: uuid.UUID, **rest: Any) -> HttpResponse:
            try:
                answer = view(request, case_for(request, case), **rest)
            except NoKey:
                first = sign_in_first(request, public=True)
                answer = first or _lost(request, case, is_shut=True)
            # With `no-referrer` browsers hide the origin of forms even from us.
            answer.headers["Referrer-Policy"] = "same-origin"
            return answer

        def refused(request: HttpRequest, case: uuid.UUID, **rest: Any) -> HttpResponse:
            try:
                case_for(request, case)
                return _lost(request, case, is_shut=False)
            except NoKey:
                return _lost(request, case, is_shut=True)

        declared = page(open_to=everyone, methods=methods, keyed=True)(opened)
        answers_when_too_old(declared, by=refused)
        return declared

    return decorate


def _lost(request: HttpRequest, case: uuid.UUID, *, is_shut: bool) -> HttpResponse:
    typed = [
        text
        for name in request.POST
        if name not in NOT_TYPED
        for text in request.POST.getlist(name)
        if text.strip()
    ]
    if is_shut and not typed:
        return redirect("carers:mine")
    context = {"typed": typed, "is_shut": is_shut, "pk": case}
    answer = render(request, "carers/mine/lost.html", context, status=403)
    add_never_cache_headers(answer)
    answer.headers.setdefault("X-Robots-Tag", "noindex")
    return answer
