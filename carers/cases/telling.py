"""Who hears of what happens to a case: other rooms at once, other systems through the outbox."""

from django.utils import timezone

from carers.cases.contact import Contact
from carers.models import Case
from portal.registry.experiences import experienced
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
    _may_be_asked(event, case)


def _may_be_asked(event: str, case: Case) -> None:
    """How it was: only where she wants to hear from us that way, and nothing is known of harm, in
    which a message could be read by the wrong person."""
    to = Contact.read(case.contact).for_news()
    if to is None or case.has_harm or case.is_demonstration:
        return
    experienced(
        what=event,
        subject=str(case.pk),
        channel=to.kind,
        recipient=to.value,
        language=case.language,
        team=case.team,
    )
