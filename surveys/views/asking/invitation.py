"""One invitation: where it stands, and what a person can do about it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from surveys.asking import deciding
from surveys.asking.lists import seen_by
from surveys.asking.wishes import CannotAsk
from surveys.forms.asking import WayForm
from surveys.forms.asking_lists import ReleaseForm
from surveys.models import Invitation
from surveys.permissions import can_ask
from surveys.views.asking.common import BAD, an_invitation, ended
from surveys.views.asking.inviting import to_what_was_done

RELEASE, ANOTHER, WITHDRAW = "release", "another", "withdraw"


@page(open_to=can_ask, methods=("GET", "POST"), example=an_invitation, personal=True)
def invitation(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    found = (
        seen_by(request.user)
        .select_related("survey", "team", "notice", "made_by", "batch")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        return ended(request)
    deed = request.POST.get("do", "")
    release = ReleaseForm(request.POST if deed == RELEASE else None)
    way = WayForm(request.POST if deed == ANOTHER else None)
    refusal = ""
    try:
        if answer := _done(request, found, deed, release, way):
            return answer
    except CannotAsk as refused:
        if deed == ANOTHER:
            way.say(refused)
        else:
            refusal = refused.words
    context = {
        "invitation": found,
        "release": release,
        "way": way,
        "refusal": refusal,
        "bad": next((form for form in (release, way) if form.errors), release),
    }
    status = BAD if request.method == "POST" else 200
    return render(request, "staff/surveys/asking/invitation.html", context, status=status)


def _done(
    request: HttpRequest, found: Invitation, deed: str, release: ReleaseForm, way: WayForm
) -> HttpResponse | None:
    """The way onward once something was done; None where nothing was. Raises CannotAsk."""
    by = me(request)
    if deed == RELEASE and release.is_valid():
        reason = release.cleaned_data["reason"]
        changed = deciding.release(invitation=found, reason=reason, by=by)
        messages.success(request, "It goes out.")
    elif deed == ANOTHER and way.is_valid():
        changed = deciding.send_another_way(
            invitation=found,
            channel=way.cleaned_data["channel"],
            recipient=way.recipient,
            by=by,
        )
        messages.success(request, "It goes another way. The link stays the same.")
    elif deed == WITHDRAW:
        deciding.withdraw(invitation=found, by=by)
        messages.success(request, "It is taken back. Nothing more is sent.")
        return redirect("staff-surveys:asking")
    else:
        return None
    return to_what_was_done(request, changed)
