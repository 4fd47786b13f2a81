"""Referring a carer, open to everyone who works with one. The receipt has the reference alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from carers.cases.clocks import due_of
from carers.cases.referring import refer as take
from carers.cases.services import service_of
from carers.forms.asking_referral import ReferralForm
from carers.models import Case, Note
from portal.accounts.access import everyone, page
from portal.accounts.too_old import answers_when_too_old
from portal.languages.table import current_language
from portal.ui.danger import sounds_like_danger
from portal.ui.limits import count, is_too_often

FROM_ONE_PLACE, FROM_ALL = 60, 300
"""Referrals in an hour: a hospital is one place."""
SESSION = "referred"
TOO_OLD = 403


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def refer(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        form = ReferralForm(request.POST)
        if form.is_valid() and _is_allowed(request, form):
            return _taken(request, form)
    else:
        form = ReferralForm(initial={"language": current_language().code})
    return _form_page(request, form)


@page(open_to=everyone, personal=True)
def referred(request: HttpRequest) -> HttpResponse:
    """What happens next; with the reference where this browser has just referred somebody."""
    of_it = {"pk": request.session.get(SESSION), "kind": Case.Kind.REFERRAL}
    case = Case.objects.filter(**of_it).first()
    due = due_of(case) if case and case.first_contact_at is None else None
    words = Note.objects.filter(case=case, kind=Note.Kind.REFERRED) if case else ()
    context = {
        "case": case,
        "service": service_of(case.organisation) if case else None,
        "due": due.on if due else None,
        "shows_urgent_help": any(sounds_like_danger(note.words) for note in words),
    }
    return render(request, "carers/asking/referred.html", context)


def _taken(request: HttpRequest, form: ReferralForm) -> HttpResponse:
    data = form.cleaned_data
    case = take(
        token=form.token,
        source=data["source"],
        referrer=form.referrer,
        contact=form.contact,
        consent=form.agreement,
        ward=data["ward"],
        words=data["words"],
        language=data["language"],
    )
    request.session[SESSION] = str(case.pk)
    return redirect("carers:referred")


def _is_allowed(request: HttpRequest, form: ReferralForm) -> bool:
    if is_too_often(request, "refer", most=FROM_ONE_PLACE) or count("refer", "all") > FROM_ALL:
        form.add_error(None, gettext("We cannot take more for now. Please phone us."))
        return False
    return True


def _form_page(request: HttpRequest, form: ReferralForm, status: int = 200) -> HttpResponse:
    wrong = 400 if form.errors and status == 200 else status
    context = {"form": form, "is_old": status == TOO_OLD}
    return render(request, "carers/asking/refer.html", context, status=wrong)


@page(open_to=everyone, methods=("POST",), personal=True)
def _refused(request: HttpRequest) -> HttpResponse:
    """Open too long: what was typed is in it again."""
    return _form_page(request, ReferralForm(request.POST), status=TOO_OLD)


answers_when_too_old(refer, by=_refused)
