"""Messages signed as the Standard Webhooks specification says (standardwebhooks.com), version 1."""

import base64
import datetime
import secrets
from collections.abc import Mapping

from standardwebhooks import Webhook

PREFIX = "whsec_"
SECRET_BYTES = 32
"""The specification asks for 24 to 64."""


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signed(*, secret: str, message: str, at: datetime.datetime, body: bytes) -> Mapping[str, str]:
    """Headers of one message. `at` is now: receivers refuse what is old."""
    utc = at.astimezone(datetime.UTC)
    return {
        "webhook-id": message,
        "webhook-timestamp": str(int(utc.timestamp())),
        "webhook-signature": Webhook(secret).sign(message, utc, body.decode()),
    }
