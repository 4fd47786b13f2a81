"""A member of staff who fills in the invented questionnaire with somebody."""

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from portal.accounts.models import User
from questionnaires.models import Draft, DraftStep, Version
from tests.browser_forms import Fields, fields_of
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.questionnaires import published

BEGIN = "/staff/carers/entry/"
SHEET = "form.entry"


class Staff:
    """One signed-in browser with one draft."""

    def __init__(self, client: CheckingClient, draft: uuid.UUID) -> None:
        self.client, self.draft = client, draft

    @classmethod
    def beginning(
        cls, client: CheckingClient, channel: str = "phone", language: str = "en"
    ) -> "Staff":
        answer = client.post(BEGIN, {"channel": channel, "language": language})
        assert answer.status_code == 302, answer.content.decode()
        return cls(client, uuid.UUID(answer.url.split("/entry/")[1].split("/")[0]))

    def url(self, name: str = "sheet") -> str:
        return reverse(f"staff-carers:entry-{name}", kwargs={"draft": self.draft})

    def see(self, name: str = "sheet", query: str = "") -> HttpResponse:
        return self.client.get(f"{self.url(name)}{query}")

    def form(self) -> Fields:
        """The fields of the sheet as a browser has them."""
        answer = self.see()
        assert answer.status_code == 200, (answer.status_code, answer.headers.get("Location"))
        return fields_of(answer.content, form=SHEET)

    def send(self, fields: Fields | None = None, go: str = "save", **given: Any) -> HttpResponse:
        """`send(name__nick="Jo")`: fills in and presses a button; with `fields` without looking."""
        sent: dict[str, Any] = dict(self.form() if fields is None else fields)
        sent |= {name.replace("__", "-"): value for name, value in given.items()}
        return self.client.post(self.url(), {**sent, "go": go})

    @property
    def stored(self) -> Draft:
        return Draft.objects.for_journey().get(pk=self.draft)

    def row(self, page: str) -> DraftStep:
        return DraftStep.objects.get(draft=self.draft, page=page)

    def pages(self) -> list[str]:
        return sorted(DraftStep.objects.filter(draft=self.draft).values_list("page", flat=True))


@pytest.fixture
def version(db: None) -> Version:
    return published()


@pytest.fixture
def asha(db: None) -> User:
    return person("carers_adviser", name="Asha Adviser")


@pytest.fixture
def desk(asha: User) -> CheckingClient:
    client = CheckingClient()
    client.force_login(asha)
    return client


@pytest.fixture
def staff(desk: CheckingClient, version: Version) -> Staff:
    return Staff.beginning(desk)
