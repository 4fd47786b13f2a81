"""How allauth behaves here: nobody signs up by themselves, and a fresh sign-in counts as fresh."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.accounts import groups
from portal.accounts.idle.carrying import kept_for
from portal.accounts.models import User
from portal.accounts.roles import ORGANISATIONS
from portal.notices.actions import send
from portal.notices.addresses import Address

FRESH = 5 * 60
"""Seconds after a sign-in in which security settings open without asking again."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators add people."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A password given minutes ago is enough to set up a second factor."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - record["at"] < FRESH for record in records)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where something was sent too late and is kept, there first."""
        if kept_for(request):
            return reverse("account_kept")
        return str(super().get_login_redirect_url(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """E-mail goes through our outbox; of allauth's letters we use the one with a link."""
        if template_prefix != "account/email/password_reset_key":
            raise NotImplementedError(f"No letter of ours for {template_prefix}.")
        send(
            to=Address.email(email),
            template="staff_password",
            language="en",
            context={"link": context["password_reset_url"]},
        )


class OrganisationAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in with the council's own accounts, for people whom an administrator has added, or
    whose group holds a role here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Aligns the roles that groups give, before anybody is let in.

        Nothing else than signing in is done with these accounts: they are never tied to whoever is
        signed in just now.
        """
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(redirect("socialaccount_login_cancelled"))
        if not settings.OIDC_GROUP_ROLES:
            return
        data = sociallogin.account.extra_data
        try:
            roles = groups.roles_of(groups.groups_in(data))
        except groups.GroupsUnknown as unknown:
            page = render(request, "socialaccount/groups_unknown.html", status=403)
            raise ImmediateHttpResponse(page) from unknown
        with transaction.atomic():
            if roles and not sociallogin.is_existing:
                self._add(request, sociallogin)
            if sociallogin.is_existing:
                groups.align(person=sociallogin.user, roles=roles)

    def _add(self, request: HttpRequest, sociallogin: Any) -> None:
        """Somebody new, unless their address is not vouched for, or belongs to somebody closed."""
        claims = _claims(sociallogin.account.extra_data)
        address = _vouched_address(claims)
        if not _can_be_written_to(address) or User.objects.filter(email=address).exists():
            return
        name = str(claims.get("name", ""))[:200]
        person = groups.add_person(email=address, name=name, organisation=ORGANISATIONS["council"])
        sociallogin.connect(request, person)

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        """The person with this address, where the organisation itself vouches for it.

        An address alone proves nothing: guests of a directory bring one that they may have
        chosen. It counts where the organisation says it has verified it, or where it is also the
        name under which the organisation knows the person, which guests cannot choose.
        """
        address = _vouched_address(_claims(sociallogin.account.extra_data))
        person = User.objects.staff().filter(email=address, is_active=True).first()
        return (person, address) if person else None


def _vouched_address(claims: dict[str, Any]) -> str:
    """Empty where the organisation does not stand for it."""
    address = str(claims.get("email", "")).lower()
    name = str(claims.get("preferred_username", "")).lower()
    return address if claims.get("email_verified") is True or name == address else ""


def _can_be_written_to(address: str) -> bool:
    try:
        User._meta.get_field("email").run_validators(address)
    except ValidationError:
        return False
    return bool(address)


def _claims(data: dict[str, Any]) -> dict[str, Any]:
    """What the organisation says of the person, wherever the package has put it."""
    claims: dict[str, Any] = data.get("userinfo") or data.get("id_token") or data
    return claims
