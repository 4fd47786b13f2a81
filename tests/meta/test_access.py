"""Every address x every role: access is what `page` says, and nothing is open by accident."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from portal.accounts.access import Page
from portal.accounts.addresses import EVERYONE, KnownAddress, Pretender, every_address
from portal.accounts.roles import CODES
from portal.ui.pdf import can_make_pdf
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.short_time import third_of_the_day

pytestmark = pytest.mark.long

ADDRESSES = every_address()
# Pages that open with a key only have no example; the tests of their room open them.
DECLARED = [address for address in ADDRESSES if address.page is not None and not address.page.keyed]
SIGN_IN = "/staff/account/login/"


def ids(address: KnownAddress) -> str:
    return address.name or address.pattern


def opens(client, address):
    """Whether the address let this client in; what it then said does not matter here."""
    url = address.example()
    method = "get" if "GET" in address.methods else "post"
    answer = getattr(client, method)(url)
    to_sign_in = answer.status_code == 302 and answer.url.startswith(f"{SIGN_IN}?next=")
    return answer.status_code != 403 and not to_sign_in


@pytest.fixture(autouse=True)
def _no_pdf_is_made(monkeypatch):
    """It would take seconds, and what it says does not matter here."""
    if can_make_pdf():
        monkeypatch.setattr("weasyprint.CSS", lambda **_: None)
        monkeypatch.setattr("weasyprint.HTML.write_pdf", lambda *_, **__: b"%PDF-")


@pytest.fixture(scope="module")
def _sessions(_made):
    """By role: the session of somebody who has it; made once, as they are not what is tested."""
    sessions = {}
    for code in (*CODES, ""):
        client = CheckingClient()
        client.force_login(person(code) if code else person())
        sessions[code] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return sessions


@pytest.fixture
def in_role(_sessions, world):
    """`in_role("intake")`: a client of theirs; of somebody without any role for an empty one."""

    def client_of(code):
        client = CheckingClient()
        client.cookies[settings.SESSION_COOKIE_NAME] = _sessions[code]
        return client

    return client_of


@pytest.mark.parametrize("address", ADDRESSES, ids=ids)
def test_every_address_says_who_may_open_it(address):
    assert isinstance(address.page, Page), f"{address.pattern} is closed: its view lacks @page"


@pytest.mark.parametrize("address", ADDRESSES, ids=ids)
def test_every_address_has_a_name(address):
    assert address.name, f"{address.pattern} cannot be linked to"


@pytest.mark.parametrize(
    "address", [one for one in ADDRESSES if one.page and one.page.keyed], ids=ids
)
def test_pages_that_open_with_a_key_are_for_nobody_else(address):
    assert address.page.personal
    assert address.example() is None


@pytest.mark.parametrize("address", DECLARED, ids=ids)
def test_every_address_has_an_example(address, world):
    assert address.example(), (
        f"give {address.pattern} an example, and the world of these tests data"
    )


@pytest.mark.parametrize("address", DECLARED, ids=ids)
def test_signed_out(address, world):
    assert opens(CheckingClient(), address) == (EVERYONE in address.roles)


@pytest.mark.parametrize("address", DECLARED, ids=ids)
def test_each_role(address, in_role):
    """Posts are sent empty: those let in are told what is missing, the others are turned away. In
    CI all that a page is made for ask for it, and a third of the others."""
    everyone = EVERYONE in address.roles
    roles = [] if everyone else address.roles
    asked = [*roles, *third_of_the_day([code for code in CODES if code not in roles])]
    allowed = set(asked if everyone else roles)
    assert {code for code in asked if opens(in_role(code), address)} == allowed


@pytest.mark.parametrize(
    "address", [address for address in DECLARED if EVERYONE not in address.roles], ids=ids
)
def test_someone_signed_in_without_a_role(address, in_role):
    assert opens(in_role(""), address) == address.page.open_to(Pretender())


@pytest.mark.parametrize(
    "address", [address for address in DECLARED if address.page.second_factor], ids=ids
)
def test_a_password_alone_opens_no_staff_page(address, world):
    for code in address.roles[:1]:
        client = CheckingClient()
        client.force_login(person(code, second_factor=False))
        method = "get" if "GET" in address.methods else "post"
        assert getattr(client, method)(address.example()).url == reverse("mfa_activate_totp")


@pytest.mark.parametrize("address", DECLARED, ids=ids)
def test_staff_addresses_are_closed_and_public_ones_open(address):
    is_open = address.page.open_to(AnonymousUser())
    if address.is_public_page:
        assert is_open
    elif address.pattern.startswith("/staff/") and "/account/" not in address.pattern:
        assert not is_open


@pytest.mark.parametrize("address", DECLARED, ids=ids)
def test_methods_that_are_not_declared_are_refused(address, in_role):
    code = next(iter(address.roles), "")
    client = CheckingClient() if code == EVERYONE else in_role(code)
    assert client.delete(address.example()).status_code == 405
