"""The account itself: its language, signing out, deleting it, and what becomes of unused ones."""

import datetime

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.accounts.actions import give_role
from portal.accounts.models import PublicAccount, User
from portal.accounts.public.actions import DELETED
from portal.accounts.public.upkeep import UNUSED, forget_unused_accounts, hash_addresses_again
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.registry import registry
from tests.clients import CheckingClient
from tests.factories.accounts import account, person

pytestmark = pytest.mark.django_db
HOME, DELETE = "/en/account/", "/en/account/delete/"


@pytest.fixture
def asha() -> PublicAccount:
    return account("asha@example.org")


@pytest.fixture
def client(asha: PublicAccount) -> CheckingClient:
    client = CheckingClient()
    client.force_login(asha.user)
    return client


def test_her_page_shows_her_address_and_is_never_kept(client):
    answer = client.get(HOME)
    assert "asha@example.org" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_she_chooses_the_language_of_letters(client, asha):
    assert client.post(HOME, {"language": "ur"}).url == HOME
    asha.refresh_from_db()
    assert asha.language == "ur"


@pytest.mark.parametrize("language", ["", "xx", "en\x00x", ["ur", "xx"]])
def test_an_odd_language_is_answered_with_a_sentence(client, asha, language):
    answer = client.post(HOME, {"language": language})
    assert answer.status_code == 400
    assert "There is a problem" in answer.text
    asha.refresh_from_db()
    assert asha.language == "en"


def test_signing_out_closes_everything_that_was_open(client):
    session = client.session
    session["drafts"] = {"one": "key"}
    session.save()
    answer = client.post("/en/account/sign-out/", follow=True)
    assert "You are signed out" in answer.text
    assert "drafts" not in client.session
    assert client.get(HOME).status_code == 302


def test_signing_out_needs_a_button(client):
    assert client.get("/en/account/sign-out/").status_code == 405
    assert client.get(HOME).status_code == 200


def test_deleting_asks_first(client):
    assert "No, keep it" in client.get(DELETE).text
    assert PublicAccount.objects.exists()


def test_deleting_forgets_her_and_signs_out(client):
    answer = client.post(DELETE, follow=True)
    assert "Your account is deleted" in answer.text
    assert not PublicAccount.objects.exists()
    assert not User.objects.filter(is_public=True).exists()
    assert client.get(HOME).status_code == 302


def test_deleting_is_recorded_without_her_address(client):
    client.post(DELETE)
    event = AuditEvent.objects.get(verb="accounts.account.deleted")
    assert sentence(event) == "A member of the public deleted an account."
    assert "asha" not in str(event.__dict__)


def test_other_rooms_hear_of_it_while_she_is_still_there(client, monkeypatch):
    heard = []
    monkeypatch.setattr(registry, "_listeners", registry.Registry("events"))
    registry.after_this(DELETED, "test", lambda user: heard.append(user.public_account.email))
    client.post(DELETE)
    assert heard == ["asha@example.org"]


def test_where_another_room_fails_nothing_is_deleted(client, monkeypatch):
    monkeypatch.setattr(registry, "_listeners", registry.Registry("events"))
    registry.after_this(DELETED, "test", lambda user: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        client.post(DELETE)
    assert PublicAccount.objects.exists()


def test_staff_have_no_account_of_the_public(sign_in):
    assert sign_in("translator").get(HOME).url.startswith("/en/account/sign-in/")


@pytest.mark.parametrize(("days", "kept"), [(UNUSED.days - 1, True), (UNUSED.days + 1, False)])
def test_accounts_that_nobody_uses_are_deleted(asha, days, kept):
    long_ago = timezone.now() - datetime.timedelta(days=days)
    User.objects.update(last_login=long_ago)
    staff = person("translator")
    User.objects.filter(pk=staff.pk).update(last_login=long_ago)
    assert forget_unused_accounts() == (0 if kept else 1)
    assert PublicAccount.objects.exists() is kept
    assert User.objects.filter(pk=staff.pk).exists()


def test_accounts_are_found_after_a_change_of_the_secret_key(asha, settings):
    before = asha.email_hash
    settings.SECRET_KEY = "another"
    assert hash_addresses_again() == 1
    asha.refresh_from_db()
    assert asha.email_hash != before
    assert account("asha@example.org").pk == asha.pk


def test_an_account_of_the_public_holds_no_role(asha):
    by = person("system_administrator")
    with pytest.raises(ValidationError):
        give_role(by=by, person=asha.user, role="intake", reason="x", ends_on=timezone.localdate())


def test_administrators_do_not_see_accounts_of_the_public(sign_in, asha):
    administrator = sign_in("system_administrator")
    assert "Someone with an account" not in administrator.get("/staff/people/").text
    for address in ("", "account/", "second-factor/"):
        answer = administrator.post(f"/staff/people/{asha.user.pk}/{address}")
        assert answer.status_code == 404


def test_an_administrator_can_add_someone_whose_address_has_an_account(sign_in, asha):
    """Otherwise the page would say that she has one."""
    fields = {"name": "Asha", "email": asha.email, "organisation": "Carers service"}
    assert sign_in("system_administrator").post("/staff/people/add/", fields).status_code == 302
    assert User.objects.staff().filter(email=asha.email).exists()


def test_her_address_opens_no_way_to_a_password(client, asha):
    CheckingClient().post("/staff/account/password/reset/", {"email": asha.email})
    assert not mail.outbox
