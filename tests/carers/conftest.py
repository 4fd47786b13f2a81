"""The real self-assessment, read from its files once, and published for a test that asks for it."""

import tomllib
from typing import Any

import pytest
from django.utils import timezone

from carers.apps import DATA
from questionnaires.definition import Definition, read
from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState
from questionnaires.texts import read_file

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
