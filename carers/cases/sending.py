"""Sending: from a carer's answers, her plan and what she filled in to a case, in one transaction.

What is sent is checked again here, whatever the pages showed (carers.md 8, row 26). A case has its
own copy of everything. Sent twice, it is the same case.
"""

import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from carers.cases import alarms
from carers.cases.asked import Asked
from carers.cases.clocks import due_of
from carers.cases.news import tell_carer
from carers.cases.owners import owner_for
from carers.cases.ready import Ready, copy
from carers.cases.telling import tell
from carers.models import Case, KeptDraft, Note, Plan, Sending
from carers.plan.keeping import keep_longer
from carers.usage import case_sent
from portal.alerts.models import Level
from portal.audit.actions import record
from questionnaires.journey import moving
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft, VersionState

if TYPE_CHECKING:
    from portal.accounts.models import User

Kind = Case.Kind
WITH_ANSWERS = (Kind.ASSESSMENT, Kind.REVIEW)
EVENTS = {
    Kind.ASSESSMENT: "assessment.submitted",
    Kind.REVIEW: "review.requested",
    Kind.CALL_BACK: "call_back.requested",
    Kind.REFERRAL: "call_back.requested",
}


class NotReady(Exception):
    """Something is still to be filled in, or she has not agreed to where it goes now."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class QuestionsChanged(Exception):
    """The questions were published anew while she answered, and her answers fit the new ones: they
    have to be moved there first (`moving.to_newest`). Nothing was written."""

    def __init__(self, added: int) -> None:
        super().__init__(str(added))
        self.added = added


def kind_of(draft: Draft, asked: Asked) -> Case.Kind:
    """A call-back where she only wants to be phoned; a review where it is one of an older case."""
    if asked.wants_call:
        return Kind.CALL_BACK
    reviews = Sending.objects.filter(draft=draft, review_of__isnull=False).exists()
    return Kind.REVIEW if reviews else Kind.ASSESSMENT


def sent_from(draft: Draft) -> Case | None:
    """The case that was made from these answers; else the last call that was asked for."""
    found = list(Case.objects.filter(draft=draft).order_by("-sent_at"))
    return next((case for case in found if case.kind in WITH_ANSWERS), next(iter(found), None))


@transaction.atomic
def send_case(
    *,
    draft: Draft,
    plan: Plan,
    body: dict[str, Any],
    kind: Case.Kind,
    by: "User | None" = None,
) -> Case:
    """Sends; or gives the case that was made already. `by` is whoever of staff does it with her.

    Raises NoKey where the draft has gone, NotReady, and QuestionsChanged.
    """
    locked = _locked(draft)
    known = _already(locked, kind)
    if known is not None:
        return known
    source = Case.Source.STAFF if by else Case.Source.SELF
    ready = Ready(locked, body, source=source)
    missing = ready.first_open
    if missing is not None or ready.asked.wants_call != (kind == Kind.CALL_BACK):
        raise NotReady(missing or "what")
    if kind in WITH_ANSWERS:
        _refuse_if_it_can_move(locked)
    case = _case_of(ready, kind, by)
    if kind in WITH_ANSWERS:
        copy(case, ready, plan)
    case.save()
    for words in ready.placed.notes if kind in WITH_ANSWERS else ():
        Note.objects.create(case=case, kind=Note.Kind.STAFF, words=words)
    record(by=by, verb="carers.case.sent", subject=case)
    _let_people_know(case, ready, by)
    # From here on only the case has it: more people may hold the code of her plan than hers.
    Sending.objects.filter(draft=locked).delete()
    keep_longer(locked)
    case_sent(case)
    return case


def hash_of_phone(number: str) -> str:
    """Keyed, of a number as +447…: a text from it finds its cases. Empty for none."""
    if not number:
        return ""
    return salted_hmac("carers.case.phone", number, algorithm="sha256").hexdigest()


def _locked(draft: Draft) -> Draft:
    """As it is now. Whoever sends the same draft at the same moment waits."""
    found = Draft.objects.alive().for_journey().select_for_update(of=("self",))
    locked = found.filter(pk=draft.pk).first()
    if locked is None:
        raise NoKey
    return locked


def _already(draft: Draft, kind: Case.Kind) -> Case | None:
    cases = Case.objects.filter(draft=draft)
    if kind in WITH_ANSWERS:
        return cases.filter(kind__in=WITH_ANSWERS).first()
    return cases.open().filter(kind=kind).order_by("-sent_at").first()


def _refuse_if_it_can_move(draft: Draft) -> None:
    """To the questions in use, where every answer has its place; else it goes as it is. Whoever
    refuses undoes the move that was tried here."""
    if draft.version.state == VersionState.ACTIVE:
        return
    before = draft.version_id
    added = moving.to_newest(draft=draft)
    if draft.version_id != before:
        raise QuestionsChanged(added)


def _case_of(ready: Ready, kind: Case.Kind, by: "User | None") -> Case:
    draft, asked, placed = ready.draft, ready.asked, ready.placed
    contact = asked.contact
    kept = KeptDraft.objects.select_related("user").filter(draft=draft).first()
    agreed = str(asked.body["share"].get("agreed", ""))
    return Case(
        kind=kind,
        organisation=placed.organisation,
        team=placed.team,
        owner=owner_for(placed.organisation),
        urgency=ready.urgency,
        language=draft.language,
        channel=draft.channel,
        source=ready.source,
        joint=Case.Joint.JOINT if asked.is_joint else Case.Joint.SEPARATE,
        contact=contact.as_data(),
        consent=ready.sharing.record(language=draft.language, by=by, agreed=agreed),
        involved=asked.involved,
        referrer=asked.helper,
        phone_hash=hash_of_phone(contact.mobile),
        draft=draft,
        started_at=draft.created_at if kind in WITH_ANSWERS else timezone.now(),
        account=kept.user if kept else None,
    )


def _let_people_know(case: Case, ready: Ready, by: "User | None") -> None:
    if case.has_answers:
        alarms.raise_alarms(case, by=by)
    elif ready.in_danger:
        content = [{"title": "An answer was about danger now", "words": alarms.NO_ANSWERS}]
        alarms.raise_for(case, Level.NOW, "call-back", content, by=by)
    alarms.read_and_translate(case, alarms.words_of(case))
    tell(EVENTS[Kind(case.kind)], case)
    say_received(case)


def say_received(case: Case) -> None:
    """A receipt to where she wants to hear what happens: the reference, and by when."""
    due = due_of(case)
    noon = datetime.datetime.combine(due.on, datetime.time(12)) if due else None
    tell_carer(
        case=case,
        template="case-receipt",
        purpose="status",
        context={"due": timezone.make_aware(noon) if noon else None},
    )
