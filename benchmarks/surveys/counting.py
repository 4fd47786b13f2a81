"""Results of many answers, by the command that people and other systems use."""

import io
import random
from collections.abc import Iterator
from typing import Any

MONTHS = 24
AT_A_TIME = 5_000


def measure(number: int) -> dict[str, Any]:
    """Seconds of each question asked, with `number` answers of one survey."""
    from benchmarks.measuring import once
    from surveys.models import Change, Response

    Response.objects.all().delete()
    Change.objects.all().delete()
    made = once(lambda: _make(number))
    team, service = ("--tier", "team"), ("--tier", "service", "--by", "team")
    closed = _closed_quarter()
    return {
        "responses": number,
        "make_s": made,
        "team_s": once(lambda: _ask(*team)),
        "team_by_team_s": once(lambda: _ask(*team, "--by", "team")),
        "team_by_month_s": once(lambda: _ask(*team, "--by", "month")),
        "service_quarter_by_team_s": once(lambda: _ask(*service, *closed)),
        "public_quarter_s": once(lambda: _ask(*closed)),
    }


def _make(number: int) -> None:
    from surveys.models import Response

    rows = _responses(number)
    while batch := [row for _, row in zip(range(AT_A_TIME), rows, strict=False)]:
        Response.objects.bulk_create(batch)


def _responses(number: int) -> Iterator[Any]:
    import datetime

    from django.utils import timezone

    from benchmarks.surveys.preparing import SURVEY, answers, version
    from surveys.models import Response, Team, week_of

    drawn, asked, today = random.Random(1), version(), timezone.localdate()
    teams = list(Team.objects.values_list("pk", flat=True))
    for _ in range(number):
        day = today - datetime.timedelta(days=drawn.randrange(30 * MONTHS))
        yield Response(
            survey_id=SURVEY,
            version=asked,
            form="standard",
            language=drawn.choice(["en", "pa", "ur", "pl"]),
            mode="self",
            channel="open",
            identity="anonymous",
            team_id=drawn.choice(teams),
            week=week_of(day),
            answers=answers(asked.definition, drawn),
        )


def _ask(*arguments: str) -> None:
    from django.core.management import call_command

    from benchmarks.surveys.preparing import SURVEY

    call_command("survey_results", SURVEY, *arguments, "--json", stdout=io.StringIO())


def _closed_quarter() -> tuple[str, ...]:
    """The last but one, which is over for sure."""
    import datetime

    from django.utils import timezone

    today = timezone.localdate()
    first = today.replace(day=1, month=(today.month - 1) // 3 * 3 + 1)
    last = (first - datetime.timedelta(days=80)).replace(day=1) - datetime.timedelta(days=1)
    begins = (last.replace(day=1) - datetime.timedelta(days=45)).replace(day=1)
    return ("--from", begins.isoformat(), "--to", last.isoformat())
