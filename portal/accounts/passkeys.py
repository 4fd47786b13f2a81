"""Passkeys: keys that a phone, computer or security key keeps, and lends after a look or a PIN.

Each asks for that look or PIN (user verification), so that it counts as two factors. What browsers
send is read by the package `fido2`; whatever it cannot read is answered with a sentence.
"""

import json
import struct
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User

NAME = "Passkey"
LONGEST_CREDENTIAL = 20_000
NOT_ACCEPTED = _("The passkey was not accepted. You can try again, or sign in another way.")
UNREADABLE = (
    ArithmeticError, AssertionError, AttributeError, InvalidSignature, LookupError, RuntimeError,
    TypeError, UnsupportedAlgorithm, ValueError, struct.error,
)  # fmt: skip
"""What reading a made-up answer may end in."""
TOO_OFTEN = "too_many_login_attempts"


def passkeys_of(user: User) -> QuerySet[Authenticator]:
    """Oldest first."""
    return Authenticator.objects.filter(  # type: ignore[no-any-return]
        user=user, type=Authenticator.Type.WEBAUTHN
    ).order_by("created_at", "pk")


def rows_of(user: User) -> list[dict[str, Any]]:
    """For a page: of each the number and the days, by the clock of Coventry."""
    return [
        {
            "pk": one.pk,
            "added": timezone.localdate(one.created_at),
            "used": timezone.localdate(one.last_used_at) if one.last_used_at else None,
        }
        for one in passkeys_of(user)
    ]


def options_to_add(user: User) -> dict[str, Any]:
    """What the browser needs to make one. The session remembers the question."""
    return auth.begin_registration(user, True)  # type: ignore[no-any-return]


def options_to_sign_in() -> dict[str, Any]:
    """What the browser needs to offer those it has, whosever they are."""
    return auth.begin_authentication()  # type: ignore[no-any-return]


class CredentialField(forms.CharField):
    """The browser's answer as JSON."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs["max_length"] = LONGEST_CREDENTIAL
        kwargs["error_messages"] = {"required": NOT_ACCEPTED, "max_length": NOT_ACCEPTED}
        super().__init__(**kwargs)

    def clean(self, value: Any) -> dict[str, Any]:
        try:
            read = json.loads(super().clean(value))
        except (ValueError, RecursionError) as error:
            raise ValidationError(NOT_ACCEPTED) from error
        if not _is_of_texts(read):
            raise ValidationError(NOT_ACCEPTED)
        return read  # type: ignore[no-any-return]


def _is_of_texts(answer: Any) -> bool:
    """Whether its parts are texts, as they must be. For a number the package would set aside as
    many bytes of memory."""
    if not isinstance(answer, dict) or not isinstance(answer.get("response"), dict):
        return False
    parts = [answer.get(name) for name in ("id", "rawId", "type", "authenticatorAttachment")]
    parts += [value for name, value in answer["response"].items() if name != "transports"]
    return all(part is None or isinstance(part, str) for part in parts)


class NewPasskeyForm(forms.Form):
    """One that the browser has just made for this person."""

    credential = CredentialField()

    def clean_credential(self) -> dict[str, Any]:
        credential: dict[str, Any] = self.cleaned_data["credential"]
        try:
            auth.parse_registration_response(credential)
            auth.complete_registration(credential)
        except (*UNREADABLE, ValidationError) as error:
            raise ValidationError(NOT_ACCEPTED) from error
        return credential

    def add_for(self, user: User) -> Authenticator:
        return auth.WebAuthn.add(user, NAME, self.cleaned_data["credential"]).instance


class PasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """One of a person who is known already. Cleaned, it is the stored passkey."""

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError as error:
            if error.code == TOO_OFTEN:
                raise
            raise ValidationError(NOT_ACCEPTED) from error
        except UNREADABLE as error:
            raise ValidationError(NOT_ACCEPTED) from error


class PasskeyAgainForm(PasskeyForm):
    """Asked for again, before security settings change."""

    reauthenticated = True


class SignInPasskeyForm(PasskeyForm):
    """One of anybody: it says itself whose it is."""

    passwordless = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=None, **kwargs)

    def passkey(self, *, public: bool) -> Authenticator | None:
        """The one that signs in here; None with an error where its person signs in elsewhere."""
        if not self.is_valid():
            return None
        passkey: Authenticator = self.cleaned_data["credential"]
        user = passkey.user
        if user.is_public is not public or not user.is_active:
            self.add_error("credential", NOT_ACCEPTED)
            return None
        return passkey
