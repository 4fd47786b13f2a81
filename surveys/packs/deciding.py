"""What the meeting decided. A decision may become an action, which then goes its own way."""

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from surveys.acting.recording import record_action
from surveys.models import Action, Pack, PackEdition
from surveys.packs.editions import decide
from surveys.permissions import can_make_packs

if TYPE_CHECKING:
    from portal.accounts.models import User

LONGEST_TITLE = 120
FROM = "Quality and Experience Review, {pack}"


@transaction.atomic
def write_decision(
    *,
    pack: Pack,
    words: str,
    who: str,
    due_on: datetime.date | None,
    owner: "User | None",
    by: "User",
) -> PackEdition:
    """With an `owner` and a day it becomes an action. Raises PermissionDenied and NotFinal."""
    if not can_make_packs(by):
        raise PermissionDenied
    action = ""
    if owner is not None and due_on is not None:
        action = str(_action(pack, words, owner, due_on, by).pk)
        who = who or owner.name
    due = due_on.isoformat() if due_on else ""
    return decide(pack=pack, words=words, who=who, due_on=due, action=action, by=by)


def _action(pack: Pack, words: str, owner: "User", due_on: datetime.date, by: "User") -> Action:
    first = words.strip().splitlines()[0]
    is_short = len(first) <= LONGEST_TITLE
    return record_action(
        by=by,
        source=Action.Source.MEETING,
        survey=None,
        owner=owner,
        due_on=due_on,
        title=first if is_short else f"{first[: LONGEST_TITLE - 1].rstrip()}…",
        words=words,
        finding=words,
        source_words=FROM.format(pack=pack),
    )
