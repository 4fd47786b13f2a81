"""The first letter to a new member of staff: a link to set their password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from portal.accounts.models import User
from portal.notices.actions import send
from portal.notices.addresses import Address


def send_invitation(request: HttpRequest, person: User) -> None:
    """The same one-time link as for a forgotten password; it says nothing of what they may do."""
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
    send(
        to=Address.email(person.email),
        template="staff_invitation",
        language="en",
        context={"name": person.name, "link": request.build_absolute_uri(path)},
    )
