"""The decision: by a person, with reasons, once. What the answers suggest decides nothing.

Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313) reg. 3; the gates are those
of carers.md 4: a conversation was held, and every part was gone through or it is said why not.
"""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from carers.cases import reviews
from carers.cases.changing import Ended, changing
from carers.cases.news import tell_carer
from carers.cases.pausing import go_on
from carers.cases.refusing import Refused
from carers.cases.section_checks import still_to_check
from carers.cases.services import service_of
from carers.cases.telling import tell
from carers.models import Case, Decision, Organisation, Talk
from portal.accounts.models import User
from portal.audit.actions import record
from questionnaires.in_words import English

FEWEST_WORDS = 5
"""Of the reasons: a sentence."""
SUGGESTS = {
    "T": "The answers suggest a right to support; you decide.",
    "U": "The answers leave it open and suggest a conversation; you decide.",
    "F": "The answers do not suggest a right to support at the moment; you decide.",
}
"""By the computed value (`carers.eligibility`)."""
SUGGESTED_THEN = {
    "T": "The answers suggested a right to support.",
    "U": "The answers left it open and suggested a conversation.",
    "F": "The answers did not suggest a right to support.",
}
"""The same beside a decision that is recorded."""


@dataclass(frozen=True)
class Standing:
    """What stands in the way of a decision, and what does not."""

    has_answers: bool
    has_talked: bool
    open_sections: list[str]
    """Titles of the parts that nobody has gone through with her yet."""
    may_decide: bool
    """Whether the organisation that works on it may record the decision."""

    @property
    def is_ready(self) -> bool:
        return self.has_answers and self.has_talked and self.may_decide


def standing(case: Case) -> Standing:
    talked = case.talks.filter(state=Talk.State.HELD).exists()
    return Standing(case.has_answers, talked, open_sections(case), may_decide(case.organisation))


def may_decide(organisation: str) -> bool:
    """The council always may; the provider where that is set (Care Act 2014 s.79)."""
    return organisation == Organisation.COUNCIL or service_of(organisation).may_decide


def open_sections(case: Case) -> list[str]:
    """Titles of the parts that nobody has gone through with her, or that are still to ask."""
    if case.version is None:
        return []
    english = English.of(case.version)
    return [english.section(code) for code in still_to_check(case)]


def previous_decision(case: Case) -> Decision | None:
    """Of what this is a review of; none where that belongs to the other organisation."""
    decisions = Decision.objects.select_related("case").filter(case=case.previous_id)
    return decisions.filter(case__organisation=case.organisation).first()


def suggested(case: Case) -> str:
    """What the answers suggest, in words; nothing where there are none."""
    return SUGGESTS.get(computed(case), "")


def computed(case: Case) -> str:
    value: Any = case.eligibility.get("result", "")
    return value if value in SUGGESTS else ""


def decide(
    *, case: Case, seen: int | None, by: User, outcome: str, reasons: str, unchecked: str = ""
) -> bool:
    """Records what `by` decides. It sets the review, tells other rooms, lets a clock go on that
    stood, and closes the case that it is a review of. False where the carer cannot be told by
    message. Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        left_open = _must_be_ready(locked, reasons, unchecked)
        decision = Decision.objects.create(
            case=locked,
            outcome=outcome,
            reasons=reasons,
            unchecked=f"{'; '.join(left_open)}: {unchecked}" if left_open else "",
            computed=computed(locked),
            organisation=locked.organisation,
            by=by,
        )
        locked.state, locked.decided_at = Case.State.DECIDED, decision.at
        record(by=by, verb="carers.case.decided", subject=locked, detail={"outcome": outcome})
        go_on(locked, by=by)
        reviews.put_down(locked, on=reviews.due_on(timezone.localdate(decision.at)), by=by)
        _close_previous(locked, by)
        tell("assessment.decided", locked)
        return tell_carer(case=locked, template="case-news", purpose="status")


def _must_be_ready(case: Case, reasons: str, unchecked: str) -> list[str]:
    """Asked again under the lock: a talk, a check or a setting may have changed meanwhile. Gives
    the parts that stay open, with the reason why."""
    if Decision.objects.filter(case=case).exists():
        raise Refused("There is a decision already. It is not changed: a review is the way.")
    now = standing(case)
    if not now.may_decide:
        raise Refused("Your organisation may not record the decision: put it to the council.")
    if not now.has_answers:
        raise Refused("There are no answers yet: answer the questions with the carer first.")
    if not now.has_talked:
        raise Refused("Nobody has talked with the carer yet: hold the talk first.")
    if len(reasons.split()) < FEWEST_WORDS:
        raise Refused("Say why, in a sentence at least.", field="reasons")
    if now.open_sections and len(unchecked.split()) < 2:
        raise Refused("Say why these parts were not gone through.", field="unchecked")
    return now.open_sections


def _close_previous(case: Case, by: User) -> None:
    """The case that this is a review of has had its review, whoever it belongs to."""
    if case.kind != Case.Kind.REVIEW or case.previous is None:
        return
    try:
        with changing(case.previous, seen=None) as old:
            old.state, old.ended_at, old.ended_how = Case.State.CLOSED, timezone.now(), "review"
            record(by=by, verb="carers.case.closed", subject=old, detail={"how": "review"})
    except Ended:
        return
