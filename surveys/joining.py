"""Anonymous answers join the figures in steps of five.

A count that goes from ten to eleven tells what one person answered: whoever saw both pages takes
one from the other. So nobody, not even her team, sees anonymous answers singly as they arrive. They
wait, and join those of the same survey and team in fives, tens or more. Which of them join is drawn
at random, since the oldest first would tell who answered when. Up to four wait on for the next.
"""

import secrets
import uuid
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count

from surveys.models import Response, Survey
from surveys.models.answering import ResponseQuerySet
from surveys.rollups.outbox import count_in

STEP = 5
AT_A_TIME = 500
"""Ids in one statement."""


def join_steps(survey: Survey | None = None) -> int:
    """How many joined, of one survey or of all. Every minute, and after an import.

    Of two workers that run it at the same time one waits for the other, and then finds only what
    still waits.
    """
    groups = _waiting().values_list("survey", "team").annotate(number=Count("pk"))
    if survey is not None:
        groups = groups.filter(survey=survey)
    full = groups.filter(number__gte=STEP).order_by("survey", "team")
    return sum(_join_step({"survey": code, "team": team}) for code, team, _ in list(full))


@transaction.atomic
def _join_step(of: dict[str, Any]) -> int:
    locked = _waiting().filter(**of).select_for_update()
    waiting = list(locked.order_by("pk").values_list("pk", flat=True))
    number = len(waiting) // STEP * STEP
    return join(secrets.SystemRandom().sample(waiting, number))


@transaction.atomic
def join(ids: Iterable[uuid.UUID]) -> int:
    """These are in the figures from now on; how many that changed."""
    rest, number = iter(ids), 0
    while some := list(islice(rest, AT_A_TIME)):
        joining = list(_waiting().filter(pk__in=some).select_for_update())
        for response in joining:
            response.has_joined = True
        Response.objects.filter(pk__in=[one.pk for one in joining]).update(has_joined=True)
        count_in(joining)
        number += len(joining)
    return number


def _waiting() -> ResponseQuerySet:
    return Response.objects.filter(has_joined=False, is_trial=False)
