"""What somebody with an account takes along, and opens again on another device."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from carers.cases import joining
from carers.journey import ROOM
from carers.models import Case, KeptDraft, Plan
from carers.views.mine.common import her_page
from portal.accounts.access import everyone, page
from portal.accounts.public.access import signed_in_account, to_sign_in
from questionnaires.journey.access import NoKey, draft_for
from questionnaires.journey.resuming import go_on


@her_page(methods=("POST",))
def join(request: HttpRequest, case: Case) -> HttpResponse:
    user = signed_in_account(request)
    if user is None:
        return to_sign_in(request)
    try:
        joining.join_account(case, user)
        messages.success(request, gettext("You can open this with your account from now on."))
    except joining.OfAnother:
        messages.error(request, gettext("This belongs to another account already."))
    return redirect("carers:mine-case", case=case.pk)


@page(open_to=everyone, methods=("POST",), keyed=True)
def keep(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Answers that this browser holds, with the plan that was made of them."""
    user = signed_in_account(request)
    if user is None:
        return to_sign_in(request)
    try:
        joining.keep_with_account(draft_for(request, draft), user)
        messages.success(request, gettext("You can open this with your account from now on."))
    except NoKey:
        return redirect(ROOM.url("resume"))
    except joining.OfAnother:
        messages.error(request, gettext("This belongs to another account already."))
    plan = Plan.objects.filter(draft=draft, is_current=True).only("pk").first()
    return redirect("carers:plan", plan=plan.pk) if plan else redirect(ROOM.url("draft", draft))


@page(open_to=everyone, methods=("POST",), keyed=True)
def open_draft(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Under a new key: the device before is shut out, as with a code."""
    user = signed_in_account(request)
    if user is None:
        return to_sign_in(request)
    kept = KeptDraft.objects.filter(user=user, draft=draft).select_related("draft__version").first()
    if kept is None or kept.draft not in joining.drafts_of(user):
        messages.error(request, gettext("These answers are not kept any more."))
        return redirect("carers:mine")
    return go_on(request, ROOM, kept.draft)
