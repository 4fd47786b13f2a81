"""Passkeys of an account of the public: offered, never asked for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from portal.accounts import passkeys
from portal.accounts.access import everyone, page
from portal.accounts.models import PublicAccount
from portal.accounts.onward import onward_of
from portal.accounts.public import actions
from portal.accounts.public.access import account_page
from portal.accounts.public.forms import EmailForm
from portal.ui.limits import is_too_often

MOST_IN_AN_HOUR = 60
"""Questions to browsers from one place."""


@account_page()
def mine(request: HttpRequest, account: PublicAccount) -> HttpResponse:
    rows = passkeys.rows_of(account.user)
    return render(request, "public_account/passkeys.html", {"rows": rows})


@account_page(methods=("GET", "POST"), fresh=True)
def add(request: HttpRequest, account: PublicAccount) -> HttpResponse:
    """Only soon after she signed in: whoever finds her phone open adds none of his own."""
    form = passkeys.NewPasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.add_for(account.user)
        messages.success(request, gettext("The passkey is added. It signs you in from now on."))
        return redirect("account:passkeys")
    status = 400 if form.is_bound else 200
    return render(request, "public_account/passkey_add.html", {"form": form}, status=status)


@account_page(methods=("POST",))
def options(request: HttpRequest, account: PublicAccount) -> HttpResponse:
    return JsonResponse(passkeys.options_to_add(account.user))


@account_page(methods=("POST",))
def remove(request: HttpRequest, account: PublicAccount, pk: int) -> HttpResponse:
    """She can always sign in with a code."""
    passkeys.passkeys_of(account.user).filter(pk=pk).delete()
    messages.success(request, gettext("The passkey is removed."))
    return redirect("account:passkeys")


@page(open_to=everyone, methods=("POST",), personal=True)
def sign_in_options(request: HttpRequest) -> HttpResponse:
    if is_too_often(request, "passkey", most=MOST_IN_AN_HOUR):
        return JsonResponse({}, status=429)
    return JsonResponse(passkeys.options_to_sign_in())


@page(open_to=everyone, methods=("POST",), personal=True)
def sign_in(request: HttpRequest) -> HttpResponse:
    form = passkeys.SignInPasskeyForm(request.POST)
    passkey = form.passkey(public=True)
    onward = onward_of(request)
    if passkey is None:
        context = {"form": EmailForm(), "passkey_form": form, "onward": onward, "has_ended": False}
        return render(request, "public_account/sign_in.html", context, status=400)
    account = PublicAccount.objects.select_related("user").get(user=passkey.user)
    actions.sign_in(request, account, method="passkey")
    passkey.record_usage()
    return redirect(onward or "account:home")
