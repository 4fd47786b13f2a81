"""What a carer can have deleted, and what the council has to keep.

Until something is on record there is nothing to keep: it is deleted at once, with all that hangs
on it. A decision under the Care Act, work that has begun, an alert about somebody's safety and what
a person has put on hold are records that the council must keep; then her wish is written down for a
person to answer (UK GDPR art. 17(3)(b)).
"""

from django.db import transaction
from django.db.models import QuerySet

from carers.cases.changing import changing
from carers.cases.owner_news import DELETE, tell_owner
from carers.models import Case, Note
from portal.alerts.models import Alert, ToRead
from portal.audit.actions import record
from portal.languages.own_words.actions import forget
from portal.languages.table import ENGLISH

CALLS = (Case.Kind.CALL_BACK, Case.Kind.REFERRAL)
WISH = "I want everything about me to be deleted. (Asked for with the button on my page.)"
UNTOUCHED = (Case.State.NEW, Case.State.WITHDRAWN)


class MustBeKept(Exception):
    """It is on record."""


def may_delete(case: Case) -> bool:
    undecided = case.decided_at is None and not hasattr(case, "decision")
    begun = case.state not in UNTOUCHED and case.kind not in CALLS
    held = case.holds.filter(lifted_at=None).exists()
    return undecided and not begun and not held and not _alerts(case).exists()


@transaction.atomic
def delete(*, case: Case) -> None:
    """Now, and for good. The record says that something was deleted, and no more. Her own answers
    and plan are not the case's: they stay hers. Raises MustBeKept."""
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if not may_delete(locked):
        raise MustBeKept
    record(by=None, verb="carers.case.deleted", subject=str(locked))
    forget(locked)
    ToRead.objects.filter(subject_kind=_kind(locked), subject_id=str(locked.pk)).delete()
    locked.delete()


def wish_to_be_deleted(*, case: Case) -> None:
    """For a person to answer: what can go, what must stay and for how long."""
    with changing(case, seen=None, ended_too=True) as locked:
        locked.notes.create(kind=Note.Kind.ADDED, words=WISH, language=ENGLISH.code)
        record(by=None, verb="carers.case.added_to", subject=locked)
        tell_owner(locked, DELETE)


def _alerts(case: Case) -> QuerySet[Alert]:
    return Alert.objects.filter(subject_kind=_kind(case), subject_id=str(case.pk))


def _kind(case: Case) -> str:
    return case._meta.label_lower
