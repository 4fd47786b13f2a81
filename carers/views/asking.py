"""From a plan to the carers service: a few short pages, a last look, and sending.

Each page is kept as soon as it is sent; whoever comes back goes on at the first open one.
"""

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from carers.cases.access import give_code
from carers.cases.filling import initial, save_part
from carers.cases.ready import Ready
from carers.cases.sending import (
    WITH_ANSWERS,
    NotReady,
    QuestionsChanged,
    kind_of,
    send_case,
    sent_from,
)
from carers.forms.asking import PARTS, TITLES, AskingForm
from carers.models import Case, Plan, Sending
from carers.plan.access import behind_key, own_plan_for
from carers.plan.showing import PlanPage
from carers.views.asking_sent import is_fresh, receipt
from portal.accounts.access import everyone, page
from portal.accounts.too_old import answers_when_too_old
from portal.languages.table import current_language
from portal.ui.limits import is_too_often
from questionnaires.journey import moving
from questionnaires.journey.resuming import say_what_is_new
from questionnaires.journey.standing import Standing

FROM_ONE_PLACE = 60
"""Sent in an hour: a carers centre is one place."""
CHECK = "check"
TOO_OLD = 403
"""A form that was refused because its page was open too long."""


@dataclass(frozen=True)
class Here:
    """What this browser is about to send, as far as it has been filled in."""

    plan: Plan
    with_answers: bool

    @cached_property
    def sending(self) -> Sending | None:
        found = Sending.objects.select_related("review_of").filter(draft=self.plan.draft_id)
        return found.first()

    @cached_property
    def ready(self) -> Ready:
        body = self.sending.body if self.sending else {}
        return Ready(self.plan.draft, body, source=Case.Source.SELF)

    @cached_property
    def sent(self) -> Case | None:
        return sent_from(self.plan.draft)

    @property
    def is_sent(self) -> bool:
        """Nothing more can be sent from these answers."""
        return self.sent is not None and self.sent.kind in WITH_ANSWERS

    def form(self, part: str, request: HttpRequest) -> AskingForm:
        if request.method == "POST":
            return PARTS[part](request.POST, asked=self.ready.asked)
        review_of = self.sending.review_of if self.sending else None
        known = initial(self.ready, part, review_of)
        return PARTS[part](initial=known, asked=self.ready.asked)

    def filled(self, part: str) -> AskingForm:
        asked = self.ready.asked
        return PARTS[part](initial=asked.body.get(part, {}), asked=asked)

    @property
    def unsettled(self) -> str:
        """A page of the questions on which something waits to be confirmed: it is not sent."""
        known = self.plan.draft.definition.page_by_code
        waiting = (row for row in self.plan.draft.steps.all() if row.page in known)
        return next((row.page for row in waiting if row.pending is not None or row.rivals), "")

    def after(self, part: str) -> str:
        """The next page in order; the check after the last."""
        parts = self.ready.asked.parts
        following = parts[parts.index(part) + 1 :] if part in parts else parts
        return next(iter(following), CHECK)

    def before(self, part: str) -> str:
        """The page before; nothing for the first."""
        parts = self.ready.asked.parts
        place = parts.index(part)
        return parts[place - 1] if place else ""

    def context(self, page: str) -> dict[str, object]:
        pages = [*self.ready.asked.parts, CHECK]
        return {
            "plan": self.plan,
            "page": PlanPage(self.plan),
            "ready": self.ready,
            "number": pages.index(page) + 1,
            "of": len(pages),
        }


def here(request: HttpRequest, plan: uuid.UUID) -> Here:
    opened = own_plan_for(request, plan)
    return Here(opened.plan, opened.with_answers)


