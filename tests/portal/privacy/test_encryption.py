"""What is kept encrypted, and moving it to a new key."""

import base64
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.second_factor import has_second_factor
from portal.notices.models import Notice
from portal.privacy.encryption import CannotDecrypt, decrypt, encrypt, rotate
from portal.privacy.fields import EncryptedJSONField, EncryptedTextField
from portal.privacy.personal_data import PERSONAL_DATA
from tests.factories.accounts import TOTP_SECRET, person


def raw(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM notices_notice ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def notice(**fields):
    facts = {"recipient": "asha@example.org", "context": {"name": "Asha"}} | fields
    return Notice.objects.create(channel="email", template="t", language="en", **facts)


@given(st.text())
def test_any_text_comes_back_as_it_was(text):
    assert decrypt(encrypt(text)) == text


def test_the_same_text_never_looks_the_same():
    assert encrypt("Asha") != encrypt("Asha")


def test_a_token_says_nothing_of_when_it_was_written():
    token = base64.urlsafe_b64decode(encrypt("Asha"))
    assert token[1:9] == bytes(8)


def test_a_changed_token_is_refused():
    token = encrypt("Asha")
    with pytest.raises(CannotDecrypt):
        decrypt(token[:-3] + "abc")


@pytest.mark.parametrize("token", ["", "Asha", "ł"])
def test_what_is_no_token_is_refused(token):
    with pytest.raises(CannotDecrypt):
        decrypt(token)
    with pytest.raises(CannotDecrypt):
        rotate(token)


def test_without_keys_nothing_is_stored(settings):
    settings.ENCRYPTION_KEYS = []
    with pytest.raises(ImproperlyConfigured):
        encrypt("Asha")


def test_an_old_key_still_opens(settings):
    token = encrypt("Asha")
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.ENCRYPTION_KEYS]
    assert decrypt(token) == "Asha"


def test_a_key_taken_away_opens_nothing(settings):
    token = encrypt("Asha")
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CannotDecrypt):
        decrypt(token)


@pytest.mark.django_db
def test_a_dump_of_the_row_does_not_hold_the_text():
    notice()
    assert "asha" not in str(raw("recipient") + raw("context")).lower()


@pytest.mark.django_db
def test_fields_give_back_what_was_put_in():
    found = Notice.objects.get(pk=notice(context={"n": 1, "ł": ["ا", None]}).pk)
    assert found.recipient == "asha@example.org"
    assert found.context == {"n": 1, "ł": ["ا", None]}


@pytest.mark.django_db
def test_nothing_stays_nothing():
    found = Notice.objects.get(pk=notice(recipient="", context=None).pk)
    assert (found.recipient, found.context) == ("", None)
    assert raw("recipient") == [""]


@pytest.mark.django_db
def test_encrypted_text_cannot_be_searched():
    with pytest.raises(NotImplementedError):
        Notice.objects.filter(recipient__contains="asha").exists()


def test_json_is_written_out_for_serialisers():
    field = Notice._meta.get_field("context")
    assert isinstance(field, EncryptedJSONField)
    assert field.value_to_string(Notice(context={"a": 1})) == '{"a": 1}'


def test_fields_are_text_to_the_database():
    assert EncryptedTextField().get_internal_type() == "TextField"


@pytest.mark.django_db
def test_rotation_moves_everything_to_the_newest_key(settings, capsys):
    someone = person("translator")
    for _ in range(3):
        notice()
    notice(recipient="", context=None)
    new = Fernet.generate_key().decode()
    settings.ENCRYPTION_KEYS = [new, *settings.ENCRYPTION_KEYS]
    call_command("rotate_keys")
    settings.ENCRYPTION_KEYS = [new]
    assert Notice.objects.order_by("pk")[0].recipient == "asha@example.org"
    assert decrypt(someone.authenticator_set.get().data["secret"]) == TOTP_SECRET
    assert has_second_factor(someone)
    said = capsys.readouterr().out
    assert "notices.Notice: 4" in said
    assert "second factors: 1" in said


