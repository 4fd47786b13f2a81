"""Signing in with a code, the account itself, and its end."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from portal.accounts.access import everyone, page
from portal.accounts.idle import carrying, clock
from portal.accounts.models import PublicAccount
from portal.accounts.onward import onward_of
from portal.accounts.public import actions, codes
from portal.accounts.public.access import account_page, signed_in_account
from portal.accounts.public.forms import CodeForm, EmailForm, LanguageForm
from portal.languages.table import current_language


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def sign_in(request: HttpRequest) -> HttpResponse:
    """One page for who has an account and who makes one: it does not say which addresses have."""
    onward = onward_of(request)
    if request.method == "GET" and signed_in_account(request) and not onward:
        return redirect("account:home")
    form = EmailForm(request.POST if request.method == "POST" else None)
    context = {
        "onward": onward,
        "passkey_form": None,
        "has_ended": bool(clock.ended_for(request, public=True)),
    }
    if form.is_valid():
        try:
            codes.ask(request, email=form.cleaned_data["email"], onward=onward)
        except codes.TooOften:
            form.add_error(None, gettext("We have sent many codes. Please try again in an hour."))
            return _show(request, "sign_in", form, context, status=429)
        return redirect("account:code")
    return _show(request, "sign_in", form, context)


@page(open_to=everyone, methods=("POST",), personal=True)
def without(request: HttpRequest) -> HttpResponse:
    """Whoever uses this browser now goes on without the account whose time is over here."""
    request.session.pop(clock.ENDED, None)
    carrying.drop(request)
    return redirect(onward_of(request) or "home")


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def code(request: HttpRequest) -> HttpResponse:
    """The right code signs in, and makes the account where there was none."""
    asked = codes.waiting(request)
    if asked is None:
        return render(request, "public_account/no_code.html")
    form = CodeForm(request.POST if request.method == "POST" else None)
    context = {"email": asked.email}
    if codes.WRONG.are_used_up(request):
        form.add_error(None, gettext("There were many wrong codes. Please try again in an hour."))
        return _show(request, "code", form, context, status=429)
    if not form.is_valid():
        return _show(request, "code", form, context)
    if codes.tries_are_over(asked):
        codes.forget(request)
        return render(request, "public_account/no_code.html", {"tries": True}, status=400)
    if not codes.is_right(asked, form.cleaned_data["code"]):
        codes.WRONG.one_was_wrong(request)
        form.add_error("code", gettext("This is not the code. Use the newest email from us."))
        return _show(request, "code", form, context)
    codes.forget(request)
    account = actions.account_for(email=asked.email, language=current_language().code)
    actions.sign_in(request, account, method="code")
    return redirect(asked.onward or "account:home")


@account_page(methods=("GET", "POST"))
def home(request: HttpRequest, account: PublicAccount) -> HttpResponse:
    """What she has here. Other rooms add theirs (slot `account_home`)."""
    chosen = {"language": account.language}
    form = LanguageForm(request.POST if request.method == "POST" else None, initial=chosen)
    if form.is_valid():
        actions.change_language(account=account, language=form.cleaned_data["language"])
        messages.success(request, gettext("We will write to you in this language."))
        return redirect("account:home")
    return _show(request, "home", form, {"account": account})


@page(open_to=everyone, methods=("POST",), personal=True)
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.sign_out(request)
    messages.success(request, gettext("You are signed out."))
    return redirect("home")


@account_page(methods=("GET", "POST"))
def delete(request: HttpRequest, account: PublicAccount) -> HttpResponse:
    """Asks first, and says what stays."""
    if request.method != "POST":
        return render(request, "public_account/delete.html")
    actions.delete_account(user=account.user)
    actions.sign_out(request)
    messages.success(request, gettext("Your account is deleted."))
    return redirect("home")


def _show(
    request: HttpRequest,
    name: str,
    form: forms.Form,
    context: Mapping[str, object],
    status: int | None = None,
) -> HttpResponse:
    whole = {"form": form, **context}
    wrong = 400 if form.is_bound and form.errors else 200
    return render(request, f"public_account/{name}.html", whole, status=status or wrong)
