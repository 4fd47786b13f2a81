"""Making, changing and deleting an account of the public, and signing it in and out."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login, logout
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from portal.accounts.models import PublicAccount, User, hash_of_address
from portal.audit.actions import record
from portal.registry.registry import announce

BACKEND = "portal.accounts.backends.StaffBackend"
DELETED = "account_deleted"
"""Other rooms hear of it with `after_this`, before it is gone: `user`."""


def account_for(*, email: str, language: str) -> PublicAccount:
    """The account with this address, which has just been proved; a new one where there is none."""
    try:
        with transaction.atomic():
            return _found(email) or _made(email, language)
    except IntegrityError:
        # Made in the same moment by another request with the same address.
        return PublicAccount.objects.select_related("user").get(email_hash=hash_of_address(email))


def _found(email: str) -> PublicAccount | None:
    accounts = PublicAccount.objects.select_related("user")
    return accounts.filter(email_hash=hash_of_address(email)).first()


def _made(email: str, language: str) -> PublicAccount:
    user = User.objects.create_public()
    account = PublicAccount.objects.create(
        user=user, email=email.strip(), email_hash=hash_of_address(email), language=language
    )
    record(by=None, verb="accounts.account.made", subject=user)
    return account


def sign_in(request: HttpRequest, account: PublicAccount, *, method: str) -> None:
    """The session gets a new key and keeps what this browser had opened without an account.

    Where somebody else was signed in, nothing of theirs is kept.
    """
    login(request, account.user, backend=BACKEND)
    record_authentication(request, account.user, method)


def sign_out(request: HttpRequest) -> None:
    """Closes everything that this browser had opened: it may not be hers alone."""
    logout(request)


@transaction.atomic
def change_language(*, account: PublicAccount, language: str) -> None:
    account.language = language
    account.save(update_fields=["language"])


@transaction.atomic
def delete_account(*, user: User, by: str | None = None) -> None:
    """Her address, her passkeys and what other rooms keep by the account. Not what she has sent
    to a service: that is theirs to keep and to delete."""
    announce(DELETED, user=user)
    record(by=by, verb="accounts.account.deleted", subject=user)
    user.delete()
