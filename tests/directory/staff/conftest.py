"""A full listing, and somebody who may keep it."""

import pytest

from directory.models import Service
from portal.accounts.models import User
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.listings import FULL, some_terms, stored
from tests.people import SignIn


@pytest.fixture
def lunch(db: None) -> Service:
    some_terms()
    return stored(FULL, key="lunch-club")


@pytest.fixture
def someone(db: None) -> User:
    return person("directory_editor", name="Edith Editor")


@pytest.fixture
def editor(sign_in: SignIn, someone: User) -> CheckingClient:
    return sign_in(user=someone)
