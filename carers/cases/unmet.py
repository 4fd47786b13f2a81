"""Needs that nothing local meets: coded with a case, counted for commissioners.

Counted over whole months and in one direction at a time; numbers from one to four are not told
apart, so that no single carer can be found in them.
"""

import datetime
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.db.models import Count
from django.utils import timezone

from carers.apps import DATA
from carers.cases.changing import changing
from carers.cases.refusing import Refused
from carers.cases.reviews import add_months
from carers.models import Case, UnmetNeed
from portal.accounts.models import User
from portal.audit.actions import record

MONTHS = 12
FEWEST = 5


@cache
def _titles() -> Mapping[str, Mapping[str, str]]:
    with (DATA / "unmet_needs.toml").open("rb") as file:
        rows = tomllib.load(file)
    return {kind: {row["code"]: row["title"] for row in rows[kind]} for kind in rows}


def needs() -> Mapping[str, str]:
    """Titles by code, in their order."""
    return _titles()["need"]


def reasons() -> Mapping[str, str]:
    return _titles()["reason"]


@dataclass(frozen=True)
class Coded:
    code: str
    need: str
    reason: str


def coded(case: Case) -> list[Coded]:
    """In words; a code that has gone from the list keeps its own letters."""
    return [
        Coded(row.code, needs().get(row.code, row.code), reasons().get(row.reason, row.reason))
        for row in case.unmet_needs.all()
    ]


def code_need(*, case: Case, seen: int | None, by: User, code: str, reason: str) -> None:
    """Each need once a case; coded again it has the newer reason. Raises Refused, Moved, Ended."""
    if code not in needs():
        raise Refused("Choose a need.", field="code")
    if reason not in reasons():
        raise Refused("Choose why nothing meets it.", field="reason")
    with changing(case, seen=seen) as locked:
        locked.unmet_needs.update_or_create(code=code, defaults={"reason": reason})
        record(by=by, verb="carers.case.unmet_coded", subject=locked, detail={"code": code})


def take_back(*, case: Case, seen: int | None, by: User, code: str) -> None:
    """It was met after all, or coded by mistake. Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        if not locked.unmet_needs.filter(code=code).delete()[0]:
            raise Refused("This need is no longer coded.")
        record(by=by, verb="carers.case.unmet_taken_back", subject=locked, detail={"code": code})


# Counting --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Counts:
    first: datetime.date
    last: datetime.date
    by_need: list[tuple[str, str]]
    """Title and number in words, the most first."""
    by_reason: list[tuple[str, str]]


def counts(today: datetime.date) -> Counts:
    """Of the last twelve whole months."""
    end = today.replace(day=1)
    first = add_months(end, -MONTHS)
    found = UnmetNeed.objects.filter(at__gte=_start(first), at__lt=_start(end)).order_by()
    return Counts(
        first,
        end - datetime.timedelta(days=1),
        _counted(found, "code", needs()),
        _counted(found, "reason", reasons()),
    )


def in_words(number: int) -> str:
    """Small numbers are not told apart."""
    if 0 < number < FEWEST:
        return f"1 to {FEWEST - 1}"
    return str(number)


def _counted(
    found: "models.QuerySet[UnmetNeed]", field: str, titles: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Every known code; the order tells nothing among those whose number is not told."""
    numbers = Counter(dict(found.values_list(field).annotate(Count("pk"))))
    codes = list(dict.fromkeys([*titles, *numbers]))
    shown = {code: numbers[code] if numbers[code] >= FEWEST else 0 for code in codes}
    ordered = sorted(codes, key=lambda code: (-shown[code], not numbers[code]))
    return [(titles.get(code, code), in_words(numbers[code])) for code in ordered]


def _start(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
