"""Writing to a case: one at a time, nothing lost when two people work on it.

with changing(case, seen=revision_in(request.POST.get("seen", ""))) as locked:
    locked.state = ...
    locked.save()
    record(...)
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from carers.models import Case


class Moved(Exception):
    """Somebody else changed the case since the page was shown; nothing was written.

    The view shows the page again with what was typed, and what has changed meanwhile.
    """

    def __init__(self, case: Case) -> None:
        super().__init__(str(case))
        self.case = case


class Ended(Exception):
    """The case was closed or withdrawn meanwhile: what was to be done no longer makes sense."""


@contextmanager
def changing(case: Case, *, seen: int | None, ended_too: bool = False) -> Iterator[Case]:
    """The case, locked, in a transaction. Its revision goes up when the block ends well.

    `seen` is the revision that the page was shown with; None for what only adds (a note, a text
    message, the carer's own doing) and can therefore overwrite nothing. Raises Moved and Ended.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if seen is not None and seen != locked.revision:
            raise Moved(locked)
        if locked.has_ended and not ended_too:
            raise Ended
        yield locked
        locked.revision += 1
        locked.save()
    case.refresh_from_db()


def revision_in(posted: str) -> int:
    """Of the hidden field `seen`; one that nobody was shown for anything else."""
    return int(posted) if posted.isascii() and posted.isdecimal() and len(posted) < 9 else -1
