"""Second factors of staff: an app or a passkey. Secrets are encrypted at rest."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from portal.accounts.models import User
from portal.privacy.encryption import decrypt, encrypt, rotate

COUNTS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts the shared secrets, and names the portal in people's authenticator apps."""

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return str(settings.PORTAL_NAME)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Staff may replace a second factor, never go without one."""
        if authenticator.type not in COUNTS or not authenticator.user.role_codes():
            return True
        return bool(second_factors_of(authenticator.user).exclude(pk=authenticator.pk).exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name of the portal, as a phone shows it beside the passkey."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": str(settings.PORTAL_NAME)}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """The address that somebody signs in with: that of the public is kept elsewhere."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        if user.is_public:
            entity["name"] = entity["display_name"] = user.public_account.email
        return entity


def second_factors_of(user: User) -> QuerySet[Authenticator]:
    """Apps and passkeys; recovery codes alone do not count."""
    return Authenticator.objects.filter(user=user, type__in=COUNTS)  # type: ignore[no-any-return]


def has_second_factor(user: User) -> bool:
    return bool(second_factors_of(user).exists())


def signed_in_with_two_factors(request: HttpRequest) -> bool:
    """Whether this person's sign-in rests on two factors.

    Whoever has an app or a passkey was asked for it at sign-in. The organisation's own accounts ask
    for theirs before they send anyone here.
    """
    records = get_authentication_records(request, request.user)
    if any(record["method"] == "socialaccount" for record in records):
        return True
    return has_second_factor(request.user)  # type: ignore[arg-type]


def set_up_totp(user: User, secret: str) -> None:
    """Gives the person this secret (base32) instead of the one they had."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(user, secret)


@transaction.atomic
def rotate_second_factors() -> int:
    """Moves the secrets of authenticator apps and recovery codes to the newest encryption key."""
    rows = Authenticator.objects.select_for_update().filter(
        type__in=[Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
    )
    for row in rows:
        for name in ("secret", "seed"):
            if name in row.data:
                row.data[name] = rotate(row.data[name])
        row.save(update_fields=["data"])
    return len(rows)
