"""A small OpenID Connect server that says of anyone whatever it is told to say."""

import http.server
import json
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from django.urls import reverse

from tests.clients import CheckingClient

ASHA = "asha@council.example"


class Organisation(http.server.BaseHTTPRequestHandler):
    """Says of anyone whatever `claims` holds, and `in_token` in an ID token of its own."""

    claims: dict = {}
    in_token: dict | None = None

    @property
    def here(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def do_GET(self):
        here = self.here
        answers = {
            "/.well-known/openid-configuration": {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorise",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "jwks_uri": f"{here}/keys",
            },
            "/userinfo": self.claims,
        }
        self.answer(answers[self.path])

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        given = {"access_token": "token", "token_type": "Bearer"}
        if self.in_token is not None:
            said = {"iss": self.here, "aud": "portal", "exp": int(time.time()) + 60}
            given["id_token"] = jwt.encode(said | self.claims | self.in_token, "k" * 32)
        self.answer(given)

    def answer(self, data):
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Quiet."""


def running(settings: Any) -> Iterator[type[Organisation]]:
    """The server while it stands, named in the settings."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Organisation)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    app = {
        "provider_id": "organisation",
        "name": "Council account",
        "client_id": "portal",
        "secret": "secret",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_address[1]}"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }
    yield Organisation
    server.shutdown()
    server.server_close()
    thread.join()


def sign_in(in_token=None, client=None, query="", **claims):
    """Goes to the organisation and comes back; gives the client and the last answer."""
    Organisation.claims, Organisation.in_token = {"sub": "1"} | claims, in_token
    client = client or CheckingClient()
    away = client.post(reverse("openid_connect_login", args=["organisation"]) + query)
    state = parse_qs(urlsplit(away.url).query)["state"][0]
    back = reverse("openid_connect_callback", args=["organisation"])
    return client, client.get(back, {"code": "code", "state": state}, follow=True)
