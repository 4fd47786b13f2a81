"""Whom the organisation's own sign-in lets in: what it says of a person, against whom we know."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import RequestFactory

from portal.accounts.adapters import OrganisationAccountAdapter
from portal.accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

ASHA = "asha@council.example"
GUEST = "asha_council.example#EXT#@elsewhere.example"


def let_in(**claims: Any) -> User | None:
    login = SimpleNamespace(account=SimpleNamespace(extra_data={"userinfo": claims}))
    found = OrganisationAccountAdapter().authenticate_by_email(login)
    return found[0] if found else None


@pytest.mark.parametrize(
    "claims",
    [
        {"email": ASHA, "email_verified": True},
        {"email": ASHA, "preferred_username": ASHA},
        {"email": ASHA.upper(), "preferred_username": ASHA},
        {"email": ASHA, "preferred_username": "asha", "email_verified": True},
        {"email": ASHA, "preferred_username": ASHA, "email_verified": False},
    ],
)
def test_an_address_that_is_vouched_for_lets_in(claims: dict[str, Any]) -> None:
    asha = UserFactory(email=ASHA)
    assert let_in(**claims) == asha


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": ASHA},
        {"email": ASHA, "email_verified": False},
        {"email": ASHA, "email_verified": None},
        # Not the truth of the standard, but a word that somebody may have typed.
        {"email": ASHA, "email_verified": "true"},
        {"email": ASHA, "email_verified": 1},
        {"email": ASHA, "preferred_username": GUEST},
        {"email": ASHA, "preferred_username": f"{ASHA} "},
        {"email": ASHA, "preferred_username": ""},
        {"preferred_username": ASHA},
        {"email": "", "preferred_username": "", "email_verified": True},
        {"email": None, "email_verified": True},
        {"email": [ASHA], "preferred_username": ASHA},
        {"email": "%", "email_verified": True},
    ],
)
def test_an_address_that_nobody_vouches_for_stays_out(claims: dict[str, Any]) -> None:
    UserFactory(email=ASHA)
    assert let_in(**claims) is None


def test_a_closed_account_stays_out_though_vouched_for() -> None:
    UserFactory(email=ASHA, is_active=False)
    assert let_in(email=ASHA, email_verified=True) is None


def test_someone_else_is_not_let_in_for_them() -> None:
    asha, _ = UserFactory(email=ASHA), UserFactory(email="ben@council.example")
    assert let_in(email=ASHA, email_verified=True) == asha


def test_the_organisations_people_are_not_added_by_signing_in() -> None:
    request = RequestFactory().get("/")
    assert not OrganisationAccountAdapter().is_open_for_signup(request, None)
