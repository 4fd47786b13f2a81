"""Two kinds of texts: helplines kept in the queue, and leaflets with screens of their own."""

import pytest

from portal.accounts.models import User
from portal.languages import kinds
from portal.languages.kinds import OwnQueue, Piece, TextKind
from portal.languages.units import TextUnit
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.people import SignIn

KIND = "invented.helpline"
BREAK = {"title": "Take a break", "what.1": "Ring {phone} today."}
URDU = {"title": "وقفہ لیں", "what.1": "آج {phone} پر فون کریں۔"}


def unit(key: str, **texts: str) -> TextUnit:
    return TextUnit(KIND, key, texts)


def piece(key: str, texts: dict[str, str], first: str = "") -> Piece:
    return Piece(unit(key, **texts), texts["title"], first)  # type: ignore[arg-type]


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """What there is to translate; a test may change the list."""
    there = [
        piece("break", BREAK),
        piece("money", {"title": "Money"}),
        piece("crisis", {"title": "Get help now"}, "danger"),
    ]
    monkeypatch.setattr(kinds.text_kinds, "_items", {})
    kinds.text_kinds.register(KIND, TextKind(label="Helplines", pieces=lambda: there))
    own = OwnQueue(address=lambda code: f"/staff/leaflets/{code}/", waiting=lambda code: 7)
    kinds.text_kinds.register(
        "invented.leaflet", TextKind(label="Leaflets", pieces=list, own_queue=own)
    )
    return there


@pytest.fixture
def tariq(db: None) -> User:
    return person("translator", name="Tariq Translator")


@pytest.fixture
def translator(sign_in: SignIn, tariq: User) -> CheckingClient:
    return sign_in(user=tariq)
