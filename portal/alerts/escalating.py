"""What nobody has taken up in time goes to those who answer for it, once."""

from django.db import transaction
from django.utils import timezone

from portal.alerts import telling
from portal.alerts.levels import managers_of, rule_for
from portal.alerts.models import Alert, Recipient, ToRead
from portal.audit.actions import record

MACHINE = "the portal"


def escalate_late() -> str:
    """Every minute. Each alert in a transaction of its own: one that fails holds up no other, and
    is tried again. The job then counts as failed."""
    escalated, problem = 0, None
    for pk in list(Alert.objects.late(timezone.now()).values_list("pk", flat=True)):
        try:
            escalated += _escalate_if_late(pk)
        except Exception as error:  # noqa: BLE001 whatever it is, the others must be told
            problem = error
    if problem is not None:
        raise problem
    return f"{escalated} escalated"


def escalate_words() -> str:
    """Every few minutes: words that were to be read first, and were not on their day. Their readers
    are told, and the managers of those, who learn that something is unread and no more."""
    rows = ToRead.objects.late_and_first(timezone.now()).values_list("pk", flat=True)
    return f"{sum(_escalate_words(pk) for pk in list(rows))} escalated"


@transaction.atomic
def _escalate_words(pk: int) -> bool:
    late = ToRead.objects.late_and_first(timezone.now())
    row = late.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if row is None:
        return False
    row.escalated_at = timezone.now()
    row.save(update_fields=["escalated_at"])
    people = telling.tell_of_words(row, roles={*row.roles, *managers_of(row.roles)})
    record(by=MACHINE, verb="alerts.words.escalated", subject=row, detail={"people": people})
    return True


@transaction.atomic
def _escalate_if_late(pk: int) -> bool:
    """Asked again of the locked row: meanwhile somebody may have taken it up."""
    alert = (
        Alert.objects.late(timezone.now())
        .select_for_update(skip_locked=True, of=("self",))
        .filter(pk=pk)
        .first()
    )
    if alert is None:
        return False
    escalate(alert)
    return True


def escalate(alert: Alert) -> None:
    """Adds those who answer for it to the recipients, and tells them. In the caller's transaction.

    Whoever reads what was said before still does; of harm (R2) nobody else ever.
    """
    alert.escalated_at = timezone.now()
    alert.save(update_fields=["escalated_at"])
    told = {one.role: one.with_content for one in alert.recipients.all()}
    late = rule_for(alert.level).told_when_late(told)
    Recipient.objects.bulk_create(
        Recipient(alert=alert, role=role, with_content=reads)
        for role, reads in late.items()
        if role not in told
    )
    people = telling.tell_holders(alert, roles=late, template=telling.LATE)
    record(by=MACHINE, verb="alerts.alert.escalated", subject=alert, detail={"people": people})
