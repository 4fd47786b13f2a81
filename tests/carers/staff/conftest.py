"""A manager of the carers service, and the rules that ship."""

import pytest

from carers.models import Ruleset
from carers.plan.books import Book
from portal.accounts.models import User
from questionnaires.models import VersionState
from tests.carers.plan.conftest import book, published, rules_body, ruleset
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.people import SignIn

__all__ = ["book", "rules_body", "ruleset"]


@pytest.fixture
def carol(db: None) -> User:
    return person("carers_manager", name="Carol Manager")


@pytest.fixture
def manager(sign_in: SignIn, carol: User) -> CheckingClient:
    return sign_in(user=carol)


@pytest.fixture
def draft(book: Book, rules_body: dict, ruleset: Ruleset) -> Ruleset:
    """The rules in use with one change: the emergency plan can wait a month."""
    items = [
        {**row, "when": "month"} if row["code"] == "emergency-plan" else row
        for row in rules_body["items"]
    ]
    return published({**rules_body, "items": items}, number=2, state=VersionState.DRAFT)
