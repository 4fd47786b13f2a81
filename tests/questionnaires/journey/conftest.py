"""Somebody who answers the invented questionnaire in a browser."""

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from questionnaires.models import Draft, DraftStep, Version
from tests.browser_forms import Fields, fields_of
from tests.clients import CheckingClient
from tests.factories.questionnaires import published


class Person:
    """One browser with one draft."""

    def __init__(self, client: CheckingClient, draft: uuid.UUID) -> None:
        self.client, self.draft = client, draft

    @classmethod
    def starting(cls, client: CheckingClient, **fields: Any) -> "Person":
        given = fields or {"who-who": "mum"}
        answer = client.post(reverse("carers:start"), given)
        assert answer.status_code == 302, answer.content.decode()
        return cls(client, uuid.UUID(answer.url.split("/plan/")[1].split("/")[0]))

    def url(self, name: str, **arguments: str) -> str:
        return reverse(f"carers:{name}", kwargs={"draft": self.draft, **arguments})

    def step(self, step: str) -> str:
        return self.url("step", step=step)

    def see(self, step: str, **query: str) -> HttpResponse:
        url = self.url("check") if step == "check" else self.step(step)
        return self.client.get(url, query)

    def form(self, step: str, **query: str) -> Fields:
        """The fields of the page as a browser has them."""
        answer = self.see(step, **query)
        assert answer.status_code == 200, (step, answer.status_code, answer.headers.get("Location"))
        return fields_of(answer.content, form="form#page")

    def send(self, step: str, fields: Fields | None = None, **given: Any) -> HttpResponse:
        """Opens the page, fills it in and presses a button; with `fields` without opening it."""
        sent: dict[str, Any] = dict(self.form(step) if fields is None else fields)
        for name, value in given.items():
            sent[name if name in PLAIN else f"{step}-{name}"] = value
        return self.client.post(self.step(step), sent)

    def answer(self, **by_step: Any) -> None:
        """`answer(name={"nick": "Jo"})`, page after page."""
        for step, given in by_step.items():
            answer = self.send(step, **given)
            assert answer.status_code == 302, answer.content.decode()

    def short(self) -> None:
        """Everything up to the check of answers."""
        self.answer(
            name={"nick": "Jo"}, pets={"pets": "none"}, safe={"safe": ["all-fine"]}, place={}
        )

    @property
    def stored(self) -> Draft:
        return Draft.objects.for_journey().get(pk=self.draft)

    def row(self, step: str) -> DraftStep:
        return DraftStep.objects.get(draft=self.draft, page=step)

    def rows(self) -> list[tuple[Any, ...]]:
        return list(
            DraftStep.objects.filter(draft=self.draft).order_by("page")
            .values_list("page", "answers", "pending", "rivals", "revision")
        )  # fmt: skip


PLAIN = {"wizard_goto_step", "back_to", "revision", "choose", "language"}


@pytest.fixture
def version(db: None) -> Version:
    return published()


@pytest.fixture
def person(client: CheckingClient, version: Version) -> Person:
    """Has answered the first page: she looks after her mum."""
    return Person.starting(client)


def leads_to(answer: HttpResponse, url: str) -> bool:
    """Whether it is a redirect to that page, whatever its query."""
    return answer.status_code == 302 and answer.headers["Location"].partition("?")[0] == url
