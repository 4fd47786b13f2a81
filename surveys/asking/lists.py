"""Which invitations somebody of staff sees, and in what order they wait."""

from typing import Any

from django.db.models import Q

from surveys.models import Invitation, Survey
from surveys.models.asking import InvitationQuerySet
from surveys.permissions import can_ask, can_ask_with, can_read

STATES = ("held", "failed", "waiting", "sent")
"""What needs a person stands first."""


def seen_by(user: Any) -> InvitationQuerySet:
    """Those that have not ended: her own, and all of the surveys whose answers she reads."""
    if not can_ask(user):
        return Invitation.objects.none()
    surveys = [survey.pk for survey in Survey.objects.all() if can_read(user, survey)]
    return Invitation.objects.live().filter(Q(made_by=user) | Q(survey__in=surveys))


def in_state(seen: InvitationQuerySet, state: str) -> InvitationQuerySet:
    """`state` is one of STATES. What did not arrive is not listed among what was sent."""
    if state == "held":
        return seen.held()
    if state == "failed":
        return seen.failed()
    if state == "waiting":
        return seen.filter(state=Invitation.State.WAITING)
    return seen.filter(state=Invitation.State.SENT).exclude(pk__in=seen.failed().values("pk"))


def surveys_to_ask_with(user: Any) -> list[Survey]:
    return [survey for survey in Survey.objects.in_use() if can_ask_with(user, survey)]
