"""Who hears of what happens to a case: other rooms at once, other systems through the outbox."""

from django.utils import timezone

from carers.models import Case
from portal.registry.registry import announce
from portal.webhooks.actions import publish

EVENTS = (
    "assessment.submitted",
    "assessment.transferred",
    "assessment.decided",
    "assessment.record_delivered",
    "assessment.withdrawn",
    "review.requested",
    "call_back.requested",
)


def tell(event: str, case: Case) -> None:
    """In the transaction of the change. Nothing of her is in it: whoever may know more fetches the
    export (docs/hand-over.md)."""
    announce(event, case=case)
    data = {
        "id": str(case.pk),
        "reference": case.reference,
        "kind": case.kind,
        "state": case.state,
        "organisation": case.organisation,
        "at": timezone.now().isoformat(),
    }
    publish(event, data)
