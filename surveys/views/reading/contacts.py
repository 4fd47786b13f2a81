"""People who asked in a survey to hear from us."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.forms.reading import ContactsForm, EndForm
from surveys.models import Contact
from surveys.permissions import can_open_contact, can_work_contacts
from surveys.reading.contacts import AlreadyEnded, contacts_for, end_contact
from surveys.reading.showing import IN_WORDS, ContactShown

PER_PAGE = 50
READ = "surveys.contact.read"
ENDED = "Written down. Thank you."
ALREADY = "Somebody ended this meanwhile. What you wrote was not kept."


def a_contact() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Contact.objects.order_by("asked_on", "pk").values_list("pk", flat=True)[0]}


@page(open_to=can_work_contacts, query="wish=contact", personal=True)
def contacts(request: HttpRequest) -> HttpResponse:
    """Who waits the longest comes first. Neither names nor numbers are shown here."""
    form = ContactsForm(request.GET)
    ended = form.asked("state") == ContactsForm.ENDED
    found = contacts_for(me(request), wish=form.asked("wish"), ended=ended)
    here = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form.as_asked(),
        "rows": [(one, [IN_WORDS.get(code, code) for code in one.wishes]) for one in here],
        "here": here,
        "total": here.paginator.count,
        "is_ended": ended,
    }
    return render(request, "staff/surveys/reading/contacts.html", context)


@page(open_to=can_work_contacts, methods=("GET", "POST"), example=a_contact, personal=True)
def contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Who it is and how to reach them; a POST says what came of it. That of others is not there."""
    found = Contact.objects.select_related("survey", "team", "ended_by").filter(pk=pk).first()
    if found is None or not can_open_contact(me(request), found):
        raise Http404
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _end(request, found, form)
    try:
        record_read(by=me(request), verb=READ, subject=found)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    context = {"contact": found, "shown": ContactShown(found), "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "staff/surveys/reading/contact.html", context, status=status)


def _end(request: HttpRequest, found: Contact, form: EndForm) -> HttpResponse:
    try:
        end_contact(contact=found, by=me(request), **form.cleaned_data)
    except AlreadyEnded:
        messages.info(request, ALREADY)
        return redirect("staff-surveys:contact", pk=found.pk)
    messages.success(request, ENDED)
    return redirect("staff-surveys:contacts")
