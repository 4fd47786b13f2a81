"""Inviting one person, and the link that is given by hand."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from portal.languages.table import ENGLISH, language_for
from portal.notices.rendering import in_languages
from surveys.asking.inviting import invite
from surveys.asking.links import keys_of, where_to_type
from surveys.asking.sending import INVITES, message_of
from surveys.asking.wishes import CannotAsk, Channel
from surveys.doors.qr import svg
from surveys.forms.asking import InviteForm
from surveys.models import Invitation
from surveys.permissions import can_ask
from surveys.views.asking.common import BAD, an_invitation, ended

HANDED, MOST = "surveys.handed", 5
SAID = {
    Invitation.State.HELD: "It is held: see why, and decide.",
    Invitation.State.WAITING: "It goes out in a few minutes, or on its day.",
    Invitation.State.SENT: "Here are the link and the code.",
}


@page(open_to=can_ask, methods=("GET", "POST"), personal=True)
def one(request: HttpRequest) -> HttpResponse:
    """One person is asked once."""
    form = InviteForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        try:
            asked = invite(**form.facts(), by=me(request))
        except CannotAsk as refused:
            form.say(refused)
        else:
            messages.success(request, SAID[Invitation.State(asked.invitation.state)])
            return to_what_was_done(request, asked.invitation)
    context = {"form": form}
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/asking/invite.html", context, status=status)


def to_what_was_done(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The link of one that is given by hand is shown to whoever made it, while she is signed in."""
    if invitation.channel == Channel.HAND and invitation.state == Invitation.State.SENT:
        handed = [*request.session.get(HANDED, []), str(invitation.pk)]
        request.session[HANDED] = handed[-MOST:]
        return redirect("staff-surveys:hand", pk=invitation.pk)
    if invitation.state == Invitation.State.HELD:
        return redirect("staff-surveys:invitation", pk=invitation.pk)
    return redirect("staff-surveys:asking")


@page(open_to=can_ask, example=an_invitation, personal=True)
def hand(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """To be shown or printed. Whoever has begun to answer has what she needs: her answers could be
    seen with the link."""
    invitation = Invitation.objects.can_be_answered().filter(pk=pk, was_started=False).first()
    if invitation is None or str(pk) not in request.session.get(HANDED, []):
        return ended(request)
    keys = keys_of(pk)
    context = {
        "invitation": invitation,
        "language": language_for(invitation.language),
        "halves": list(_halves(invitation)),
        "qr": svg(keys.link, title="QR code"),
        "code": keys.typed,
        "place": where_to_type(),
    }
    return render(request, "staff/surveys/asking/hand.html", context)


def _halves(invitation: Invitation) -> Any:
    """The letter in her language, then in English; English alone where there is no other."""
    found = in_languages(
        INVITES[Channel.LETTER], language=invitation.language, context=message_of(invitation)
    )
    languages = [language_for(invitation.language), ENGLISH]
    return zip(found, languages[-len(found) :], strict=True)
