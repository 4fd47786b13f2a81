"""allauth's forms with our words: labels that stay, hints instead of placeholders."""

from typing import Any, ClassVar

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

EMAIL = "E-mail address"
PASSWORD = "Password"  # noqa: S105 a label
NEW_PASSWORD = "New password"  # noqa: S105 a label
NEW_PASSWORD_HINT = "At least 12 characters. Three words you can remember are good."  # noqa: S105
CODE = "Code"
CODE_HINT = "The 6 digits that your authenticator app shows now, or one of your recovery codes."


class OurWords:
    """Takes placeholders away and puts our labels and hints in."""

    WORDS: ClassVar[dict[str, tuple[str, str]]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.WORDS:
                field.label, field.help_text = self.WORDS[name]
            if name == "code":
                field.widget.attrs.update(
                    {"inputmode": "numeric", "class": "govuk-input--width-10", "dir": "ltr"}
                )


class SignInForm(OurWords, account_forms.LoginForm):  # type: ignore[misc]
    WORDS: ClassVar = {"login": (EMAIL, ""), "password": (PASSWORD, "")}


class ResetPasswordForm(OurWords, account_forms.ResetPasswordForm):  # type: ignore[misc]
    WORDS: ClassVar = {"email": (EMAIL, "")}


class NewPasswordForm(OurWords, account_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    WORDS: ClassVar = {
        "password1": (NEW_PASSWORD, NEW_PASSWORD_HINT),
        "password2": ("The new password again", ""),
    }


class ChangePasswordForm(OurWords, account_forms.ChangePasswordForm):  # type: ignore[misc]
    WORDS: ClassVar = {
        "oldpassword": ("Your password now", ""),
        "password1": (NEW_PASSWORD, NEW_PASSWORD_HINT),
        "password2": ("The new password again", ""),
    }


class ReauthenticateForm(OurWords, account_forms.ReauthenticateForm):  # type: ignore[misc]
    WORDS: ClassVar = {"password": (PASSWORD, "")}


class CodeForm(OurWords, mfa_forms.AuthenticateForm):  # type: ignore[misc]
    WORDS: ClassVar = {"code": (CODE, CODE_HINT)}


class ReauthenticateCodeForm(OurWords, mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    WORDS: ClassVar = {"code": (CODE, CODE_HINT)}


class SetUpCodeForm(OurWords, ActivateTOTPForm):  # type: ignore[misc]
    WORDS: ClassVar = {"code": (CODE, "The 6 digits that the app shows now.")}
