"""People who asked in a survey to hear from us."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.forms.contacts import HandOverForm
from surveys.forms.reading import ContactsForm, EndForm
from surveys.models import Contact
from surveys.permissions import can_open_contact, can_work_contacts
from surveys.reading.contacts import AlreadyEnded, contacts_for, end_contact
from surveys.reading.showing import IN_WORDS, ContactShown
from surveys.reading.working import (
    TakenByAnother,
    hand_over,
    others_for,
    take_up,
    waits_in_words,
)

PER_PAGE = 50
READ = "surveys.contact.read"
ENDED = "Written down. Thank you."
TAKEN = "You have it now."
ALREADY = "Somebody ended this meanwhile. What you wrote was not kept."


def a_contact() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Contact.objects.order_by("asked_on", "pk").values_list("pk", flat=True)[0]}


@page(open_to=can_work_contacts, query="wish=contact", personal=True)
def contacts(request: HttpRequest) -> HttpResponse:
    """Who waits the longest comes first. Neither names nor numbers are shown here."""
    form = ContactsForm(request.GET)
    ended = form.asked("state") == ContactsForm.ENDED
    found = contacts_for(
        me(request), wish=form.asked("wish"), ended=ended, owner=form.asked("owner")
    )
    here = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form.as_asked(),
        "rows": [
            (one, [IN_WORDS.get(code, code) for code in one.wishes], waits_in_words(one))
            for one in here
        ],
        "here": here,
        "total": here.paginator.count,
        "is_ended": ended,
    }
    return render(request, "staff/surveys/reading/contacts.html", context)


@page(open_to=can_work_contacts, methods=("GET", "POST"), example=a_contact, personal=True)
def contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Who it is and how to reach them; a POST says what came of it. That of others is not there."""
    found = _contact(request, pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _end(request, found, form)
    return _show(request, found, form=form)


@page(open_to=can_work_contacts, methods=("POST",), example=a_contact, personal=True)
def take(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """This person gets in touch."""
    found = _contact(request, pk)
    try:
        take_up(contact=found, by=me(request))
    except TakenByAnother as error:
        messages.info(request, f"{error.contact.taken_by} has taken this up meanwhile.")
    except AlreadyEnded:
        messages.info(request, ALREADY)
    else:
        messages.success(request, TAKEN)
    return redirect("staff-surveys:contact", pk=found.pk)


@page(open_to=can_work_contacts, methods=("POST",), example=a_contact, personal=True)
def hand(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody else gets in touch, who is told so."""
    found = _contact(request, pk)
    form = HandOverForm(request.POST, people=others_for(found))
    if not form.is_valid():
        return _show(request, found, hand_form=form)
    try:
        hand_over(contact=found, to=form.person, words=form.cleaned_data["words"], by=me(request))
    except AlreadyEnded:
        messages.info(request, ALREADY)
        return redirect("staff-surveys:contact", pk=found.pk)
    except ValidationError as error:
        form.add_error(None, error)
        return _show(request, found, hand_form=form)
    messages.success(request, f"{form.person} has it now, and was told by e-mail.")
    return redirect("staff-surveys:contact", pk=found.pk)


def _contact(request: HttpRequest, pk: uuid.UUID) -> Contact:
    people = ("survey", "team", "ended_by", "taken_by")
    found = Contact.objects.select_related(*people).filter(pk=pk).first()
    if found is None or not can_open_contact(me(request), found):
        raise Http404
    return found


def _show(
    request: HttpRequest,
    found: Contact,
    *,
    form: EndForm | None = None,
    hand_form: HandOverForm | None = None,
) -> HttpResponse:
    form, hand_form = form or EndForm(), hand_form or HandOverForm(people=others_for(found))
    try:
        record_read(by=me(request), verb=READ, subject=found)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    is_bound = form.is_bound or hand_form.is_bound
    context = {
        "contact": found,
        "shown": ContactShown(found),
        "form": form,
        "hand_form": hand_form,
        "bound": hand_form if hand_form.is_bound else form,
        "is_mine": found.taken_by_id == me(request).pk,
        "waits": waits_in_words(found),
    }
    status = 400 if is_bound else 200
    return render(request, "staff/surveys/reading/contact.html", context, status=status)


def _end(request: HttpRequest, found: Contact, form: EndForm) -> HttpResponse:
    try:
        end_contact(contact=found, by=me(request), **form.cleaned_data)
    except AlreadyEnded:
        messages.info(request, ALREADY)
        return redirect("staff-surveys:contact", pk=found.pk)
    messages.success(request, ENDED)
    return redirect("staff-surveys:contacts")
