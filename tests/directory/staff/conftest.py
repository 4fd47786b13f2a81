"""A full listing, and somebody who may keep it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from directory.models import Service
from portal.accounts.models import User
from tests.browser_forms import Fields, fields_of
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.listings import FULL, some_terms, stored
from tests.people import SignIn

EDIT = "/staff/directory/listings/lunch-club/edit/"


@pytest.fixture
def lunch(db: None) -> Service:
    some_terms()
    return stored(FULL, key="lunch-club")


@pytest.fixture(scope="module")
def form(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Fields]:
    """The fields of the same listing as a browser shows them; both are made once for a module, all
    of whose tests ask for `kept`. What one of them changes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        some_terms()
        stored(FULL, key="lunch-club")
        client = CheckingClient()
        client.force_login(person("directory_editor"))
        yield fields_of(client.get(EDIT).content, form="form.keeping-form")
        transaction.set_rollback(True)


@pytest.fixture
def kept(form: Fields, db: None) -> Service:
    return Service.objects.get()


@pytest.fixture
def someone(db: None) -> User:
    return person("directory_editor", name="Edith Editor")


@pytest.fixture
def editor(sign_in: SignIn, someone: User) -> CheckingClient:
    return sign_in(user=someone)
