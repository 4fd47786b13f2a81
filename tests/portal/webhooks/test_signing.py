"""Signatures hold for whoever has the secret, for this body, now."""

import base64
import datetime
import json
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from portal.webhooks.signing import new_secret, signed

SECRET = new_secret()


def headers(body=b"{}", secret=SECRET, at=None):
    return signed(secret=secret, message="msg_1", at=at or timezone.now(), body=body)


@given(st.dictionaries(st.text(), st.text()))
def test_a_receiver_finds_it_good(data):
    body = json.dumps(data).encode()
    assert Webhook(SECRET).verify(body, dict(headers(body))) == data


@pytest.mark.parametrize(
    "sent",
    [
        headers(b"[]"),
        headers(secret=new_secret()),
        headers(at=timezone.now() - datetime.timedelta(minutes=6)),
        {**headers(), "webhook-id": "msg_2"},
    ],
    ids=["another body", "another secret", "long ago", "another message"],
)
def test_anything_else_is_refused(sent):
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(b"{}", dict(sent))


def test_the_clock_of_summer_is_the_same_moment():
    here = timezone.localtime(timezone.now(), ZoneInfo("Europe/London"))
    assert Webhook(SECRET).verify(b"{}", dict(headers(at=here))) == {}


def test_a_secret_is_new_each_time_and_long_enough():
    made = {new_secret() for _ in range(20)}
    assert len(made) == 20
    assert all(24 <= len(base64.b64decode(one.removeprefix("whsec_"))) <= 64 for one in made)
