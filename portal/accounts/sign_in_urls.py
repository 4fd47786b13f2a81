"""Signing in, passwords and second factors: the pages of allauth that we use, and no others.

Each is declared as our own pages are, so that lists of addresses and the access test know it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as organisation_account
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, re_path

from portal.accounts import staff_passkeys
from portal.accounts.access import Predicate, everyone, page
from portal.accounts.idle.views import staff_kept
from portal.accounts.permissions import signs_in_as_staff
from portal.accounts.public.access import signed_in_account
from portal.accounts.public.actions import sign_out

FORM = ("GET", "POST")


def login(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in to an account of the public is asked as well, and leaves it to sign in
    here: she may work here, too."""
    if signed_in_account(request):
        if request.method == "POST":
            sign_out(request)
        request.user = AnonymousUser()
    answer: HttpResponse = account.login(request)
    return answer


@page(open_to=signs_in_as_staff, personal=True, second_factor=False)
def already_set_up(request: HttpRequest) -> HttpResponse:
    """Where allauth would let a person drop the second factor; here an administrator must."""
    return redirect("mfa_index")


def _page(
    address: str,
    view: Callable[..., HttpResponse],
    name: str,
    open_to: Predicate = everyone,
    methods: tuple[str, ...] = FORM,
    example: Callable[[], Mapping[str, Any]] = dict,
) -> URLPattern:
    declared = page(
        open_to=open_to, methods=methods, example=example, personal=True, second_factor=False
    )
    return path(address, declared(view), name=name)


urlpatterns = [
    _page("login/", login, "account_login"),
    _page("logout/", account.logout, "account_logout"),
    _page("inactive/", account.account_inactive, "account_inactive", methods=("GET",)),
    _page("again/", account.reauthenticate, "account_reauthenticate", signs_in_as_staff),
    _page(
        "password/change/", account.password_change, "account_change_password", signs_in_as_staff
    ),
    _page("password/reset/", account.password_reset, "account_reset_password"),
    _page(
        "password/reset/sent/",
        account.password_reset_done,
        "account_reset_password_done",
        methods=("GET",),
    ),
    _page(
        "password/reset/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
        methods=("GET",),
    ),
    re_path(
        # The key itself holds hyphens; the number of the person does not.
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        page(
            open_to=everyone,
            methods=FORM,
            # A link that has been used: the page says so.
            example=lambda: {"uidb36": "1", "key": "used"},
            personal=True,
        )(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("kept/", staff_kept, name="account_kept"),
    _page("2fa/", mfa.index, "mfa_index", signs_in_as_staff, methods=("GET",)),
    _page("2fa/code/", mfa.authenticate, "mfa_authenticate"),
    _page("2fa/again/", mfa.reauthenticate, "mfa_reauthenticate", signs_in_as_staff),
    _page("2fa/app/", totp.activate_totp, "mfa_activate_totp", signs_in_as_staff),
    path("2fa/app/set/", already_set_up, name="mfa_deactivate_totp"),
    _page("2fa/passkeys/add/", staff_passkeys.add, "mfa_add_webauthn", signs_in_as_staff),
    _page(
        "2fa/passkeys/add/options/",
        staff_passkeys.add_options,
        "mfa_add_webauthn_options",
        signs_in_as_staff,
        methods=("POST",),
    ),
    _page(
        "2fa/passkeys/<int:pk>/remove/",
        staff_passkeys.remove,
        "mfa_remove_webauthn",
        signs_in_as_staff,
        methods=("POST",),
        example=lambda: {"pk": 1},
    ),
    _page("2fa/passkeys/", staff_passkeys.sign_in, "mfa_login_webauthn", methods=("POST",)),
    _page(
        "2fa/passkeys/options/",
        staff_passkeys.sign_in_options,
        "mfa_login_webauthn_options",
        methods=("POST",),
    ),
    _page(
        "2fa/passkeys/again/",
        webauthn.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
        signs_in_as_staff,
    ),
    _page(
        "2fa/recovery-codes/",
        recovery_codes.view_recovery_codes,
        "mfa_view_recovery_codes",
        signs_in_as_staff,
        methods=("GET",),
    ),
    _page(
        "2fa/recovery-codes/new/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
        signs_in_as_staff,
    ),
    _page(
        "organisation/refused/",
        organisation_account.login_cancelled,
        "socialaccount_login_cancelled",
        methods=("GET",),
    ),
    _page(
        "organisation/error/",
        organisation_account.login_error,
        "socialaccount_login_error",
        methods=("GET",),
    ),
    _page("organisation/new/", organisation_account.signup, "socialaccount_signup"),
    # Not there (404) where the settings name no organisation.
    _page(
        "with/<str:provider_id>/",
        openid_connect.login,
        "openid_connect_login",
        example=lambda: {"provider_id": "organisation"},
    ),
    _page(
        "with/<str:provider_id>/back/",
        openid_connect.callback,
        "openid_connect_callback",
        methods=("GET",),
        example=lambda: {"provider_id": "organisation"},
    ),
]
