"""A phone that keeps passkeys, for tests: makes keys and signs with them as a browser would."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
HERE = "https://testserver"


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(encoded: str) -> bytes:
    return urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))


class Phone:
    """One passkey. `verified=False` is a person who only touches it, without a look or a PIN."""

    def __init__(self, *, origin: str = HERE, verified: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.user_handle = ""
        self.origin = origin
        self.flags = PRESENT | (VERIFIED if verified else 0)

    def make(self, options: dict[str, Any]) -> str:
        """Answers `navigator.credentials.create`."""
        asked = options["publicKey"]
        self.user_handle = asked["user"]["id"]
        data = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        of = self._of(asked["rp"]["id"])
        known = AuthenticatorData.create(of, self.flags | ATTESTED, 0, bytes(data))
        made = AttestationObject.create("none", known, {})
        return self._answer(
            {
                "clientDataJSON": self._said("webauthn.create", asked["challenge"]),
                "attestationObject": text(bytes(made)),
            }
        )

    def lend(self, options: dict[str, Any]) -> str:
        """Answers `navigator.credentials.get`."""
        asked = options["publicKey"]
        said = self._said("webauthn.get", asked["challenge"])
        known = bytes(AuthenticatorData.create(self._of(asked["rpId"]), self.flags, 1))
        signed = known + hashlib.sha256(raw(said)).digest()
        return self._answer(
            {
                "clientDataJSON": said,
                "authenticatorData": text(known),
                "signature": text(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
                "userHandle": self.user_handle,
            }
        )

    def _answer(self, response: dict[str, str]) -> str:
        own = text(self.id)
        whole = {"id": own, "rawId": own, "type": "public-key", "response": response}
        return json.dumps({**whole, "clientExtensionResults": {}})

    def _said(self, kind: str, challenge: str) -> str:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return text(json.dumps(said).encode())

    @staticmethod
    def _of(place: str) -> bytes:
        return hashlib.sha256(place.encode()).digest()
