"""Who may open a plan: whoever holds the key of its answers, or of a link that was sent.

The address of a plan opens nothing by itself, and the answer is the same for a plan that is not
hers, one that is gone and one that never was.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from carers.models import Plan, PlanLink
from portal.accounts.idle.carrying import sign_in_first
from questionnaires.journey.access import NoKey, draft_for
from questionnaires.journey.keys import hash_of_key

SESSION = "plan_links"
MOST_IN_SESSION = 20
NOT_TYPED = {"csrfmiddlewaretoken", "do", "item"}
TICKED = {"on", "yes", "no"}


@dataclass(frozen=True)
class Opened:
    plan: Plan
    by_carer: bool
    """False for someone she sent it to, who reads it without answers and buttons."""
    with_answers: bool
    """Whether this browser may go on with the questions, too."""


def plan_for(request: HttpRequest, plan_id: uuid.UUID) -> Opened:
    """Raises NoKey for a browser that may not open it."""
    plan = Plan.objects.alive().for_page().filter(pk=plan_id).first()
    if plan is None:
        raise NoKey
    try:
        plan.draft = draft_for(request, plan.draft_id)
    except NoKey:
        link = _used_link(request, plan)
        return Opened(plan, link.reader == PlanLink.Reader.CARER, with_answers=False)
    return Opened(plan, by_carer=True, with_answers=True)


def own_plan_for(request: HttpRequest, plan_id: uuid.UUID) -> Opened:
    """The same for what only the carer herself may do."""
    opened = plan_for(request, plan_id)
    if not opened.by_carer:
        raise NoKey
    return opened


def hold_link(request: HttpRequest, link: PlanLink, key: str) -> None:
    """Lets this browser open the plan of a link that it has just used."""
    request.session.cycle_key()
    held = [(known, of) for known, of in _held(request).items() if known != str(link.pk)]
    request.session[SESSION] = dict([*held, (str(link.pk), key)][-MOST_IN_SESSION:])


def let_go_of_links(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)


def _used_link(request: HttpRequest, plan: Plan) -> PlanLink:
    held = _held(request)
    numbers = [number for number in held if number.isdecimal()]
    for link in plan.links.filter(pk__in=numbers, used_at__lte=timezone.now()):
        if constant_time_compare(link.key_hash, hash_of_key(str(held[str(link.pk)]))):
            return link
    raise NoKey


def _held(request: HttpRequest) -> dict[str, Any]:
    found = request.session.get(SESSION)
    return found if isinstance(found, dict) else {}


def behind_key(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For pages of a plan: without the key they lead to where a code opens it. What was typed
    meanwhile is shown to whoever typed it.

    No other site learns where the reader came from. Our own does: with `no-referrer` browsers hide
    the origin of forms even from us, so that every button would be taken for a forgery.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = view(request, *args, **kwargs)
        except NoKey:
            answer = sign_in_first(request, public=True) or _lost(request)
        answer.headers["Referrer-Policy"] = "same-origin"
        return answer

    return guarded


def _lost(request: HttpRequest) -> HttpResponse:
    typed = [
        text
        for name in request.POST
        if name not in NOT_TYPED
        for text in request.POST.getlist(name)
        if text.strip() and text not in TICKED
    ]
    if not typed:
        return redirect("carers:resume")
    return render(request, "carers/plan/lost.html", {"typed": typed}, status=403)
