"""Fixtures for people with roles, signed in with their second factor."""

from collections.abc import Callable

import pytest

from portal.accounts.models import User
from tests.clients import CheckingClient
from tests.factories.accounts import person

SignIn = Callable[..., CheckingClient]


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """`sign_in("directory_editor")`: a client of someone with that role, or of `user=`."""

    def signed_in(*roles: str, user: User | None = None) -> CheckingClient:
        client = CheckingClient()
        client.force_login(user or person(*roles))
        return client

    return signed_in
