"""Alerts: the list, those that are closed, one of them, taking it up, closing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst

from portal.accounts.access import me, page
from portal.accounts.permissions import is_staff_member
from portal.alerts import acting, subjects
from portal.alerts.forms import OutcomeForm
from portal.alerts.models import Alert
from portal.alerts.people import emergency_team_was_told, told
from portal.alerts.permissions import can_take_up
from portal.alerts.showing import Shown, office, open_alerts, shown, what_waits
from portal.alerts.views.common import alert_for, an_alert
from portal.audit.actions import NotRecorded, record_read
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence

CLOSED_ON_A_PAGE = 25
LONGEST_HISTORY = 200


@page(open_to=is_staff_member, personal=True)
def waiting(request: HttpRequest) -> HttpResponse:
    """What is open, for this person. The page asks again by itself, for its list alone."""
    now = timezone.now()
    alerts = open_alerts(me(request), now)
    context = {"alerts": alerts, "waits": what_waits(alerts, now), "office": office(now)}
    part = "list" if request.headers.get("HX-Request") else "waiting"
    return render(request, f"staff/alerts/{part}.html", context)


@page(open_to=is_staff_member, personal=True)
def closed(request: HttpRequest) -> HttpResponse:
    """What was closed, the latest first."""
    alerts = Alert.objects.closed().for_person(me(request)).for_list()
    here = Paginator(alerts, CLOSED_ON_A_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    rows = [shown(alert, me(request), now) for alert in here]
    return render(request, "staff/alerts/closed.html", {"alerts": rows, "here": here})


@page(open_to=is_staff_member, example=an_alert, personal=True)
def alert(request: HttpRequest, pk: int) -> HttpResponse:
    """One alert. That she reads it is recorded first; else nothing is shown."""
    here = alert_for(request, pk)
    try:
        verb = "alerts.alert.read" if here.reads else "alerts.alert.seen"
        record_read(by=me(request), verb=verb, subject=here.alert)
    except NotRecorded:
        return render(request, "staff/alerts/not_recorded.html", status=503)
    return _shown(request, here, OutcomeForm())


@page(open_to=is_staff_member, methods=("POST",), example=an_alert, personal=True)
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """For those who can act on it; for the others the button is not there."""
    here = alert_for(request, pk)
    if not can_take_up(me(request), here.alert):
        raise Http404
    try:
        acting.acknowledge(here.alert, me(request))
    except acting.TakenByAnother as taken:
        messages.error(request, f"{taken.alert.acknowledged_by} took this alert up before you.")
    except acting.AlreadyClosed as ended:
        messages.error(request, f"{ended.alert.closed_by} has closed this alert.")
    else:
        messages.success(request, "You have this alert now. The others see that you do.")
    return redirect("staff-alerts:alert", pk=pk)


@page(open_to=is_staff_member, methods=("POST",), example=an_alert, personal=True)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """With an outcome and words. What was typed is shown again, whoever was quicker."""
    here = alert_for(request, pk)
    if not here.reads:
        raise Http404
    form = OutcomeForm(request.POST)
    if form.is_valid():
        try:
            acting.close(here.alert, me(request), **form.cleaned_data)
        except acting.AlreadyClosed as ended:
            return _shown(request, here, form, closed_by=str(ended.alert.closed_by), status=409)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "The alert is closed. Thank you.")
            return redirect("staff-alerts:waiting")
    return _shown(request, here, form, status=400)


def _shown(
    request: HttpRequest, here: Shown, form: OutcomeForm, *, closed_by: str = "", status: int = 200
) -> HttpResponse:
    events = AuditEvent.objects.about("alerts.alert", str(here.alert.pk))[:LONGEST_HISTORY]
    context = {
        "here": here,
        "alert": here.alert,
        "form": form,
        "closed_by": closed_by,
        "office": office(timezone.now()),
        "opens": here.alert.url and subjects.may_open(me(request), here.alert.url),
        "told": told(here.alert),
        "emergency_team": emergency_team_was_told(here.alert),
        "history": [{"at": event.at, "sentence": capfirst(sentence(event))} for event in events],
    }
    return render(request, "staff/alerts/alert.html", context, status=status)
