"""Somebody who answers the tea club's survey in a browser."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.urls import reverse

from questionnaires.models import Draft, DraftStep
from surveys.asking.links import keys_of
from surveys.models import Invitation, Survey
from tests.browser_forms import Fields, fields_of
from tests.clients import CheckingClient
from tests.factories.surveys import CODE, invited, survey_of, team_of

WHOLE: dict[str, dict[str, Any]] = {
    "safe": {"safe": "yes"},
    "contact-wanted": {"contact-wanted": "no"},
    "happy": {"happy": "very"},
    "change": {"change": "Warmer tea."},
    "age": {"age": "18-64"},
}
"""Answers to all that is asked in the standard form, page by page."""
PLAIN = {"wizard_goto_step", "back_to", "revision", "choose", "language"}


class Answering:
    """One browser with one draft."""

    def __init__(self, client: CheckingClient, draft: uuid.UUID) -> None:
        self.client, self.draft = client, draft

    @classmethod
    def by(cls, client: CheckingClient, url: str, **sent: str) -> "Answering":
        answer = client.post(url, sent)
        assert answer.status_code == 302, answer.content.decode()
        return cls(client, uuid.UUID(answer.url.split("/answers/")[1].split("/")[0]))

    def url(self, name: str, **arguments: str) -> str:
        return reverse(f"surveys:{name}", kwargs={"draft": self.draft, **arguments})

    def step(self, step: str) -> str:
        return self.url("step", step=step)

    def see(self, name: str, **query: str) -> HttpResponse:
        """One of its own addresses, else a page of questions."""
        own = {"check", "danger", "keep", "draft", "begun"}
        return self.client.get(self.url(name) if name in own else self.step(name), query)

    def form(self, step: str) -> Fields:
        answer = self.see(step)
        assert answer.status_code == 200, (step, answer.status_code, answer.headers.get("Location"))
        return fields_of(answer.content, form="form#page")

    def send(self, step: str, fields: Fields | None = None, **given: Any) -> HttpResponse:
        """Opens the page, fills it in and presses a button; with `fields` without opening it."""
        sent: dict[str, Any] = dict(self.form(step) if fields is None else fields)
        for name, value in given.items():
            sent[name if name in PLAIN else f"{step}-{name}"] = value
        return self.client.post(self.step(step), sent)

    def answer(self, pages: dict[str, dict[str, Any]] | None = None, **instead: Any) -> None:
        """Page after page, up to the check of the answers."""
        for step, given in {**(WHOLE if pages is None else pages), **instead}.items():
            answer = self.client.post(self.step(step), posted(step, given))
            assert answer.status_code == 302, answer.content.decode()

    def finish(self) -> HttpResponse:
        return self.client.post(self.url("send"))

    @property
    def stored(self) -> Draft:
        return Draft.objects.for_journey().get(pk=self.draft)

    def row(self, step: str) -> DraftStep:
        return DraftStep.objects.get(draft=self.draft, page=step)


def posted(step: str, given: dict[str, Any]) -> dict[str, Any]:
    return {"revision": "0", **{f"{step}-{code}": value for code, value in given.items()}}


def link(invitation: Invitation) -> str:
    return reverse("surveys:open", args=[keys_of(invitation.pk).token])


@pytest.fixture
def survey(db: None) -> Survey:
    return survey_of()


@pytest.fixture
def invitation(survey: Survey) -> Invitation:
    """Anonymous, by e-mail, sent, on behalf of a team."""
    return invited(survey, team=team_of())


@pytest.fixture
def guest(client: CheckingClient, invitation: Invitation) -> Answering:
    """Has opened her link and pressed the button."""
    return Answering.by(client, link(invitation))


@pytest.fixture
def passer_by(client: CheckingClient, survey: Survey) -> Answering:
    """Came without an invitation."""
    return Answering.by(client, reverse("surveys:about", args=[CODE]))


def leads_to(answer: HttpResponse, url: str) -> bool:
    """Whether it is a redirect to that page, whatever its query."""
    return answer.status_code == 302 and answer.headers["Location"].partition("?")[0] == url


def soup(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def words(answer: HttpResponse) -> str:
    """What its content says, in one line."""
    return " ".join(soup(answer).main.get_text(" ").split())
