"""What is being written for the public: which of it somebody sees, and what waits for them."""

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q

from surveys.acting.queue import surveys_to_act_on
from surveys.models import Edition, Entry
from surveys.permissions import can_act_on

if TYPE_CHECKING:
    from surveys.models.saying import EntryQuerySet


def entries_for(user: Any) -> "EntryQuerySet":
    """Of actions about the surveys that this person acts on, the latest first."""
    seen = Q(action__survey__in=surveys_to_act_on(user))
    if can_act_on(user, None):
        seen |= Q(action__survey=None)
    found = Entry.objects.filter(seen).select_related("action__survey")
    editions = Edition.objects.select_related("written_by", "approved_by")
    return found.prefetch_related(Prefetch("editions", editions)).order_by("-pk")


def waiting_for(user: Any) -> list[Edition]:
    """Put forward, and not written by this person."""
    editions = (edition for entry in entries_for(user) for edition in entry.editions.all()[:1])
    return [one for one in editions if one.is_put_forward and user.pk not in one.writers]


def how_many_wait(user: Any) -> str:
    number = len(waiting_for(user))
    return f"{number} to approve" if number else ""
