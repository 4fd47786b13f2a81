"""Passkeys of staff: instead of the authenticator app, or beside it."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from allauth.account.models import Login
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts import passkeys
from portal.accounts.access import me
from portal.accounts.models import User
from portal.accounts.onward import onward_of
from portal.audit.actions import record
from portal.ui.limits import is_too_often

MOST_IN_AN_HOUR = 120
"""Questions to browsers from one place: a whole office may share its address."""
View = Callable[..., HttpResponse]
fresh: Callable[[View], View] = reauthentication_required(app="allauth.mfa")


@fresh
def add(request: HttpRequest) -> HttpResponse:
    """The first one brings recovery codes, as the app does."""
    form = passkeys.NewPasskeyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 400 if form.is_bound else 200
        return render(request, "mfa/webauthn/add.html", {"form": form}, status=status)
    user = me(request)
    with transaction.atomic():
        form.add_for(user)
        record(by=user, verb="accounts.passkey.added", subject=user)
        new_codes = auto_generate_recovery_codes(request)
    messages.success(request, "The passkey is added.")
    return redirect("mfa_view_recovery_codes" if new_codes else "mfa_index")


@fresh
def add_options(request: HttpRequest) -> HttpResponse:
    return JsonResponse(passkeys.options_to_add(me(request)))


@fresh
@transaction.atomic
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Refused for the last second factor of someone who holds a role."""
    user = User.objects.select_for_update().get(pk=me(request).pk)
    passkey = get_object_or_404(Authenticator, pk=pk, user=user, type=Authenticator.Type.WEBAUTHN)
    if not get_adapter().can_delete_authenticator(passkey):
        messages.error(request, "This is your only second factor. Set up another one first.")
        return redirect("mfa_index")
    delete_and_cleanup(request, passkey)
    record(by=user, verb="accounts.passkey.removed", subject=user)
    messages.success(request, "The passkey is removed.")
    return redirect("mfa_index")


def sign_in_options(request: HttpRequest) -> HttpResponse:
    if is_too_often(request, "staff-passkey", most=MOST_IN_AN_HOUR):
        return JsonResponse({}, status=429)
    return JsonResponse(passkeys.options_to_sign_in())


def sign_in(request: HttpRequest) -> HttpResponse:
    """Without a password: the passkey has asked for a look, a finger or a PIN."""
    form = passkeys.SignInPasskeyForm(request.POST)
    passkey = form.passkey(public=False)
    if passkey is None:
        messages.error(request, "The passkey was not accepted. Sign in with your password.")
        return redirect("account_login")
    login = Login(user=passkey.user, redirect_url=onward_of(request) or None)
    answer: HttpResponse = perform_passwordless_login(request, passkey, login)
    return answer
