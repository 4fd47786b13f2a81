"""Opening ways in, and closing them."""

import secrets

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.audit.actions import record
from surveys.doors.sealed import new_keys
from surveys.keys import new_door_code
from surveys.models import Door, Survey, Team

TABLET_BYTES = 32


class NoCodeLeft(Exception):
    """Codes are never given twice; there are a million of them."""


@transaction.atomic
def open_door(*, survey: Survey, team: Team | None, place: str, by: User) -> Door:
    """A link, poster or leaflet: everybody may go through it."""
    door = Door.objects.create(
        survey=survey, team=team, place=place, code=_free_code(), opened_by=by
    )
    record(by=by, verb="surveys.door.opened", subject=door)
    return door


@transaction.atomic
def open_tablet(*, survey: Survey, team: Team | None, place: str, by: User) -> Door:
    """A tablet that staff hand over. Whoever has its address can answer, and read nothing."""
    keys = new_keys()
    door = Door.objects.create(
        kind=Door.Kind.KIOSK,
        survey=survey,
        team=team,
        place=place,
        code=secrets.token_urlsafe(TABLET_BYTES),
        public_key=keys.public,
        private_key=keys.private,
        opened_by=by,
    )
    record(by=by, verb="surveys.tablet.opened", subject=door)
    return door


@transaction.atomic
def close_door(*, door: Door, by: User) -> None:
    """For good: what hangs on a wall with its code says so from now on."""
    locked = Door.objects.select_for_update().get(pk=door.pk)
    if locked.closed_at is not None:
        return
    locked.closed_at = timezone.now()
    locked.save(update_fields=["closed_at"])
    verb = "surveys.tablet.closed" if door.kind == Door.Kind.KIOSK else "surveys.door.closed"
    record(by=by, verb=verb, subject=door)


def _free_code() -> str:
    for _try in range(50):
        code = new_door_code()
        if not Door.objects.filter(code=code).exists():
            return code
    raise NoCodeLeft
