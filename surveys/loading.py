"""Bringing the shipped surveys from their files into the database."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from portal.languages.file_texts import load_unit_texts
from portal.languages.units import TextUnit
from questionnaires.definition import read
from questionnaires.loading import digest_of_body, load_body
from questionnaires.models import Version, VersionState
from questionnaires.publishing import publish
from questionnaires.texts import units
from surveys.bank import BANK, DATA, bank, compose, outlines
from surveys.bank_files import read_words
from surveys.editing.trials import forget_trials
from surveys.figures.outside.loading import load_outside
from surveys.models import Form, Identity, Survey, Team

SHIPPED = "The files that ship with the portal"
FIELDS = ("title", "about", "who_reads", "thanks")


@transaction.atomic
def load_surveys(*, wanted: bool = False, say: Callable[[str], object] = str) -> None:
    """Surveys, their questions and their words. What staff changed on screen is never overwritten:
    a survey that they edited, or whose version in use somebody published, is left as it is.

    `wanted` publishes new drafts; the first version of each is published in any case.
    """
    words = _survey_words(DATA / "texts" / "en.toml")
    for code, outline in outlines().items():
        _load_survey(outline, words[code], wanted=wanted, say=say)
    written = load_unit_texts(
        units(BANK, bank().english), DATA / "bank" / "texts", read_words
    ) + load_unit_texts(_survey_units(), DATA / "texts", _survey_words)
    say(f"Surveys: {len(outlines())}; {written} translated texts written.")
    load_outside(say)
    for row in _teams():
        Team.objects.get_or_create(code=row["code"], defaults=row)


def _load_survey(
    outline: Mapping[str, Any],
    words: Mapping[str, str],
    *,
    wanted: bool,
    say: Callable[[str], object],
) -> None:
    fields = {
        **{name: words.get(name, "") for name in FIELDS},
        "identity": outline.get("identity", Identity.ANONYMOUS),
        "is_safeguarding": outline.get("safeguarding", False),
        "is_open": outline.get("open", False),
        "has_easy": "easy" in outline,
        "readers": outline.get("readers", []),
        "ships": True,
    }
    survey, _ = Survey.objects.get_or_create(code=outline["code"], defaults=fields)
    if survey.edited_at:
        return
    if any(getattr(survey, name) != value for name, value in fields.items()):
        Survey.objects.filter(pk=survey.pk).update(**fields)
        survey.refresh_from_db()
    for form in survey.forms:
        _load_form(survey, outline, form, wanted=wanted, say=say)


def _load_form(
    survey: Survey,
    outline: Mapping[str, Any],
    form: Form,
    *,
    wanted: bool,
    say: Callable[[str], object],
) -> None:
    body = compose(outline, form, bank())
    read(body["definition"])
    code = survey.questionnaire(form)
    published = Version.objects.filter(questionnaire=code, state=VersionState.ACTIVE).first()
    if published and published.published_by_id:
        return
    older = Version.objects.filter(questionnaire=code, state=VersionState.DRAFT)
    forget_trials(versions=older.exclude(digest=digest_of_body(body)))
    version, is_new = load_body(code, body)
    if is_new:
        say(f"{version}: a new draft.")
    if version.state == VersionState.DRAFT and (wanted or published is None):
        publish(version=version, by=SHIPPED, reason="They came with the portal.")
        say(f"{version}: published.")


def _survey_words(path: Path) -> dict[str, dict[str, str]]:
    with path.open("rb") as file:
        rows = tomllib.load(file)["survey"]
    return {
        code: {name: row[name] for name in FIELDS if row.get(name)} for code, row in rows.items()
    }


def _survey_units() -> dict[str, TextUnit]:
    english = _survey_words(DATA / "texts" / "en.toml")
    return {code: TextUnit(Survey.TRANSLATION_KIND, code, english[code]) for code in outlines()}


def _teams() -> list[dict[str, str]]:
    with (DATA / "teams.toml").open("rb") as file:
        rows: list[dict[str, str]] = tomllib.load(file)["team"]
    return rows
