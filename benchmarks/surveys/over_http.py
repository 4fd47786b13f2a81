"""Whole surveys through gunicorn with two workers: by a link, from landing to thanks."""

import html
import http.client
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

WORKERS = 2
VISITORS = 4
"""At the same time."""
INVITED_A_SECOND = 12
LONGEST_START = 60
FORM = re.compile(r'<form[^>]*\bid="page"[^>]*>(.*?)</form>', re.DOTALL)
POSTED = re.compile(r'<form[^>]*\bmethod="post"[^>]*>(.*?)</form>', re.DOTALL)
INPUT = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(name|value|type)="([^"]*)"')
SEND = re.compile(r'action="([^"]*/send/)"')
MOST_PAGES = 60


class Wrong(Exception):
    """A page that was not what it should be."""


def measure(seconds: int) -> dict[str, Any]:
    from benchmarks.measuring import summary
    from surveys.models import Invitation, Response

    tokens = _invite(seconds * INVITED_A_SECOND + VISITORS)
    before = Response.objects.count()
    port = _free_port()
    server = _serve(port)
    try:
        visitors = _visit(port, tokens, seconds)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    finished = sum(one.finished for one in visitors)
    pages = [took for one in visitors for took in one.pages]
    return {
        "workers": WORKERS,
        "visitors": VISITORS,
        "seconds": seconds,
        "surveys": finished,
        "surveys_per_s": round(finished / seconds, 2),
        "pages_per_s": round(len(pages) / seconds, 1),
        "page": summary(pages) if pages else {},
        "stored": Response.objects.count() - before,
        "spent": Invitation.objects.filter(state="answered").count(),
        "faults": [fault for one in visitors for fault in one.faults][:5],
    }


def _invite(number: int) -> list[str]:
    """By hand: nothing is sent."""
    import uuid

    from django.utils import timezone

    from benchmarks.surveys.preparing import SURVEY
    from surveys.asking.links import keys_of
    from surveys.models import LIVES, Invitation

    ids = [uuid.uuid4() for _ in range(number)]
    keys = {pk: keys_of(pk) for pk in ids}
    Invitation.objects.bulk_create(
        Invitation(
            id=pk,
            survey_id=SURVEY,
            identity="anonymous",
            channel="hand",
            token_hash=keys[pk].token_hash,
            code_hash=keys[pk].code_hash,
            state="sent",
            expires_on=timezone.localdate() + LIVES,
        )
        for pk in ids
    )
    return [one.token for one in keys.values()]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _serve(port: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--workers", str(WORKERS)]
    server = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", "--log-level", "error"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"},
    )
    latest = time.time() + LONGEST_START
    while time.time() < latest:
        try:
            Visitor(port, []).get("/en/surveys/")
        except (OSError, Wrong):
            time.sleep(0.2)
        else:
            return server
    server.kill()
    raise TimeoutError("gunicorn did not start.")


def _visit(port: int, tokens: list[str], seconds: int) -> list["Visitor"]:
    visitors = [Visitor(port, tokens) for _ in range(VISITORS)]
    until = time.time() + seconds
    threads = [threading.Thread(target=one.go_on, args=(until,)) for one in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return visitors


@dataclass
class Visitor:
    """A browser that keeps cookies and fills in forms."""

    port: int
    tokens: list[str]
    """Shared by all: each is taken once."""
    cookies: dict[str, str] = field(default_factory=dict)
    pages: list[float] = field(default_factory=list)
    """Milliseconds of each."""
    finished: int = 0
    faults: list[str] = field(default_factory=list)

    def go_on(self, until: float) -> None:
        while time.time() < until and self.tokens:
            self.cookies.clear()
            try:
                self._one_survey(f"/en/surveys/open/{self.tokens.pop()}/")
            except (Wrong, OSError) as fault:
                self.faults.append(str(fault))
            else:
                self.finished += time.time() < until

    def _one_survey(self, link: str) -> None:
        address, page = self.get(link)
        for _ in range(MOST_PAGES):
            send = SEND.search(page)
            if send:
                address, page = self._post(send[1], _filled(_form(page, POSTED, send[1])))
                if not address.endswith("/thanks/"):
                    raise Wrong(f"Sending led to {address}")
                return
            is_landing = "/open/" in address
            form = _form(page, POSTED if is_landing else FORM, address)
            address, page = self._post(address, _filled(form))
        raise Wrong(f"No end after {MOST_PAGES} pages: {address}")

    def get(self, address: str) -> tuple[str, str]:
        return self._ask("GET", address, None)

    def _post(self, address: str, fields: dict[str, str]) -> tuple[str, str]:
        return self._ask("POST", address, urlencode(fields))

    def _ask(self, method: str, address: str, body: str | None) -> tuple[str, str]:
        """Follows where it is led."""
        for _ in range(5):
            start = time.perf_counter()
            status, location, page = self._once(method, address, body)
            self.pages.append((time.perf_counter() - start) * 1000)
            if status == http.client.FOUND:
                method, address, body = "GET", urlsplit(location).path, None
                continue
            if status != http.client.OK:
                raise Wrong(f"{method} {address}: {status}")
            return address, page
        raise Wrong(f"Led round and round: {address}")

    def _once(self, method: str, address: str, body: str | None) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for line in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, answer.getheader("Location", ""), text


def _form(page: str, pattern: re.Pattern[str], address: str) -> str:
    """Of several the one with radios, or the last."""
    found = [match[1] for match in pattern.finditer(page)]
    if not found:
        raise Wrong(f"No form: {address}")
    return next((one for one in found if 'type="radio"' in one), found[-1])


def _filled(form: str) -> dict[str, str]:
    """Hidden fields as they are; of each choice one, but the first of them: nobody is in danger."""
    fields: dict[str, str] = {}
    choices: dict[str, list[str]] = {}
    for one in INPUT.finditer(form):
        about = dict(ATTRIBUTE.findall(one[0]))
        name, value = about.get("name", ""), html.unescape(about.get("value", ""))
        if about.get("type") == "hidden":
            fields[name] = value
        elif about.get("type") == "radio":
            choices.setdefault(name, []).append(value)
    for name, values in choices.items():
        quiet = [one for one in values if one not in QUIET_LEFT_OUT] or values
        fields[name] = values[0] if name.endswith("safe") else secrets.choice(quiet)
    return fields


QUIET_LEFT_OUT = ("yes", "not-sure")
"""Of the question whether somebody is to get in touch; what follows would be a contact."""
