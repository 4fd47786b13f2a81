"""What is forgotten of invitations that have ended, and when."""

import datetime

from django.db import models, transaction
from django.utils import timezone

from surveys.asking.data import habits
from surveys.asking.inviting import lately
from surveys.models import Asked, Hold, Identity, Invitation

State = Invitation.State
KEPT = models.Q(identity=Identity.LINKED, state=State.ANSWERED)
"""Answers that say whose they are."""


@transaction.atomic
def forget() -> str:
    """The job: what was never sent in time is withdrawn; addresses, references and hashes go, and
    so does what was needed to know who was asked lately, or was not to be asked."""
    today = timezone.localdate()
    before = today - datetime.timedelta(days=habits().forget_days)
    unsent = Invitation.objects.filter(
        state__in=[State.HELD, State.WAITING], expires_on__lt=today
    ).update(state=State.WITHDRAWN)
    over = Invitation.objects.filter(expires_on__lt=before)
    known = ~models.Q(recipient="", reference="", person_hash="")
    forgotten = (
        over.filter(known)
        .exclude(KEPT)
        .update(recipient="", reference="", person_hash="", remind_on=None)
    )
    Asked.objects.filter(on__lte=lately(today)).delete()
    Hold.objects.filter(models.Q(ended_at__date__lt=before) | models.Q(until__lt=before)).delete()
    return f"{unsent} withdrawn, {forgotten} forgotten"
