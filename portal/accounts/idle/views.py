"""How long is left, staying signed in, and what was sent too late."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from portal.accounts.access import everyone, page
from portal.accounts.idle import carrying, clock
from portal.accounts.models import PublicAccount
from portal.accounts.permissions import is_staff_member
from portal.accounts.public.access import account_page


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def session(request: HttpRequest) -> HttpResponse:
    """For the script of the pages. To send (POST) is to stay; to ask (GET) changes nothing.

    `token` is for forms that were open while somebody signed in anew; other sites cannot read it.
    """
    now = clock.standing(request)
    if now is None or now.left == 0:
        return JsonResponse({"left": 0})
    left = now.minutes * 60 if request.method == "POST" else now.left
    return JsonResponse({"left": left, "whose": now.mark, "token": get_token(request)})


@page(open_to=is_staff_member, methods=("GET", "POST"), personal=True)
def staff_kept(request: HttpRequest) -> HttpResponse:
    """What was sent too late, to be sent with one press, or thrown away (POST)."""
    carried = carrying.kept_for(request)
    if carried is None:
        return redirect("staff:home")
    if request.method == "POST":
        carrying.drop(request)
        messages.success(request, "What you typed is thrown away.")
        return redirect("staff:home")
    return render(request, "account/kept.html", {"carried": carried})


@account_page(methods=("GET", "POST"))
def public_kept(request: HttpRequest, account: PublicAccount) -> HttpResponse:
    carried = carrying.kept_for(request)
    if carried is None:
        return redirect("account:home")
    if request.method == "POST":
        carrying.drop(request)
        messages.success(request, gettext("What you wrote is thrown away."))
        return redirect("account:home")
    return render(request, "public_account/kept.html", {"carried": carried})
