"""Who hears of what happens to a case: other rooms at once, other systems through the outbox."""

from django.utils import timezone

from carers.models import Case
from portal.registry.registry import announce
from portal.webhooks.actions import publish
from portal.webhooks.events import EVENTS

MEANINGS = {
    "assessment.submitted": "A carer sent her self-assessment",
    "assessment.transferred": "A case went to the other organisation",
    "assessment.decided": "A person recorded the decision",
    "assessment.record_delivered": "The written record reached the carer",
    "assessment.withdrawn": "The carer withdrew",
    "review.requested": "A carer asks for a review",
    "call_back.requested": "Somebody asks to be called back, or is referred",
}


def register() -> None:
    for event, meaning in MEANINGS.items():
        EVENTS.register(event, meaning)


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
