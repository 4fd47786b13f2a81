"""Events of other systems that ask for an invitation, and what rooms of the portal announce.

A message is signed as Standard Webhooks says. Its id is taken once. What it must say, and what
comes back, is in docs/survey-events.md.
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError

from portal.audit.actions import record
from portal.webhooks.signing import new_secret
from surveys.asking.data import SENSITIVE, Trigger, habits, reasons, triggers
from surveys.asking.inviting import Invited, invite
from surveys.asking.wishes import CannotAsk, Channel
from surveys.models import EventSource, Form, Invitation, Survey, Team

if TYPE_CHECKING:
    from portal.accounts.models import User

ADDED, ENDED = "surveys.source.added", "surveys.source.ended"
PORTAL = "the portal"
LONGEST_ID, LONGEST_BODY = 80, 20_000
TEXTS = ("channel", "recipient", "language", "team", "reference", "form")


@dataclass(frozen=True)
class Event:
    trigger: Trigger
    channel: str
    recipient: str
    language: str
    team: Team | None
    reference: str
    form: str
    holds: tuple[str, ...]


# Systems that may ask ---------------------------------------------------------------------------


@transaction.atomic
def add_source(*, name: str, by: "User") -> EventSource:
    """Its secret is shown once, by whoever called this."""
    source = EventSource.objects.create(name=name, secret=new_secret(), made_by=by)
    record(by=by, verb=ADDED, subject=source)
    return source


@transaction.atomic
def end_source(*, source: EventSource, by: "User") -> None:
    """Its signature holds no longer. A second time changes nothing."""
    locked = EventSource.objects.select_for_update().get(pk=source.pk)
    if locked.ended_at is None:
        locked.ended_at = timezone.now()
        locked.save(update_fields=["ended_at"])
        record(by=by, verb=ENDED, subject=locked)


def source_of(body: bytes, headers: Mapping[str, str]) -> EventSource | None:
    """Whoever has signed this; None for nobody, and for what is older than five minutes."""
    for source in EventSource.objects.filter(ended_at=None):
        try:
            Webhook(source.secret).verify(body, dict(headers), json_parse=False)
        except (WebhookVerificationError, ValueError):
            continue
        return source
    return None


# What they say ----------------------------------------------------------------------------------


def read(body: bytes) -> Event:
    """Raises CannotAsk."""
    try:
        said: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise CannotAsk("This is not JSON.", "") from error
    if not isinstance(said, dict) or not isinstance(said.get("data"), dict):
        raise CannotAsk("This is not an object with a type and data.", "data")
    trigger = triggers("case-system").get(str(said.get("type")))
    if trigger is None:
        known = ", ".join(triggers("case-system"))
        raise CannotAsk(f"Nobody is asked after this event. The types are: {known}.", "type")
    data = said["data"]
    texts = {name: _text(data, name) for name in TEXTS}
    return Event(
        trigger,
        # Whoever names no way knows of no safe one: a person decides.
        texts["channel"] or Channel.HAND,
        texts["recipient"],
        texts["language"] or "en",
        _team(texts["team"]),
        texts["reference"],
        texts["form"] or Form.STANDARD,
        _holds(data, has_way=bool(texts["channel"])),
    )


def take(*, event: Event, event_id: str, source: EventSource) -> Invited | None:
    """None where it was taken before. Raises CannotAsk."""
    trigger = event.trigger
    holds = (*event.holds, *([SENSITIVE] if trigger.sensitive else []))
    return _once(
        trigger,
        f"{source.pk}:{event_id}",
        team=event.team,
        channel=event.channel,
        recipient=event.recipient,
        language=event.language,
        form=event.form,
        reference=event.reference,
        hold_reason=next(iter(holds), ""),
        by=source.name,
    )


def somebody_experienced(**facts: Any) -> None:
    """Asked to listen to `portal.registry.experiences.EXPERIENCED`. Whatever is wrong with it, the
    change in which it was announced goes on: then nobody is asked."""
    what, team = facts["what"], facts["team"]
    trigger = triggers("portal").get(what)
    if trigger is None:
        return
    try:
        _once(
            trigger,
            f"{what}:{facts['subject']}",
            team=Team.objects.filter(code=habits().teams.get(team, team)).first(),
            channel=facts["channel"],
            recipient=facts["recipient"],
            language=facts["language"],
            form=Form.STANDARD,
            reference="",
            hold_reason=SENSITIVE if trigger.sensitive else "",
            by=PORTAL,
        )
    except CannotAsk:
        return


def _once(trigger: Trigger, event_id: str, *, by: str, **said: Any) -> Invited | None:
    if Invitation.objects.filter(event_id=event_id).exists():
        return None
    survey = Survey.objects.in_use().filter(code=trigger.survey).first()
    if survey is None:
        raise CannotAsk("The survey of this event is not in use.", "type")
    send_on = timezone.localdate() + datetime.timedelta(days=trigger.wait_days)
    try:
        with transaction.atomic():
            return invite(
                survey=survey,
                identity=trigger.identity,
                trigger=trigger.event,
                event_id=event_id,
                send_on=send_on,
                by=by,
                **said,
            )
    except IntegrityError:
        # The same event came twice at the same moment; the other is written.
        return None


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CannotAsk("This is not text.", name)
    return value.strip()


def _team(code: str) -> Team | None:
    if not code:
        return None
    team = Team.objects.filter(code=code, is_active=True).first()
    if team is None:
        raise CannotAsk("The portal does not know this team.", "team")
    return team


def _holds(data: Mapping[str, Any], *, has_way: bool) -> tuple[str, ...]:
    """Reasons not to ask; of one that is not known nobody can say what it means."""
    given = data.get("hold") or []
    if not isinstance(given, list) or not all(one in reasons() for one in map(str, given)):
        raise CannotAsk(f"Use a list of these: {', '.join(reasons())}.", "hold")
    return (*map(str, given), *([] if has_way else ["no-safe-route"]))
