"""The desk at which staff answer together with a carer, and her plan as it is shown there."""

from collections.abc import Iterator
from dataclasses import dataclass

from carers.journey import ROOM
from carers.models import Plan, Ruleset
from carers.plan.keeping import snapshot_of
from carers.plan.showing import PlanPage, Step
from portal.languages.table import ENGLISH
from questionnaires.entry.desk import Desk

DESK = Desk(
    namespace="staff-carers",
    room=ROOM,
    templates="staff/carers/entry",
    finishes="Save and make the plan",
    base="staff/carers/base.html",
    known={"answering": "for-someone"},
)
WHEN = {
    "safety": "Safety first",
    "today": "Today",
    "week": "This week",
    "month": "This month",
}


@dataclass(frozen=True)
class Pair:
    """A step in English and as she reads it."""

    english: Step
    theirs: Step | None
    """None where she reads English, or her answers have changed since."""

    @property
    def when(self) -> str:
        return WHEN[self.english.when]


def pairs(plan: Plan) -> list[Pair]:
    """The steps of a plan for somebody who reads English aloud beside her language."""
    own = PlanPage(plan)
    if plan.language == ENGLISH.code:
        return [Pair(step, None) for step in own.shown]
    return list(_side_by_side(own, _in_english(plan)))


def _in_english(plan: Plan) -> PlanPage:
    """The same rules and answers once more, for this page alone: what she keeps is her plan."""
    rules = Ruleset.objects.get(number=plan.snapshot["ruleset"]["number"])
    answers = plan.draft.visible_answers()
    snapshot = snapshot_of(plan.draft, rules, answers, ENGLISH.code)
    return PlanPage(Plan(draft=plan.draft, language=ENGLISH.code, snapshot=snapshot, changes={}))


def _side_by_side(own: PlanPage, english: PlanPage) -> Iterator[Pair]:
    """In the order of her plan. A step that has no English any more stands alone."""
    by_code = {step.code: step for step in english.steps}
    for step in own.shown:
        yield Pair(by_code.get(step.code, step), step)
