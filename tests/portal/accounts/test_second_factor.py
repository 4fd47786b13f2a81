"""Second factors: whose count, kept encrypted, replaced and never dropped."""

import time
from typing import Any

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import Fernet
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from portal.accounts.adapters import FRESH, AccountAdapter
from portal.accounts.models import User
from portal.accounts.second_factor import (
    SecondFactorAdapter,
    has_second_factor,
    rotate_second_factors,
    set_up_totp,
    signed_in_with_two_factors,
)
from portal.privacy.encryption import decrypt
from tests.factories.accounts import TOTP_SECRET, UserFactory, person

pytestmark = pytest.mark.django_db


def signed_in(
    someone: User, method: str, *, at: float = 0, whose: User | None = None
) -> HttpRequest:
    request = RequestFactory().get("/staff/")
    request.user = someone
    request.session = {  # type: ignore[assignment]
        "account_authentication_methods": [{"method": method, "at": at or time.time()}],
        "account_authentication_methods_user": str((whose or someone).pk),
    }
    return request


def asked_again(request: HttpRequest) -> bool:
    with request_context(request):
        return AccountAdapter().is_reauthentication_required(app="mfa")


def test_recovery_codes_alone_are_no_second_factor() -> None:
    someone = person("translator", second_factor=False)
    RecoveryCodes.activate(someone)
    assert not has_second_factor(someone)


def test_the_second_factor_of_another_person_does_not_count() -> None:
    person("translator")
    assert not has_second_factor(UserFactory())


@pytest.mark.parametrize(("method", "enough"), [("socialaccount", True), ("password", False)])
def test_only_the_organisations_sign_in_stands_for_an_app(method: str, enough: bool) -> None:
    someone = person("translator", second_factor=False)
    assert signed_in_with_two_factors(signed_in(someone, method)) is enough


def test_the_organisations_sign_in_of_somebody_else_does_not_count() -> None:
    someone = person("translator", second_factor=False)
    request = signed_in(someone, "socialaccount", whose=UserFactory())
    assert not signed_in_with_two_factors(request)


def test_a_new_app_replaces_the_old_one() -> None:
    someone = person("translator")
    set_up_totp(someone, "A" * 32)
    assert decrypt(someone.authenticator_set.get().data["secret"]) == "A" * 32


def test_staff_cannot_drop_their_app_and_others_can() -> None:
    adapter = SecondFactorAdapter()
    staff, former = person("translator"), person()
    assert not adapter.can_delete_authenticator(staff.authenticator_set.get())
    assert adapter.can_delete_authenticator(former.authenticator_set.get())


def test_staff_can_replace_their_recovery_codes() -> None:
    codes = RecoveryCodes.activate(person("translator")).instance
    assert SecondFactorAdapter().can_delete_authenticator(codes)


def test_recovery_codes_still_work_after_rotation_without_the_old_key(settings: Any) -> None:
    someone = person("translator")
    before = RecoveryCodes.activate(someone).get_unused_codes()
    new = Fernet.generate_key().decode()
    settings.ENCRYPTION_KEYS = [new, *settings.ENCRYPTION_KEYS]
    assert rotate_second_factors() == 2
    settings.ENCRYPTION_KEYS = [new]
    row = someone.authenticator_set.get(type=Authenticator.Type.RECOVERY_CODES)
    assert RecoveryCodes(row).get_unused_codes() == before
    row = someone.authenticator_set.get(type=Authenticator.Type.TOTP)
    assert decrypt(row.data["secret"]) == TOTP_SECRET


@pytest.mark.parametrize(("ago", "asked"), [(0, False), (FRESH - 10, False), (FRESH + 10, True)])
def test_security_settings_ask_again_only_after_a_while(ago: int, asked: bool) -> None:
    request = signed_in(person("translator"), "password", at=time.time() - ago)
    assert asked_again(request) is asked


def test_the_fresh_sign_in_of_somebody_else_does_not_count() -> None:
    request = signed_in(person("translator"), "password", whose=UserFactory())
    assert asked_again(request)


def test_nobody_signs_up_by_themselves() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert not AccountAdapter(request).is_open_for_signup(request)


def test_letters_of_the_package_that_we_did_not_write_are_not_sent() -> None:
    with pytest.raises(NotImplementedError):
        AccountAdapter().send_mail("account/email/login_code", "a@example.org", {})
