"""Words of somebody, about something that stands for a case."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.accounts.models import User
from portal.languages.models import OwnWords
from portal.languages.own_words import subjects
from portal.languages.own_words.actions import ask_for_translation
from portal.languages.own_words.subjects import Origin
from portal.ui.models import Feedback
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.people import SignIn

URDU = "مجھے آرام چاہیے۔"
ENGLISH = "I need a rest."
SECRET_NAME = "Nasreen Begum"
"""Of the person whose words they are: on no page of a translator."""


@pytest.fixture
def about(db: None) -> Feedback:
    """Any row does: the room knows nothing of cases."""
    return Feedback.objects.create(message="About something", contact=SECRET_NAME)


@pytest.fixture
def ask(about: Feedback) -> Callable[..., OwnWords]:
    """`ask("want")`: asks for one part and gives its row."""

    def asked(part: str = "answer/want", text: str = URDU, **more: Any) -> OwnWords:
        ask_for_translation(subject=about, parts={part: text}, **{"source": "ur", **more})
        return OwnWords.objects.get(part=part)

    return asked


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words about feedback say what they are."""
    monkeypatch.setattr(subjects.origins, "_items", {})
    subjects.origins.register(
        "ui.feedback", lambda part: Origin(f"Part {part}", "What do you want?")
    )


@pytest.fixture
def tariq(db: None) -> User:
    return person("translator", name="Tariq Translator")


@pytest.fixture
def translator(sign_in: SignIn, tariq: User) -> CheckingClient:
    return sign_in(user=tariq)
