"""Invented invitations, one of each state, and ways in that everybody may try."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from portal.accounts.models import User
from surveys.asking.links import keys_of
from surveys.demonstration.outline import id_of, outline
from surveys.doors.actions import open_tablet
from surveys.figures.outside.targets import UP, code_of
from surveys.keys import hash_of_person
from surveys.models import (
    LIVES,
    DatedFigure,
    Door,
    Identity,
    Invitation,
    OutsideFigure,
    Rebase,
    Survey,
    Team,
)

LATER = datetime.timedelta(days=14)
"""So that what waits goes on waiting while it is shown."""
EARLIER = datetime.timedelta(days=10)


def make_invitations(today: datetime.date, teams: Mapping[str, Team], by: User) -> None:
    team = next(iter(teams.values()))
    for number, row in enumerate(outline()["invitation"]):
        pk = id_of("invitation", number)
        keys, recipient = keys_of(pk), row.get("recipient", "")
        is_waiting = row["state"] in (Invitation.State.HELD, Invitation.State.WAITING)
        Invitation.objects.create(
            id=pk,
            survey_id=row["survey"],
            team=team,
            identity=Identity.ANONYMOUS,
            channel=row["channel"],
            language=row["language"],
            recipient=recipient,
            person_hash=hash_of_person(recipient) if recipient else "",
            token_hash=keys.token_hash,
            code_hash=keys.code_hash,
            state=row["state"],
            hold_reason=row.get("hold_reason", ""),
            send_on=today + LATER if is_waiting else today - EARLIER,
            made_on=today - EARLIER,
            expires_on=today + LIVES,
            made_by=by,
        )


def make_doors(teams: Mapping[str, Team], by: User) -> None:
    """A poster with a code that is easy to remember, and a tablet."""
    poster, tablet = outline()["door"], outline()["tablet"]
    if not Door.objects.filter(code=poster["code"]).exists():
        Door.objects.create(code=poster["code"], opened_by=by, **_where(poster, teams))
    open_tablet(by=by, **_where(tablet, teams))


def _where(row: Mapping[str, Any], teams: Mapping[str, Team]) -> dict[str, Any]:
    survey = Survey.objects.get(pk=row["survey"])
    return {"survey": survey, "team": teams[row["team"]], "place": row["place"]}


def make_figures(today: datetime.date, by: User) -> None:
    for row in outline()["figure"]:
        DatedFigure.objects.create(
            code=row["code"],
            value=row["value"],
            on=today - datetime.timedelta(days=row["days"]),
            source=row["source"],
            entered_by=by,
        )
    for row in outline()["target"]:
        OutsideFigure.objects.create(
            kind=OutsideFigure.Kind.TARGET,
            of=code_of(row["survey"], row["indicator"]),
            part=UP,
            value=Decimal(row["value"]),
            on=today - datetime.timedelta(days=row["days"]),
            source=row["source"],
            entered_by=by,
        )


def make_limits(today: datetime.date, teams: Mapping[str, Team], by: User) -> None:
    for row in outline()["limits"]:
        Rebase.objects.create(
            survey_id=row["survey"],
            question=row["question"],
            option=row["option"],
            team=teams[row["team"]],
            from_month=f"{today - datetime.timedelta(days=row['days']):%Y-%m}",
            reason=row["reason"],
            by=by,
        )
