"""Makes what the demonstration shows of surveys, all or nothing, and once."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.accounts.demonstration import NotADemonstration, person_for
from portal.accounts.models import User
from portal.accounts.roles import BY_CODE
from surveys.demonstration.acting import make_actions
from surveys.demonstration.answering import make_answers
from surveys.demonstration.asking import (
    make_doors,
    make_figures,
    make_invitations,
    make_limits,
)
from surveys.demonstration.labelling import make_themes
from surveys.demonstration.outline import outline
from surveys.demonstration.quality import make_quality
from surveys.demonstration.taking import make_taken
from surveys.demonstration.writing import make_comments, make_contacts
from surveys.joining import join_steps
from surveys.models import Response, Survey, Team
from surveys.rollups.outbox import count_in

ANALYST, TRANSLATOR, COMPLAINTS = "survey_analyst", "translator", "complaints"


class NotReady(Exception):
    """What the invented answers stand on is not there: surveys, or invented people."""


@transaction.atomic
def refresh_surveys(today: datetime.date | None = None) -> int:
    """How many answers were made now. Raises NotADemonstration and NotReady."""
    if not settings.DEMONSTRATION:
        raise NotADemonstration("This is not a demonstration: no invented answers are made here.")
    rows = outline()["team"]
    if Team.objects.filter(pk__in=[row["code"] for row in rows]).exists():
        return 0
    people, today = _people(), today or timezone.localdate()
    _must_be_ready()
    teams = {row["code"]: Team.objects.create(**row) for row in rows}
    answers = Response.objects.bulk_create(make_answers(today, teams))
    count_in(answers)
    join_steps()
    make_comments(today, teams, people[ANALYST], people[TRANSLATOR])
    make_contacts(today, teams, people[COMPLAINTS])
    make_themes(today, teams)
    make_invitations(today, teams, people[ANALYST])
    make_doors(teams, people[ANALYST])
    make_figures(today, people[ANALYST])
    make_quality(today, people[ANALYST])
    make_limits(today, teams, people[ANALYST])
    make_actions(today)
    make_taken(today, people[ANALYST])
    return len(answers)


def _people() -> dict[str, User]:
    wanted = (ANALYST, TRANSLATOR, COMPLAINTS)
    emails = {person_for(BY_CODE[role]).email: role for role in wanted}
    found = {emails[one.email]: one for one in User.objects.filter(email__in=emails)}
    if len(found) < len(wanted):
        raise NotReady("Make the invented people first: manage.py demo_people")
    return found


def _must_be_ready() -> None:
    wanted = {row["code"] for row in outline()["survey"]}
    if Survey.objects.filter(pk__in=wanted).count() < len(wanted):
        raise NotReady("Load the surveys first: manage.py make_ready")
