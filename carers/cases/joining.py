"""What somebody with an account takes along: cases that she may open, answers that she holds."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from carers.cases.access import family
from carers.models import Case, KeptDraft
from portal.audit.actions import record
from questionnaires.journey import keeping
from questionnaires.models import Draft

if TYPE_CHECKING:
    from portal.accounts.models import User


class OfAnother(Exception):
    """It belongs to another account already."""


@transaction.atomic
def join_account(case: Case, user: "User") -> None:
    """The case and all that belongs to it open with her account from now on. Whether she may open
    it now is for the caller to ask. Raises OfAnother."""
    rows = Case.objects.select_for_update().filter(pk__in=[one.pk for one in family(case)])
    if any(one.account_id not in (None, user.pk) for one in rows):
        raise OfAnother
    rows.update(account=user)
    record(by=None, verb="carers.case.joined_account", subject=case)
    case.account = user


@transaction.atomic
def keep_with_account(draft: Draft, user: "User") -> KeptDraft:
    """Answers and plan that this browser holds are there for her account on other devices, too.

    They are then kept as long as with a code. Raises OfAnother.
    """
    kept, _ = KeptDraft.objects.get_or_create(draft=draft, defaults={"user": user})
    if kept.user_id != user.pk:
        raise OfAnother
    if not draft.is_kept:
        # Nobody is shown the code: it makes the draft one that somebody comes back to.
        keeping.give_code(draft=draft)
    return kept


def drafts_of(user: "User") -> list[Draft]:
    """The newest first."""
    drafts = Draft.objects.alive().filter(kept_by__user=user).select_related("version")
    return list(drafts.order_by("-updated_at"))


def delete_kept(**facts: Any) -> None:
    """With an account go the answers and plans that were kept with it; not what was sent."""
    Draft.objects.filter(kept_by__user=facts["user"]).delete()
