"""Ways in: reference and code, a link to the address that she gave, her account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from carers.cases import access, news
from carers.cases.joining import drafts_of
from carers.forms.mine import LinkForm, OpenForm
from portal.accounts.access import everyone, page
from portal.accounts.public.access import signed_in_account
from portal.notices.channels import can_send
from portal.ui.limits import is_too_often

LINKS_FROM_ONE_PLACE = 20
"""An hour."""


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def home(request: HttpRequest) -> HttpResponse:
    """The same answer to a reference that is wrong and to a code that is."""
    if request.method != "POST":
        return _home(request, OpenForm())
    form = OpenForm(request.POST)
    if access.TRIES.are_used_up(request):
        return _home(request, form.shut(), status=429)
    if not form.is_valid():
        return _home(request, form, status=400)
    case = access.by_code(form.cleaned_data["reference"], form.cleaned_data["code"])
    if case is None:
        access.TRIES.one_was_wrong(request)
        return _home(request, form.wrong(), status=400)
    access.enter(request, case)
    return redirect("carers:mine-case", case=case.pk)


def _home(request: HttpRequest, form: OpenForm, status: int = 200) -> HttpResponse:
    user = signed_in_account(request)
    context = {
        "form": form,
        "cases": access.cases_of(request),
        "drafts": drafts_of(user) if user else [],
        "has_account": user is not None,
        "can_send": can_send("text") or can_send("email"),
    }
    return render(request, "carers/mine/home.html", context, status=status)


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def send_link(request: HttpRequest) -> HttpResponse:
    """Says the same whether or not anything fits, so that nobody finds out who is known here."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if is_too_often(request, "case-link", most=LINKS_FROM_ONE_PLACE):
            form.add_error(None, gettext("We cannot send more for now. Try again in an hour."))
        else:
            news.send_if_hers(reference=form.cleaned_data["reference"], to=form.cleaned_data["to"])
            sentence = gettext("If this is what you told us, the link is on its way.")
            messages.success(request, sentence)
            return redirect("carers:mine")
    context = {"form": form, "by_text": can_send("text"), "by_email": can_send("email")}
    return render(
        request, "carers/mine/send_link.html", context, status=400 if form.errors else 200
    )