@pytest.mark.django_db
def test_rotation_goes_on_through_batches(settings, monkeypatch):
    monkeypatch.setattr("portal.privacy.rotation.BATCH", 2)
    for number in range(5):
        notice(recipient=f"p{number}@example.org")
    before = raw("recipient")
    call_command("rotate_keys")
    assert not set(before) & set(raw("recipient"))


def test_new_texts_are_under_the_newest_key_alone(settings: Any) -> None:
    new = Fernet.generate_key().decode()
    settings.ENCRYPTION_KEYS = [new, *settings.ENCRYPTION_KEYS]
    token = encrypt("Asha")
    settings.ENCRYPTION_KEYS = [new]
    assert decrypt(token) == "Asha"


@given(st.text())
def test_rotation_keeps_the_text_and_changes_the_token(text: str) -> None:
    token = encrypt(text)
    assert rotate(token) != token
    assert decrypt(rotate(token)) == text


@pytest.mark.django_db
@pytest.mark.parametrize("value", [{}, [], 0, False, "", "null", {"a": [1.5, None, True]}])
def test_json_values_that_look_like_nothing_come_back_as_they_were(value: object) -> None:
    assert Notice.objects.get(pk=notice(context=value).pk).context == value


@pytest.mark.django_db
def test_a_changed_text_is_encrypted_however_it_is_written() -> None:
    Notice.objects.bulk_create([Notice(channel="email", recipient="secret-1", template="t")])
    assert Notice.objects.get().recipient == "secret-1"
    assert "secret" not in str(raw("recipient"))
    Notice.objects.update(recipient="secret-2", context={"name": "secret"})
    assert Notice.objects.get().recipient == "secret-2"
    assert "secret" not in str(raw("recipient") + raw("context"))


@pytest.mark.django_db
def test_a_row_that_no_key_opens_is_not_shown_as_something_else(settings: Any) -> None:
    notice()
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CannotDecrypt):
        Notice.objects.get()


@pytest.mark.django_db
def test_rotation_leaves_what_is_empty_empty_and_other_columns_alone() -> None:
    empty = notice(recipient="", context=None, attempts=3)
    call_command("rotate_keys")
    assert (raw("recipient"), raw("context")) == ([""], [None])
    empty.refresh_from_db()
    assert empty.attempts == 3


@pytest.mark.django_db
def test_rotation_that_stops_half_way_can_be_run_again(settings: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("portal.privacy.rotation.BATCH", 2)
    old = settings.ENCRYPTION_KEYS
    lost, new = (Fernet.generate_key().decode() for _ in range(2))
    for keys in (old, old, old, [lost]):
        settings.ENCRYPTION_KEYS = keys
        notice()
    settings.ENCRYPTION_KEYS = [new, *old]
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("rotate_keys")
    settings.ENCRYPTION_KEYS = [new, *old, lost]
    call_command("rotate_keys")
    settings.ENCRYPTION_KEYS = [new]
    assert {found.recipient for found in Notice.objects.all()} == {"asha@example.org"}


@pytest.mark.django_db
def test_every_encrypted_column_of_every_model_is_rotated(capsys: Any) -> None:
    """A room that adds an encrypted field need not remember to say so."""
    call_command("rotate_keys")
    said = capsys.readouterr().out
    for model in apps.get_models():
        kinds = (EncryptedTextField, EncryptedJSONField)
        if any(isinstance(field, kinds) for field in model._meta.get_fields()):
            assert f"{model._meta.label}: " in said


@pytest.mark.django_db
def test_rotation_without_the_old_key_says_so(settings):
    notice()
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("rotate_keys")


def test_places_of_personal_data_are_declared():
    declared = {entry.model: entry for entry in PERSONAL_DATA}
    assert declared["notices.notice"].encrypted
    assert declared["notices.notice"].kept_for
    assert "accounts.user" in declared
