"""How allauth behaves here: nobody signs up by themselves, and a fresh sign-in counts as fresh."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from portal.accounts.models import User
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
    """Sign-in with the council's own accounts, for people whom an administrator has added."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        """The person with this address, where the organisation itself vouches for it.

        An address alone proves nothing: guests of a directory bring one that they may have
        chosen. It counts where the organisation says it has verified it, or where it is also the
        name under which the organisation knows the person, which guests cannot choose.
        """
        claims = _claims(sociallogin.account.extra_data)
        address = str(claims.get("email", "")).lower()
        name = str(claims.get("preferred_username", "")).lower()
        if not address or (claims.get("email_verified") is not True and name != address):
            return None
        person = User.objects.filter(email=address, is_active=True).first()
        return (person, address) if person else None


def _claims(data: dict[str, Any]) -> dict[str, Any]:
    """What the organisation says of the person, wherever the package has put it."""
    claims: dict[str, Any] = data.get("userinfo") or data.get("id_token") or data
    return claims
