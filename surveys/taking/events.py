"""What other systems are told of surveys: that something has happened, never a number or a word.

They then ask the read API (docs/survey-api.md) for what is new.
"""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.webhooks.actions import publish
from portal.webhooks.events import EVENTS
from surveys.models import FiguresState, Survey, ToldOf

CHANGED = "survey.results.changed"
ALERT = "survey.alert.raised"
YOU_SAID = "survey.you_said.published"
PACK = "survey.pack.final"
TYPES = {
    CHANGED: "Results of a survey have changed",
    ALERT: "An answer to a survey has raised an alert",
    YOU_SAID: "‘We asked, you said, we did’ was published",
    PACK: "The pack of a quarter is final",
}
PAUSE = datetime.timedelta(minutes=10)
"""Of one survey at most one event in this time, whatever comes in: so an event says of nobody that
she has just answered."""


def register() -> None:
    for name, words in TYPES.items():
        EVENTS.register(name, words)


def alert_raised(survey: Survey) -> None:
    """In the transaction that raises it. What was said is in the portal, for those who may read."""
    _tell(ALERT, survey=survey.code)


def you_said_published(*, pk: object, survey: Survey | None = None) -> None:
    """In the transaction that publishes it. `pk` is that of the entry."""
    _tell(YOU_SAID, id=str(pk), survey=survey.code if survey else None)


def pack_final(*, quarter: str, edition: int, digest: str = "") -> None:
    """In the transaction that makes it final. `digest` is of the snapshot."""
    _tell(PACK, quarter=quarter, edition=edition, digest=digest)


def tell_of_changes() -> int:
    """Every minute: of each survey whose figures have moved on since it was last told of, how many
    that were."""
    changed = 0
    for state in FiguresState.objects.order_by("survey"):
        changed += _tell_of(state)
    return changed


@transaction.atomic
def _tell_of(state: FiguresState) -> bool:
    ToldOf.objects.get_or_create(
        survey_id=state.survey_id, defaults={"at": timezone.now() - PAUSE, "version": 0}
    )
    # Of two workers the second waits, and then finds that it was told.
    told = ToldOf.objects.select_for_update().get(survey=state.survey_id)
    if told.version >= state.version or timezone.now() - told.at < PAUSE:
        return False
    told.version, told.at = state.version, timezone.now()
    told.save(update_fields=["version", "at"])
    _tell(CHANGED, survey=state.survey_id, version=state.version)
    return True


def _tell(event: str, **data: Any) -> None:
    publish(event, {**data, "at": timezone.now().isoformat()})
