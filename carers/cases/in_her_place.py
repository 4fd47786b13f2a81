"""What staff write down for a carer who tells them by phone or in person: as she does it on her own
pages, recorded with who wrote it down. Nothing of it needs a device, an address or an account.
"""

from typing import Literal

from django.db import transaction
from django.utils import timezone

from carers.cases import asking_again, own
from carers.cases.changing import changing
from carers.cases.harm import HARM
from carers.cases.refusing import Refused
from carers.models import Case, Note
from portal.accounts.models import User
from portal.audit.actions import record
from questionnaires.models import Draft

VERBS = {Note.Kind.ADDED: "added_to", Note.Kind.CORRECTED: "corrected"}


def write_down(*, case: Case, kind: Literal["added", "corrected"], words: str, by: User) -> Note:
    """What she adds or corrects, in English. Whoever wrote it down has read it."""
    now = timezone.now()
    with changing(case, seen=None, ended_too=True) as locked:
        note = locked.notes.create(kind=kind, words=words, by=by, read_at=now, read_by=by)
        record(by=by, verb=f"carers.case.{VERBS[Note.Kind(kind)]}", subject=locked)
    return note


def withdraw(*, case: Case, by: User) -> None:
    """Raises Refused and Ended."""
    try:
        own.withdraw(case=case, by=by)
    except own.TooLate:
        raise Refused("The decision is recorded: there is nothing left to withdraw.") from None


@transaction.atomic
def begin_review(*, case: Case, by: User) -> asking_again.Begun:
    """Her last answers, to go through together and send again, but for those about safety: what she
    said of harm is not shown to whoever sits with her, so that it is asked anew. What she has begun
    herself stays hers: it is opened with her code. Raises Refused."""
    if asking_again.begun_for(case) is not None:
        raise Refused(
            "A review has been begun already. Open it with the code of those answers, "
            "under ‘Answer together with a carer’."
        )
    try:
        begun = asking_again.ask_for_review(case=case, words="", language=case.language, by=by)
    except asking_again.NotYet:
        raise Refused("Nothing is decided yet: write down what is new instead.") from None
    except asking_again.NoQuestions:
        raise Refused("There are no answers to begin with, or no questions in use.") from None
    Draft.objects.filter(pk=begun.draft.pk).update(channel=Draft.Channel.PHONE, entered_by=by)
    _leave_out_safety(begun.draft)
    return begun


def _leave_out_safety(draft: Draft) -> None:
    """Whatever she said: what is left out for some would tell of them."""
    asked = {
        question.code
        for question in draft.definition.questions
        if any(HARM in option.tags for option in question.options)
    }
    for step in draft.steps.all():
        if asked & set(step.answers or {}):
            rest = {code: given for code, given in step.answers.items() if code not in asked}
            step.answers = rest or None
            step.save(update_fields=["answers"])
