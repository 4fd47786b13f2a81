"""Answers that wait on a tablet are sealed for the portal: whoever finds the tablet reads nothing.

For each set of answers the tablet makes a key of its own (ECDH on P-256), and from it and the
public key of its door the key of AES-GCM; the id of the answers is sealed in, so that nobody can
give them another. `static/src/kiosk_store.js` is the other half.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PURPOSE = b"survey answers of a tablet"
FORMAT = PublicFormat.SubjectPublicKeyInfo
CURVE = ec.SECP256R1
IV_BYTES = 12


class CannotOpen(Exception):
    """Sealed for another tablet, changed on the way, or not sealed at all."""


@dataclass(frozen=True)
class Keys:
    public: str
    private: str


def new_keys() -> Keys:
    """Both as PEM."""
    private = ec.generate_private_key(CURVE())
    return Keys(
        private.public_key().public_bytes(Encoding.PEM, FORMAT).decode(),
        private.private_bytes(
            Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode(),
    )


def for_browser(public: str) -> str:
    """A public key as browsers import it."""
    key = serialization.load_pem_public_key(public.encode())
    return base64.b64encode(key.public_bytes(Encoding.DER, FORMAT)).decode()


def open_sealed(private: str, sealed: Mapping[str, Any]) -> Any:
    """What was sealed as `{"id", "key", "iv", "body"}`, three of them base64. Raises CannotOpen."""
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE(), _bytes(sealed["key"]))
        iv, body = _bytes(sealed["iv"]), _bytes(sealed["body"])
        if len(iv) != IV_BYTES:
            raise CannotOpen
        plain = AESGCM(_key(private, theirs)).decrypt(iv, body, str(sealed["id"]).encode())
        return json.loads(plain)
    except (KeyError, TypeError, ValueError, RecursionError, InvalidTag, binascii.Error) as error:
        raise CannotOpen from error


def seal(public: str, answers_id: str, content: Any) -> dict[str, str]:
    """As a tablet does it; for tests and for making sure that both halves agree."""
    mine = ec.generate_private_key(CURVE())
    theirs = serialization.load_pem_public_key(public.encode())
    if not isinstance(theirs, ec.EllipticCurvePublicKey):
        raise TypeError("The key of a door is one on P-256.")
    iv = AESGCM.generate_key(128)[:IV_BYTES]
    secret = _derived(mine.exchange(ec.ECDH(), theirs))
    body = AESGCM(secret).encrypt(iv, json.dumps(content).encode(), answers_id.encode())
    point = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    parts = {"key": point, "iv": iv, "body": body}
    return {"id": answers_id} | {
        name: base64.b64encode(value).decode() for name, value in parts.items()
    }


def _key(private: str, theirs: ec.EllipticCurvePublicKey) -> bytes:
    mine = serialization.load_pem_private_key(private.encode(), password=None)
    if not isinstance(mine, ec.EllipticCurvePrivateKey):
        raise TypeError("The key of a door is one on P-256.")
    return _derived(mine.exchange(ec.ECDH(), theirs))


def _derived(secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=b"", info=PURPOSE).derive(secret)


def _bytes(text: Any) -> bytes:
    return base64.b64decode(text, validate=True)
