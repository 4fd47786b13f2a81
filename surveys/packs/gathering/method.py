"""How the figures came about: thresholds, versions of the questions, of the software; notes."""

import tomllib
from functools import cache
from typing import Any

from django.conf import settings

from surveys.figures.results import published_versions
from surveys.models import Survey
from surveys.packs.outline import notes, sections

THRESHOLDS = ("B_MIN_BASE", "B_MAX_HIDDEN", "B_STEP", "B_MAX_DIMS")


def thresholds() -> dict[str, int]:
    return {name: getattr(settings, name) for name in THRESHOLDS}


@cache
def software() -> str:
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        version: str = tomllib.load(file)["project"]["version"]
    return version


def versions_of(surveys: list[Survey]) -> list[dict[str, Any]]:
    """Of the questions, the newest first: those that answers of the quarter may be to."""
    return [
        {
            "questionnaire": version.questionnaire,
            "number": version.number,
            "published": version.published_at.date().isoformat() if version.published_at else "",
            "digest": version.digest,
        }
        for survey in surveys
        for version in published_versions(survey)
    ]


def notes_told() -> list[dict[str, str]]:
    return [{"title": one.title, "words": one.words.format(**thresholds())} for one in notes()]


def sections_told() -> list[dict[str, str]]:
    return [{"code": one.code, "title": one.title} for one in sections()]
