"""How many invitations went out."""

from django.db.models import QuerySet

from surveys.figures.asked import Asked
from surveys.figures.dimensions import NO_TEAM
from surveys.models import Invitation

ARRIVED = (Invitation.State.SENT, Invitation.State.ANSWERED)


def invited(asked: Asked) -> int:
    """On the days asked for."""
    return _found(asked).count()


def _found(asked: Asked) -> QuerySet[Invitation]:
    found = Invitation.objects.filter(survey=asked.survey, state__in=ARRIVED)
    if asked.team:
        found = found.filter(team=None if asked.team == NO_TEAM else asked.team)
    if asked.first is not None:
        found = found.filter(send_on__gte=asked.first)
    if asked.last is not None:
        found = found.filter(send_on__lte=asked.last)
    return found
