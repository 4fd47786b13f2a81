"""A database with the shipped surveys, and answers drawn at random."""

import random
from typing import Any

SURVEY = "experience-adult"
TEAM = "duty"


def prepare() -> None:
    from django.core.management import call_command

    from surveys.loading import load_surveys

    call_command("migrate", verbosity=0)
    load_surveys(wanted=True)


def durability() -> dict[str, str]:
    """What the database promises of a commit: it must be on the disk."""
    from django.db import connection

    asked = {
        "postgresql": ("SHOW fsync", "SHOW synchronous_commit"),
        "sqlite": ("PRAGMA journal_mode", "PRAGMA synchronous"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        found = {}
        for question in asked:
            cursor.execute(question)
            found[question.split()[1]] = str(cursor.fetchone()[0])
    return found


def version() -> Any:
    from questionnaires.models import Version

    return Version.objects.get(questionnaire=SURVEY, state="active")


def answers(definition: Any, drawn: random.Random) -> dict[str, Any]:
    """Nine in ten questions are answered; nobody is in danger, nobody wishes for anything."""
    given: dict[str, Any] = {}
    for question in definition.questions:
        options = [one for one in question.options if is_quiet(one)]
        if not options or drawn.random() > 0.9:
            continue
        if question.type == "choice":
            given[question.code] = drawn.choice(options).code
        elif question.type == "choices":
            given[question.code] = [drawn.choice(options).code]
    return given


def is_quiet(option: Any) -> bool:
    return not any(tag in ("R0", "alert", "help") or "wish:" in tag for tag in option.tags)
