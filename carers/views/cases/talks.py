"""Talks: booked, moved, held, missed, cancelled."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from carers.cases import talks
from carers.cases.opening import case_page, me
from carers.forms.cases import NothingForm
from carers.forms.talks import (
    BookingForm,
    HeldForm,
    MissedForm,
    as_booked,
    as_planned,
    first_booking,
    now,
)
from carers.models import Case, Talk
from carers.views.cases.answering import Answering, posted
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import own_words_of

BY_MESSAGE = "The carer is told by message."
BY_HAND = "The carer cannot be told by message: tell the carer in a way that she allows."


def a_talk() -> Mapping[str, Any]:
    """For the list of addresses: the first that is booked."""
    talk = Talk.objects.filter(state__in=talks.OPEN).order_by("case__sent_at", "pk").first()
    if talk is None:
        raise LookupError("There is no talk.")
    return {"case": talk.case_id, "talk": talk.pk}


@case_page(methods=("GET", "POST"), keeps_typed=True)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """All of them, and booking another one."""
    form = BookingForm(posted(request), case=case, initial=first_booking(case, me(request)))
    answering = Answering(request, case, form)
    if answering.does(lambda how: talks.book(booking=form.booking(), **how)):
        return _told(request, case, "Booked.", told=answering.result)
    found = list(case.talks.select_related("with_whom"))
    to_come = talks.to_come(found)
    context = {
        "to_come": _translated(case, to_come),
        "past": [talk for talk in found if talk not in to_come],
        "now": timezone.now(),
    }
    return answering.show("staff/cases/talks/all.html", context)


@case_page(methods=("GET", "POST"), example=a_talk, keeps_typed=True)
def change(request: HttpRequest, case: Case, talk: int) -> HttpResponse:
    """Another time; also what is offered when she asks for one."""
    row = _talk(case, talk)
    form = BookingForm(posted(request), case=case, talk=row, initial=as_booked(row))
    answering = Answering(request, case, form)
    if answering.does(lambda how: talks.change(talk=row, booking=form.booking(), **how)):
        return _told(request, case, "Booked.", told=answering.result)
    ((_, translated),) = _translated(case, [row])
    return answering.show("staff/cases/talks/change.html", {"talk": row, "translated": translated})


@case_page(methods=("GET", "POST"), example=a_talk)
def cancel(request: HttpRequest, case: Case, talk: int) -> HttpResponse:
    row = _talk(case, talk)
    answering = Answering(request, case, NothingForm(posted(request)))
    if answering.does(lambda how: talks.cancel(talk=row, **how)):
        return _told(request, case, "Cancelled.", told=answering.result)
    return answering.show("staff/cases/talks/cancel.html", {"talk": row})


@case_page(methods=("GET", "POST"), example=a_talk, keeps_typed=True)
def held(request: HttpRequest, case: Case, talk: int) -> HttpResponse:
    row = _talk(case, talk)
    started = as_planned(row) if row.at <= timezone.now() else {**now(), "place": row.place}
    return _held(request, case, HeldForm(posted(request), initial=started), row)


@case_page(methods=("GET", "POST"), keeps_typed=True)
def unbooked(request: HttpRequest, case: Case) -> HttpResponse:
    """One that just came about, on the phone or at the door."""
    return _held(request, case, HeldForm(posted(request), initial=now()), None)


@case_page(methods=("GET", "POST"), example=a_talk, keeps_typed=True)
def missed(request: HttpRequest, case: Case, talk: int) -> HttpResponse:
    row = _talk(case, talk)
    form = MissedForm(posted(request))
    answering = Answering(request, case, form)
    if answering.does(lambda how: talks.miss(talk=row, **form.cleaned_data, **how)):
        messages.success(request, "Written down as a try to reach the carer.")
        return redirect("staff-cases:talks", case.pk)
    return answering.show("staff/cases/talks/missed.html", {"talk": row})


def _held(request: HttpRequest, case: Case, form: Form, talk: Talk | None) -> HttpResponse:
    answering = Answering(request, case, form)

    def hold(how: dict[str, Any]) -> Talk:
        data = {name: form.cleaned_data[name] for name in ("at", "place", "words")}
        return talks.hold(talk=talk, **data, **how)

    if answering.does(hold):
        messages.success(request, "The talk is written down. What was said is kept with it.")
        return redirect("staff-cases:talks", case.pk)
    return answering.show("staff/cases/talks/held.html", {"talk": talk})


def _talk(case: Case, pk: int) -> Talk:
    return get_object_or_404(case.talks.select_related("with_whom"), pk=pk)


def _told(request: HttpRequest, case: Case, done: str, *, told: bool) -> HttpResponse:
    say = messages.success if told else messages.warning
    say(request, f"{done} {BY_MESSAGE if told else BY_HAND}")
    return redirect("staff-cases:talks", case.pk)


def _translated(case: Case, talks_to_come: list[Talk]) -> list[tuple[Talk, OwnWords | None]]:
    """Each with her words in English, where they are in another language; done or still waited for
    (`carers.cases.own.ask_for_another_time`)."""
    known = own_words_of(case) if any(talk.carer_words for talk in talks_to_come) else {}
    return [(talk, known.get(f"talk/{talk.pk}")) for talk in talks_to_come]
