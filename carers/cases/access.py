"""Who may open a case as the carer herself: whoever has come in with its code, by a link that was
sent to her, or with her account.

A browser holds the number of the door that it came in by. A new code moves the door, so that
browsers that were let in before are shut out. One way in opens all that belongs together: a case,
what it is a review of, and its reviews.
"""

import datetime
import secrets
import uuid
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from carers.models import Case
from portal.audit.actions import record
from portal.ui.limits import Tries
from questionnaires.journey.access import NoKey
from questionnaires.journey.keys import hash_of_code, read_code

if TYPE_CHECKING:
    from portal.accounts.models import User

SESSION = "cases"
MOST_IN_SESSION = 20
CODE_DIGITS = 8
MOST_WRONG = 5
LOCKED_FOR = datetime.timedelta(hours=1)
TRIES = Tries("case-code", most=20, most_in_all=1000)
"""Wrong codes in an hour: from one place, where a family may share a telephone, and in all."""
NO_CODE = "0" * 64
"""No hash is like it."""


# What this browser holds -----------------------------------------------------------------------


def hold(request: HttpRequest, case: Case, *, renews: bool = True) -> None:
    """Lets this browser open the case, until it is closed or a new code is given.

    `renews=False` for a browser that held the key of the answers already: its session stays, so
    that a button that was pressed twice is answered twice.
    """
    # As when signing in: whoever planted a session id in this browser does not get in with it.
    if renews:
        request.session.cycle_key()
    kept = [(known, door) for known, door in _held(request).items() if known != str(case.pk)]
    request.session[SESSION] = dict([*kept, (str(case.pk), case.door)][-MOST_IN_SESSION:])


@transaction.atomic
def enter(request: HttpRequest, case: Case) -> None:
    """Lets this browser in, by a code, a link or an account, and writes it down."""
    record(by=None, verb="carers.case.opened_by_carer", subject=case)
    hold(request, case)


def let_go(request: HttpRequest, case: Case | None = None) -> None:
    """Closes on this device a case with all that belongs to it, or every case."""
    if case is None:
        request.session.pop(SESSION, None)
        return
    gone = {str(one.pk) for one in family(case)}
    request.session[SESSION] = {
        known: door for known, door in _held(request).items() if known not in gone
    }


def case_for(request: HttpRequest, pk: uuid.UUID | str) -> Case:
    """The case, for whoever may open it. Raises NoKey, and does not say what is missing."""
    found = Case.objects.for_page().filter(pk=pk).first()
    held = _held(request)
    if found is None or not any(_opens(request, held, one) for one in family(found)):
        raise NoKey
    return found


def cases_of(request: HttpRequest) -> list[Case]:
    """All that this browser may open by itself, the newest first."""
    held = _held(request)
    mine = models.Q(pk__in=list(held))
    if request.user.is_authenticated:
        mine |= models.Q(account=request.user.pk)
    elif not held:
        return []
    found = Case.objects.for_page().filter(mine).order_by("-sent_at", "pk")
    return [case for case in found if _opens(request, held, case)]


def family(case: Case) -> list[Case]:
    """The case, what it is a review of, and its reviews, the oldest first; nothing of her is read
    of them until it is asked for."""
    rows = Case.objects.only("reference", "sent_at", "previous_id", "door", "account_id")
    first = rows.get(pk=case.pk)
    while first.previous_id:
        first = rows.get(pk=first.previous_id)
    found = following = [first]
    while following:
        following = list(rows.filter(previous__in=following).order_by("sent_at", "pk"))
        found = [*found, *following]
    return found


def _opens(request: HttpRequest, held: dict[str, Any], case: Case) -> bool:
    if held.get(str(case.pk)) == case.door:
        return True
    return bool(request.user.is_authenticated and case.account_id == request.user.pk)


def _held(request: HttpRequest) -> dict[str, Any]:
    found = request.session.get(SESSION)
    return found if isinstance(found, dict) else {}


# Her code --------------------------------------------------------------------------------------


@transaction.atomic
def give_code(case: Case, by: "User | None" = None) -> str:
    """Eight digits that open the case with its reference. Older codes no longer work.

    It opens what belongs together by whichever of its references she has at hand. It is shown
    once: only a slow keyed hash is kept.
    """
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    for one in family(case):
        Case.objects.filter(pk=one.pk).update(
            code_hash=_hash(one.reference, code),
            code_tries=0,
            code_locked_until=None,
            door=models.F("door") + 1,
        )
    record(by=by, verb="carers.case.code_given", subject=case)
    case.refresh_from_db(fields=["code_hash", "code_tries", "code_locked_until", "door"])
    return code


def by_code(reference: str, code: str) -> Case | None:
    """The case that a reference and a code open, as they were typed, in any spacing and script.

    The answer and the work are the same for what is wrong, unknown, locked or without a code. Five
    wrong codes lock the case for an hour, even for the right one.
    """
    number, typed = read_code(reference, CODE_DIGITS), read_code(code, CODE_DIGITS)
    may_try = _count_a_try(number)
    digest = _hash(number, typed)
    case = Case.objects.filter(reference=number).first()
    known = case.code_hash if case and case.code_hash else NO_CODE
    if not constant_time_compare(known, digest) or not may_try or case is None or not typed:
        return None
    Case.objects.filter(pk=case.pk).update(code_tries=0, code_locked_until=None)
    return case


def _count_a_try(reference: str) -> bool:
    """Takes one of five tries before the code is looked at, so that many at once get no more."""
    now = timezone.now()
    of_it = Case.objects.filter(reference=reference)
    of_it.filter(code_locked_until__lte=now).update(code_tries=0, code_locked_until=None)
    last = models.Q(code_tries__gte=MOST_WRONG - 1)
    return bool(
        of_it.filter(code_locked_until=None).update(
            code_tries=models.F("code_tries") + 1,
            code_locked_until=models.Case(models.When(last, then=now + LOCKED_FOR), default=None),
        )
    )


def _hash(reference: str, code: str) -> str:
    return hash_of_code(f"case {reference} {code}")