@page(open_to=everyone, keyed=True)
@behind_key
def begin(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """On to where she was."""
    found = here(request, plan)
    if found.is_sent:
        return redirect("carers:send-sent", plan=plan)
    if found.with_answers and Standing(found.plan.draft).unseen_danger():
        return redirect("carers:danger", draft=found.plan.draft_id)
    return _to(plan, found.ready.first_open or CHECK)


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@behind_key
def part(request: HttpRequest, plan: uuid.UUID, part: str) -> HttpResponse:
    """One page. What was sent is kept at once; what was wrong is shown again as it was typed."""
    if part not in PARTS:
        raise Http404
    found = here(request, plan)
    if found.is_sent:
        return redirect("carers:send-sent", plan=plan)
    asked = found.ready.asked
    if part not in asked.parts:
        return redirect("carers:send", plan=plan)
    to_check = CHECK in (request.GET.get("back_to"), request.POST.get("back_to"))
    form = found.form(part, request)
    if request.method == "POST" and form.is_valid():
        kept = form.stored()
        if part == "share":
            kept["to"] = asked.agreed_to(found.ready.placed)
        save_part(draft=found.plan.draft, part=part, data=kept, language=current_language().code)
        saved = here(request, plan)
        after = saved.ready.first_open or CHECK if to_check else saved.after(part)
        return _to(plan, after, to_check=to_check)
    return _show_part(request, found, part, form, status=400 if form.errors else 200)


@page(open_to=everyone, methods=("POST",), keyed=True)
@behind_key
def _part_refused(request: HttpRequest, plan: uuid.UUID, part: str) -> HttpResponse:
    """The form was open too long (CSRF): all that was typed is in it again."""
    found = here(request, plan)
    if part not in found.ready.asked.parts:
        return redirect("carers:send", plan=plan)
    return _show_part(request, found, part, found.form(part, request), status=TOO_OLD)


answers_when_too_old(part, by=_part_refused)


def _show_part(
    request: HttpRequest, found: Here, part: str, form: AskingForm, *, status: int
) -> HttpResponse:
    context = {
        **found.context(part),
        "form": form,
        "title": TITLES[part],
        "before": found.before(part),
        "to_check": CHECK in (request.GET.get("back_to"), request.POST.get("back_to")),
        "is_old": status == TOO_OLD,
        "has_called": found.sent,
    }
    names = [f"carers/asking/{part}.html", "carers/asking/part.html"]
    return render(request, names, context, status=status)


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@behind_key
def check(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """A last look at all of it. The button sends; pressed twice, it has sent once."""
    found = here(request, plan)
    if request.method == "POST":
        return _send(request, found)
    if found.is_sent:
        return redirect("carers:send-sent", plan=plan)
    missing = found.ready.first_open
    if missing:
        return _to(plan, missing)
    context = {
        **found.context(CHECK),
        "parts": [
            {"code": code, "title": TITLES[code], "rows": list(found.filled(code).rows())}
            for code in found.ready.asked.parts
        ],
        "unsettled": found.unsettled if found.with_answers else "",
        "no_news": found.ready.asked.contact.for_news() is None,
    }
    return render(request, "carers/asking/check.html", context)


def _send(request: HttpRequest, found: Here) -> HttpResponse:
    plan = found.plan
    if is_too_often(request, "send-case", most=FROM_ONE_PLACE):
        messages.error(request, gettext("We cannot send more for now. Try again in an hour."))
        return _to(plan.pk, CHECK)
    try:
        # The code is given while nobody else can send the same: the page that is shown last, of
        # two, has the one that holds.
        with transaction.atomic():
            kind = kind_of(plan.draft, found.ready.asked)
            body = found.sending.body if found.sending else {}
            case = send_case(draft=plan.draft, plan=plan, body=body, kind=kind)
            code = give_code(case) if is_fresh(case) else ""
    except NotReady as error:
        if found.sent is None or not is_fresh(found.sent):
            return _to(plan.pk, error.part)
        case, code = found.sent, give_code(found.sent)
    except QuestionsChanged:
        say_what_is_new(request, moving.to_newest(draft=plan.draft))
        sentence = gettext("The questions have changed. Look at this page again, then send.")
        messages.info(request, sentence)
        return _to(plan.pk, CHECK)
    return receipt(request, plan, case, code=code)


def _to(plan: uuid.UUID, part: str, *, to_check: bool = False) -> HttpResponse:
    if part == CHECK:
        return redirect("carers:send-check", plan=plan)
    answer = redirect("carers:send-part", plan=plan, part=part)
    if to_check:
        answer.headers["Location"] += f"?back_to={CHECK}"
    return answer
