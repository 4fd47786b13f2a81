"""The real self-assessment, read from its files once, and published for a test that asks for it."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from carers.apps import DATA
from questionnaires.definition import Definition, read
from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState
from questionnaires.texts import read_file
from tests.clients import CheckingClient
from tests.factories.plans import draft_with_key, plan_of

FOLDER = DATA / "questionnaire"


@pytest.fixture(scope="session")
def assessment_body() -> dict[str, Any]:
    data = tomllib.loads((FOLDER / "definition.toml").read_text(encoding="utf-8"))
    return {"definition": data, "texts": read_file(FOLDER / "texts" / "en.toml")}


@pytest.fixture(scope="session")
def asked(assessment_body: dict[str, Any]) -> Definition:
    """What the self-assessment asks; needs no database."""
    return read(assessment_body["definition"])


@pytest.fixture(scope="session")
def _assessment_digest(assessment_body: dict[str, Any]) -> str:
    return digest_of_body(assessment_body)


@pytest.fixture
def assessment(db: None, assessment_body: dict[str, Any], _assessment_digest: str) -> Version:
    """Published; its words in English only."""
    return Version.objects.create(
        questionnaire=assessment_body["definition"]["code"],
        number=1,
        body=assessment_body,
        digest=_assessment_digest,
        state=VersionState.ACTIVE,
        published_at=timezone.now(),
    )


class Carer:
    """A browser that holds the key of a draft with a plan."""

    def __init__(self, client: CheckingClient, version: Version, **changes: Any) -> None:
        answers, kept = changes.pop("answers", {}), changes.pop("kept", False)
        self.client = client
        self.draft, key = draft_with_key(version, kept=kept, **answers)
        self.plan = plan_of(self.draft, **changes)
        session = client.session
        session["drafts"] = {str(self.draft.pk): key}
        session.save()

    def url(self, name: str, **more: Any) -> str:
        return reverse(f"carers:{name}", kwargs={"plan": self.plan.pk, **more})

    def see(self, name: str = "plan", **more: Any) -> HttpResponse:
        return self.client.get(self.url(name, **more))

    def do(self, what: str, item: str = "", **more: str) -> HttpResponse:
        return self.client.post(self.url("plan-change"), {"do": what, "item": item, **more})

    def send(self, name: str, data: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
        return self.client.post(self.url(name, **more), data or {})


@pytest.fixture
def carer(client: CheckingClient, assessment: Version) -> Callable[..., Carer]:
    """`carer(snapshot=…)`: somebody with a plan, invented but for what is given."""

    def somebody(**changes: Any) -> Carer:
        return Carer(client, assessment, **changes)

    return somebody
