"""'Raise a concern', from any page for staff: the form, and who has been told."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from portal.accounts.access import me, page
from portal.accounts.models import User
from portal.accounts.permissions import is_staff_member
from portal.accounts.templatetags.staff_words import staff_time
from portal.accounts.too_old import answers_when_too_old
from portal.alerts.actions import raise_alert
from portal.alerts.forms import ConcernForm
from portal.alerts.models import Alert, Level
from portal.alerts.people import emergency_team_was_told, told
from portal.alerts.showing import office
from portal.alerts.subjects import local_page, subject_at
from portal.alerts.views.common import an_alert


@page(open_to=is_staff_member, methods=("GET", "POST"), personal=True)
def raise_concern(request: HttpRequest) -> HttpResponse:
    """`?about=` is the path of the page she comes from; one that is not ours counts for nothing."""
    form = ConcernForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        return redirect("staff-alerts:raised", pk=_raise(form, by=me(request)).pk)
    return _asked(request, form, status=200 if form is None else 400)


def _asked(request: HttpRequest, form: ConcernForm | None, *, status: int) -> HttpResponse:
    given = request.GET if form is None else request.POST
    about = local_page(given.get("about", ""))
    context = {
        "form": form or ConcernForm(initial={"about": about}),
        "about": about,
        "subject": subject_at(about),
        "office": office(timezone.now()),
    }
    return render(request, "staff/alerts/raise.html", context, status=status)


@page(open_to=is_staff_member, methods=("POST",), personal=True)
def _typed_again(request: HttpRequest) -> HttpResponse:
    """Signed in again meanwhile, or the page was open for long: nothing typed is lost."""
    return _asked(request, ConcernForm(request.POST), status=403)


answers_when_too_old(raise_concern, by=_typed_again)


def _raise(form: ConcernForm, *, by: User) -> Alert:
    about = form.cleaned_data["about"]
    subject = subject_at(about)
    return raise_alert(
        level=Level.CONCERN,
        reason="staff",
        subject=subject.instance if subject else None,
        words=subject.words if subject else f"Concern of {staff_time(timezone.now())}",
        url=about,
        content=form.content(),
        caution=form.caution(),
        by=by,
    )


@page(open_to=is_staff_member, example=an_alert, personal=True)
def raised(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever raised it: who has been told, and by when somebody takes it up."""
    alert = Alert.objects.for_page().filter(pk=pk, raised_by=me(request).pk).first()
    if alert is None:
        raise Http404
    people = told(alert)
    context = {
        "alert": alert,
        "told": people,
        "nobody": not any(one.people for one in people if one.reads),
        "office": office(timezone.now()),
        "emergency_team": emergency_team_was_told(alert),
    }
    return render(request, "staff/alerts/raised.html", context)
