"""Pages of an account: for whoever is signed in to one, and for nobody else."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from portal.accounts.access import everyone, page
from portal.accounts.models import PublicAccount, User

FRESH = 15 * 60
"""Seconds after a sign-in in which somebody may change how she signs in."""
View = Callable[..., HttpResponse]


def signed_in_account(request: HttpRequest) -> User | None:
    """The person whose account this browser is signed in to. Members of staff are not meant."""
    user = request.user
    return user if isinstance(user, User) and user.is_public else None


def account_page(
    *, methods: tuple[str, ...] = ("GET",), fresh: bool = False
) -> Callable[..., View]:
    """For a view of somebody's own account: it gets the account as well.

    Anyone else is asked to sign in, and so is she where `fresh` and it was some time ago.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user = signed_in_account(request)
            if user is None or (fresh and not is_fresh(request, user)):
                return to_sign_in(request)
            account = PublicAccount.objects.select_related("user").get(user=user)
            return view(request, account, *args, **kwargs)

        return page(open_to=everyone, methods=methods, keyed=True)(opened)

    return decorate


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """And back to this page, where it can be opened by its address."""
    onward = request.get_full_path() if request.method == "GET" else reverse("account:home")
    return redirect(f"{reverse('account:sign-in')}?{urlencode({'next': onward})}")


def is_fresh(request: HttpRequest, user: User) -> bool:
    records = get_authentication_records(request, user)
    return any(time.time() - record["at"] < FRESH for record in records)
