"""Figures for the screens of staff over very many answers: kept up, read, made anew, checked."""

import datetime
import random
import sys
from collections.abc import Iterator
from typing import Any

SURVEYS = (
    "experience-adult",
    "experience-carer",
    "direct-payments",
    "safeguarding-adult",
    "tell-us",
)
TEAMS, YEARS = 40, 3
LANGUAGES = ("en", "pl", "ro", "pa", "ur", "ar", "gu", "ti", "zh-hant", "bn", "so", "fa", "ps")
MODES = ("self", "self", "helped", "phone", "paper")
CHANNELS = ("open", "email", "text", "door", "kiosk")
EASY = 0.1
POOL = 300
AT_A_TIME = 5_000
RUNS = 40
MANY = 1_000


def measure(number: int) -> dict[str, Any]:
    from benchmarks.measuring import once
    from surveys.models import Survey
    from surveys.rollups.checking import check
    from surveys.rollups.rebuilding import rebuild

    _clear()
    figures: dict[str, Any] = {"responses": number, "make_s": once(lambda: _make(number))}
    _note(figures)
    surveys = list(Survey.objects.filter(pk__in=SURVEYS))
    figures["rebuild_s"] = once(lambda: [rebuild(one) for one in surveys])
    _note(figures)
    figures["rows"] = _rows()
    figures |= _reading()
    _note(figures)
    figures |= _draining()
    _note(figures)
    differences: list[Any] = []
    figures["check_s"] = once(lambda: differences.extend(map(check, surveys)))
    figures["agrees"] = not any(differences)
    return figures


def _clear() -> None:
    from surveys.models import Change, FiguresState, LateChange, Response, Rollup, ToldMonth

    for model in (Change, LateChange, ToldMonth, Rollup, FiguresState):
        model._default_manager.all().delete()
    Response.objects.all().delete()


def _rows() -> int:
    from surveys.models import Rollup

    return Rollup.objects.count()


# Answers ------------------------------------------------------------------------------------


def _make(number: int) -> None:
    from surveys.models import Response

    rows = _responses(number, random.Random(1))
    while batch := [row for _, row in zip(range(AT_A_TIME), rows, strict=False)]:
        Response.objects.bulk_create(batch)


def _responses(number: int, drawn: random.Random) -> Iterator[Any]:
    from django.utils import timezone

    from surveys.models import Response, Team, week_of

    Team.objects.bulk_create(
        [
            Team(code=f"team-{one:02}", name=f"Team {one:02}", service=f"S{one % 5}")
            for one in range(TEAMS)
        ],
        ignore_conflicts=True,
    )
    today = timezone.localdate()
    pools = {(survey, form): _pool(survey, form) for survey in SURVEYS for form in FORMS}
    for _ in range(number):
        survey = drawn.choice(SURVEYS)
        form = "easy" if drawn.random() < EASY else "standard"
        version, pool = pools[survey, form]
        yield Response(
            survey_id=survey,
            version_id=version,
            form=form,
            language=drawn.choice(LANGUAGES),
            mode=drawn.choice(MODES),
            channel=drawn.choice(CHANNELS),
            identity="anonymous",
            team_id=f"team-{drawn.randrange(TEAMS):02}",
            week=week_of(today - datetime.timedelta(days=drawn.randrange(365 * YEARS))),
            answers=drawn.choice(pool),
        )


FORMS = ("standard", "easy")


def _pool(survey: str, form: str) -> tuple[int, list[Any]]:
    from benchmarks.surveys.preparing import answers
    from questionnaires.models import Version

    code = survey if form == "standard" else f"{survey}-easy"
    version = Version.objects.get(questionnaire=code, state="active")
    drawn = random.Random(2)
    return version.pk, [answers(version.definition, drawn) for _ in range(POOL)]


# What is asked ------------------------------------------------------------------------------


def _reading() -> dict[str, Any]:
    from benchmarks.measuring import timed
    from surveys.figures.results import Asked, results
    from surveys.figures.tables import Tier
    from surveys.models import Survey
    from surveys.rollups.version import version_of

    survey = Survey.objects.get(pk=SURVEYS[0])
    payments = Survey.objects.get(pk="direct-payments")
    year = _months_ago(12)

    def ask(about: Any, by: str = "", **fields: Any) -> dict[str, float]:
        asked = Asked(about, Tier.TEAM, by, **fields)
        return timed(lambda _: results(asked), range(RUNS), warm=2)

    return {
        "screen": {
            "all": ask(survey),
            "by_month": ask(survey, "month"),
            "last_365_days": ask(survey, first=_days_ago(365)),
            "by_team_12_months": ask(survey, "team", first=year),
            "by_team_36_months": ask(survey, "team"),
            "by_language": ask(survey, "language"),
            "of_a_team_by_month": ask(survey, "month", team="team-07"),
            "of_a_team_by_language": ask(survey, "language", team="team-07"),
        },
        "crossings": {
            "team*month_12_months": ask(survey, "team*month", first=year),
            "team*language": ask(survey, "team*language"),
            "ethnicity*payment-type": ask(payments, "ethnicity*payment-type"),
        },
        "version": timed(lambda _: version_of(survey), range(5 * RUNS)),
    }


def _days_ago(days: int) -> datetime.date:
    from django.utils import timezone

    return timezone.localdate() - datetime.timedelta(days=days)


def _months_ago(months: int) -> datetime.date:
    day = _days_ago(0).replace(day=1)
    for _ in range(months):
        day = (day - datetime.timedelta(days=1)).replace(day=1)
    return day


# What comes in ------------------------------------------------------------------------------


def _draining() -> dict[str, Any]:
    from benchmarks.measuring import once, summary
    from surveys.rollups.draining import catch_up

    drawn, taken = random.Random(3), []
    for _ in range(RUNS):
        _give(1, drawn)
        taken.append(once_ms(catch_up))
    _give(MANY, drawn)
    return {"drain_one": summary(taken), f"drain_{MANY}_s": once(catch_up)}


def once_ms(work: Any) -> float:
    import time

    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _give(number: int, drawn: random.Random) -> None:
    from surveys.models import Response, week_of
    from surveys.rollups.outbox import count_in

    fresh = list(_responses(number, drawn))
    for one in fresh:
        one.week = week_of(_days_ago(drawn.randrange(14)))
    Response.objects.bulk_create(fresh)
    count_in(fresh)


def _note(figures: dict[str, Any]) -> None:
    sys.stderr.write(f"screens: {figures}\n")
