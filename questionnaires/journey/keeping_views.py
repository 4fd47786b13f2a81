"""Keeping a draft: a code that is shown once, or a link by e-mail, and the way back by a link."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from portal.languages.table import current_language
from portal.notices.channels import can_send
from portal.ui.limits import count, is_too_often
from questionnaires.journey import keeping
from questionnaires.journey.keys import groups
from questionnaires.journey.resuming import LinkForm, go_on
from questionnaires.journey.room import Room, rooms
from questionnaires.models import Draft
from questionnaires.models.drafts import KEEP_ASKED

FROM_ONE_PLACE, TO_ONE_ADDRESS, FROM_ALL = 20, 3, 300
"""Links in an hour: nobody can be flooded with our messages."""
LINKS_FROM_ONE_PLACE = 60


def keep(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """Offers both ways; neither is needed to go on, and neither asks who she is."""
    wanted = request.POST.get("give", "") if request.method == "POST" else ""
    if wanted == "code":
        return _show_code(request, room, draft)
    form = LinkForm(request.POST) if wanted == "link" else LinkForm()
    if wanted == "link" and form.is_valid():
        address = form.cleaned_data["address"]
        if _may_send(request, address.value):
            link = reverse("questionnaires:link", kwargs={"draft": draft.pk, "token": "TOKEN"})
            keeping.send_link(
                draft=draft,
                to=address,
                address_of=request.build_absolute_uri(link),
                language=current_language().code,
            )
            messages.success(request, gettext("The link is on its way. It works once."))
            return redirect(room.url("keep", draft.pk))
        form.add_error(None, gettext("We cannot send more for now. Try again in an hour."))
    context = {
        "room": room,
        "draft": draft,
        "form": form,
        "by_email": can_send("email"),
        "days": KEEP_ASKED.days,
        "ends": room.template("keep_end"),
    }
    return render(request, room.template("keep"), context, status=400 if form.errors else 200)


def _show_code(request: HttpRequest, room: Room, draft: Draft) -> HttpResponse:
    """In the answer to the POST and nowhere else: it cannot be looked up again."""
    code = keeping.give_code(draft=draft)
    context = {
        "room": room,
        "draft": draft,
        "groups": groups(code),
        "until": draft.expires_at,
        "ends": room.template("keep_end"),
        "back_here": request.build_absolute_uri(room.url("resume")),
    }
    return render(request, room.template("code"), context)


def _may_send(request: HttpRequest, address: str) -> bool:
    return (
        not is_too_often(request, "draft-link", most=FROM_ONE_PLACE)
        and count("draft-link-to", address.lower()) <= TO_ONE_ADDRESS
        and count("draft-link-to", "all") <= FROM_ALL
    )


def link(request: HttpRequest, draft: uuid.UUID, token: str) -> HttpResponse:
    """A GET shows a button, so that a mail program that looks at links uses up nothing."""
    if request.method != "POST":
        return render(request, "questionnaires/link.html", {"works": True})
    if not is_too_often(request, "draft-link-opened", most=LINKS_FROM_ONE_PLACE):
        found = keeping.by_link(draft, token)
        room = rooms.get(found.version.questionnaire) if found else None
        if found and room:
            return go_on(request, room, found, uses_link=True)
    return render(request, "questionnaires/link.html", {"works": False}, status=400)
