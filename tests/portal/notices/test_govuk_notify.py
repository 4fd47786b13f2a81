"""GOV.UK Notify behind our port, without a network."""

import pytest
from notifications_python_client.errors import HTTP503Error, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from portal.notices.addresses import Address
from portal.notices.channels import GovukNotify, channel_for
from portal.notices.rendering import Message
from portal.registry.outbox import Refused

# Made up, in the shape of a real key: name, service id, secret.
KEY = "test-11111111-1111-1111-1111-111111111111-22222222-2222-2222-2222-222222222222"
ASHA = Address.email("asha@example.org")


class Answer:
    def __init__(self, status_code):
        self.status_code = status_code

    def json(self):
        return {"errors": []}


@pytest.fixture
def asked(settings, monkeypatch):
    """What was sent to the service; nothing leaves."""
    settings.NOTIFY_API_KEY = KEY
    settings.NOTIFY_EMAIL_TEMPLATE = "mail-template"
    settings.NOTIFY_TEXT_TEMPLATE = "text-template"
    settings.NOTIFY_LETTER_TEMPLATE = "letter-template"
    calls = []
    monkeypatch.setattr(
        NotificationsAPIClient, "post", lambda self, url, data: calls.append((url, data)) or {}
    )
    return calls


def test_it_is_used_where_its_key_is_set(asked):
    assert isinstance(channel_for("text"), GovukNotify)


def test_it_is_not_used_without_a_template(asked, settings):
    settings.NOTIFY_TEXT_TEMPLATE = ""
    assert not isinstance(channel_for("text"), GovukNotify)


def test_an_email(asked):
    GovukNotify().send(ASHA, Message("Subject", "Body"), reference="notice-1")
    url, data = asked[0]
    assert url == "/v2/notifications/email"
    assert data["email_address"] == "asha@example.org"
    assert data["template_id"] == "mail-template"
    assert data["personalisation"] == {"subject": "Subject", "body": "Body"}
    assert data["reference"] == "notice-1"


def test_a_text(asked):
    to = Address.text("07700 900982")
    GovukNotify().send(to, Message("", "Body"), reference="notice-1")
    url, data = asked[0]
    assert url == "/v2/notifications/sms"
    assert data["phone_number"] == "+447700900982"
    assert data["personalisation"] == {"body": "Body"}


def test_a_letter(asked):
    to = Address.letter("Asha Example\n1 Old Street\nCoventry\ncv1 1aa")
    words = Message("Subject", "Body", link="https://example.org/s/x")
    GovukNotify().send(to, words, reference="notice-1")
    url, data = asked[0]
    assert url == "/v2/notifications/letter"
    assert data["template_id"] == "letter-template"
    assert data["reference"] == "notice-1"
    assert data["personalisation"] == {
        "address_line_1": "Asha Example",
        "address_line_2": "1 Old Street",
        "address_line_3": "Coventry",
        "address_line_4": "CV1 1AA",
        "subject": "Subject",
        "body": "Body",
        "link": "https://example.org/s/x",
    }


def fails_with(monkeypatch, error):
    def post(self, url, data):
        raise error

    monkeypatch.setattr(NotificationsAPIClient, "post", post)


def test_a_wrong_address_is_given_up(asked, monkeypatch):
    fails_with(monkeypatch, HTTPError(Answer(400)))
    with pytest.raises(Refused):
        GovukNotify().send(ASHA, Message("s", "b"), reference="r")


@pytest.mark.parametrize("error", [HTTPError(Answer(429)), HTTP503Error(Answer(503))])
def test_a_busy_service_is_tried_again(asked, monkeypatch, error):
    fails_with(monkeypatch, error)
    with pytest.raises(HTTPError):
        GovukNotify().send(ASHA, Message("s", "b"), reference="r")
