"""A test client that reads every page it is given."""

from typing import Any

from django.http import HttpResponse
from django.test import Client, TestCase

from tests.html_checks import faults_of


class CheckingClient(Client):
    """Fails on a page with faults, and runs on-commit callbacks as a real request would.

    `checks_pages = False` is for tests that type template tags into forms.
    """

    checks_pages = True

    def request(self, **request: Any) -> HttpResponse:
        with TestCase.captureOnCommitCallbacks(execute=True):
            answer = super().request(**request)
        partial = request.get("HTTP_HX_REQUEST")
        kind = answer.headers.get("Content-Type", "")
        if self.checks_pages and kind.startswith("text/html") and answer.content and not partial:
            faults = faults_of(answer.content.decode())
            assert not faults, f"{request.get('PATH_INFO')}: {'; '.join(faults)}"
        return answer
