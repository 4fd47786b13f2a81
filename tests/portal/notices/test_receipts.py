"""What became of a message after it was taken."""

import datetime
import json

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from portal.notices.actions import send
from portal.notices.addresses import Address
from portal.notices.models import Notice
from portal.notices.receipts import SENT_AT_MOST, WAIT
from portal.notices.tasks import deliver_waiting
from portal.registry import registry
from tests.clients import CheckingClient

pytestmark = pytest.mark.django_db

URL = "/api/notices/receipts/"
TOKEN = "a long token"


@pytest.fixture(autouse=True)
def _on(settings):
    settings.NOTIFY_CALLBACK_TOKEN = TOKEN


@pytest.fixture
def notice(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return send(
            to=Address.email("asha@example.org"),
            template="draft-link",
            language="en",
            context={"link": "https://example.org/x"},
        )


def says(status, notice=None, *, token=TOKEN, body=None, **changes):
    pk = notice.pk if notice else 0
    said = {"reference": f"notice-{pk}", "status": status, "id": "d90f5ad2", **changes}
    return CheckingClient(enforce_csrf_checks=True).post(
        URL,
        data=json.dumps(said) if body is None else body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )


def receipt():
    return Notice.objects.get().receipt


@pytest.mark.parametrize(
    ("status", "means"),
    [
        ("delivered", "delivered"),
        ("received", "delivered"),
        ("permanent-failure", "failed"),
        ("sending", ""),
        ("something new", ""),
    ],
)
def test_it_is_written_down(notice, status, means):
    assert says(status, notice).status_code == 204
    assert receipt() == means
    assert Notice.objects.get().has_failed is (means == "failed")


def test_what_arrived_has_arrived(notice):
    says("delivered", notice)
    says("permanent-failure", notice)
    assert receipt() == "delivered"


def test_what_did_not_arrive_for_now_goes_out_once_more(notice):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        says("temporary-failure", notice)
        assert not Notice.objects.get().has_failed
        clock.shift(WAIT)
        assert deliver_waiting() == 1
        says("temporary-failure", notice)
        clock.shift(WAIT + datetime.timedelta(days=1))
        assert deliver_waiting() == 0
    assert len(mail.outbox) == SENT_AT_MOST
    assert Notice.objects.get().has_failed


def test_what_was_forgotten_is_not_sent_again(notice):
    Notice.objects.update(forgotten=True, recipient="", context=None)
    says("temporary-failure", notice)
    assert Notice.objects.get().state == "done"
    assert receipt() == "not now"


def test_other_rooms_hear_of_it(notice, monkeypatch):
    monkeypatch.setattr(registry, "_listeners", registry.Registry("events"))
    heard = []
    registry.after_this("notices.receipt", "a test", lambda **facts: heard.append(facts["notice"]))
    says("delivered", notice)
    assert heard == [notice]


@pytest.mark.parametrize("reference", ["notice-999999", "notice-", "case-1", "notice-1e3", "x"])
def test_what_is_not_ours_gets_the_same_answer(reference):
    assert says("delivered", reference=reference).status_code == 204


@pytest.mark.parametrize("body", ["", "[]", "{", '{"reference": 3}', '{"status": "delivered"}'])
def test_what_is_not_understood(body):
    answer = says("delivered", body=body)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_a_form_is_not_understood():
    answer = CheckingClient().post(URL, {"a": "b"}, headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 400


@pytest.mark.parametrize("token", ["", "another"])
def test_only_with_the_token(notice, token):
    assert says("permanent-failure", notice, token=token).status_code == 401
    assert receipt() == ""


def test_off_without_a_token(settings, notice):
    settings.NOTIFY_CALLBACK_TOKEN = ""
    assert says("delivered", notice, token="").status_code == 404
