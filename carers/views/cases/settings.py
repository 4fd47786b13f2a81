"""Settings of the two organisations and of the targets; counts of needs that nothing meets."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify

from carers.cases import setting, unmet
from carers.cases.clocks import REVIEW, STEP_BY_CODE, STEPS, Step
from carers.cases.opening import me
from carers.cases.refusing import Refused
from carers.cases.services import kept_elsewhere, service_of, stored
from carers.forms.case_settings import NO, YES, MayDecideForm, ServiceForm, TargetForm
from carers.models import Organisation, Target
from carers.permissions import (
    can_count_unmet_needs,
    can_manage_cases,
    can_open_settings,
    can_set_promises,
    can_set_service,
)
from carers.views.cases.answering import posted
from portal.accounts.access import page

BY_SLUG = {slugify(one): one for one in Organisation.values}
"""'carers-service' in an address."""


@page(open_to=can_open_settings, personal=True)
def show(request: HttpRequest) -> HttpResponse:
    reader = me(request)
    targets = {row.step: row for row in Target.objects.all()}
    services = [service_of(organisation) for organisation in Organisation.values]
    context = {
        "services": [
            (one, slugify(one.organisation), can_set_service(reader, one.organisation))
            for one in services
        ],
        "targets": [_promised(step, targets.get(step.code)) for step in STEPS],
        "may_promise": can_set_promises(reader),
    }
    return render(request, "staff/cases/settings/show.html", context)


def _promised(step: Step, row: Target | None) -> dict[str, object]:
    """As it is set, else as it ships."""
    kept: Target | Step = row or step
    return {
        "step": step,
        "days": kept.working_days,
        "source": kept.source,
        "is_review": step.code == REVIEW,
    }


@page(
    open_to=can_manage_cases,
    methods=("GET", "POST"),
    example=lambda: {"organisation": "carers-service"},
    personal=True,
)
def service(request: HttpRequest, organisation: str) -> HttpResponse:
    """What carers read of an organisation, and whose a new case is. For its own managers; the
    other one's is not there."""
    code = BY_SLUG.get(organisation)
    if code is None or not can_set_service(me(request), code):
        raise Http404
    row = stored(code)
    form = ServiceForm(
        posted(request),
        organisation=code,
        elsewhere=kept_elsewhere(code),
        initial={name: getattr(row, name) for name in setting.SHOWN},
    )
    if form.is_valid():
        different = setting.set_service(by=me(request), organisation=code, fields=form.cleaned_data)
        messages.success(request, "Saved." if different else "Nothing was different.")
        return redirect("staff-cases:settings")
    return _form(request, form, row.name)


@page(open_to=can_set_promises, methods=("GET", "POST"), personal=True)
def may_decide(request: HttpRequest) -> HttpResponse:
    """Whether the provider may record the decision."""
    now = service_of(Organisation.PROVIDER)
    form = MayDecideForm(posted(request), initial={"may": YES if now.may_decide else NO})
    if form.is_valid() and _was_set(request, form):
        messages.success(request, "Saved. It holds from now on.")
        return redirect("staff-cases:settings")
    return _form(request, form, "Who records the decision")


def _was_set(request: HttpRequest, form: MayDecideForm) -> bool:
    data = form.cleaned_data
    try:
        setting.set_may_decide(by=me(request), may=data["may"] == YES, reason=data["reason"])
    except Refused as refused:
        form.add_error(refused.field, refused.words)
        return False
    return True


@page(
    open_to=can_set_promises,
    methods=("GET", "POST"),
    example=lambda: {"step": "first-contact"},
    personal=True,
)
def target(request: HttpRequest, step: str) -> HttpResponse:
    """How long a step may take, and who promised it."""
    # The review has a date of its own for each case, and no number of days.
    if step not in STEP_BY_CODE or step == REVIEW:
        raise Http404
    known, row = STEP_BY_CODE[step], Target.objects.filter(step=step).first()
    form = TargetForm(
        posted(request),
        initial={
            "working_days": row.working_days if row else known.working_days,
            "source": row.source if row else known.source,
        },
    )
    if form.is_valid():
        setting.set_target(by=me(request), step=step, **form.cleaned_data)
        messages.success(request, f"The target for ‘{known.title}’ is set.")
        return redirect("staff-cases:settings")
    return _form(request, form, known.title, known.definition)


@page(open_to=can_count_unmet_needs, personal=True)
def unmet_needs(request: HttpRequest) -> HttpResponse:
    """Counts for commissioners: by need, and by reason, never both at once."""
    context = {"counts": unmet.counts(timezone.localdate())}
    return render(request, "staff/cases/settings/unmet.html", context)


def _form(request: HttpRequest, form: Form, title: str, lead: str = "") -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead}
    status = 400 if form.errors else 200
    return render(request, "staff/cases/settings/form.html", context, status=status)
