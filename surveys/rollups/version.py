"""Whether the figures of a survey may have changed, without counting anything."""

from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from surveys.models import Change, FiguresState, Survey


def version_of(survey: Survey) -> str:
    """Another one whenever what the team sees may be another; for ETags. One cheap query.

    What waits is counted with what was worked off, so that working it off changes nothing. That
    questions were found comparable changes it as well; teams and invitations do not.
    """
    number = Change.objects.filter(survey=OuterRef("pk")).order_by().values("survey")
    waiting = Subquery(number.annotate(number=Count("pk")).values("number"))
    version = Coalesce(F("figures_state__version"), Value(0)) + Coalesce(waiting, Value(0))
    return str(Survey.objects.filter(pk=survey.pk).values_list(version, flat=True).get())


def has_changed(code: str) -> None:
    """The results of a survey, by something else than answers."""
    FiguresState.objects.filter(survey=code).update(version=F("version") + 1)
