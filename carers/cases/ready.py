"""What follows from a draft and what was filled in, and the copy that a case has of it."""

from typing import Any

from carers.cases.asked import Asked
from carers.cases.consent import Sharing
from carers.cases.harm import HARM, has_harm
from carers.cases.routing import Placed, area_of, place
from carers.eligibility import work_out
from carers.flags import flags, in_danger_now
from carers.models import Case, EmergencyPlan, Plan
from carers.plan.criteria import YOUNG, postcode_in
from carers.plan.emergency import person_of
from carers.routing import routes_of
from directory.geography.places import Place, find_place
from questionnaires.conditions import Answer
from questionnaires.definition import Definition
from questionnaires.models import Draft


class Ready:
    """All that follows from a draft and what was filled in. Asks the database for nothing new."""

    def __init__(self, draft: Draft, body: dict[str, Any], *, source: str) -> None:
        self.draft, self.source = draft, source
        self.definition: Definition = draft.definition
        self.answers: dict[str, Answer] = draft.visible_answers()
        self.routing = routes_of(self.definition, self.answers)
        self.flags = flags(self.definition, self.answers)
        levels = {flag.level for flag in self.flags}
        self.in_danger, self.harm = in_danger_now(self.flags), HARM in levels
        self.breaks_down = "R1" in levels
        self.asked = Asked(body, harm=self.harm, young=YOUNG in self.routing)

    @property
    def placed(self) -> Placed:
        return place(
            routing=self.routing,
            joint=self.asked.is_joint,
            ward_stay=self.asked.ward_stay,
            source=self.source,
        )

    @property
    def sharing(self) -> Sharing:
        return Sharing(self.placed, self.asked.wants_call, self.in_danger, self.asked.is_joint)

    @property
    def first_open(self) -> str | None:
        return self.asked.first_open(self.placed)

    @property
    def urgency(self) -> Case.Urgency:
        if self.in_danger:
            return Case.Urgency.NOW
        breaks_down = self.breaks_down and not self.asked.wants_call
        return Case.Urgency.SOON if breaks_down else Case.Urgency.NORMAL

    def answers_to_send(self) -> dict[str, Answer]:
        """Those that count, without the postcode: a case has only the part of the city."""
        asked = self.definition.question_by_code
        return {
            code: given for code, given in self.answers.items() if asked[code].type != "postcode"
        }


def copy(case: Case, ready: Ready, plan: Plan) -> None:
    """Her own copy of what counts now, with the plan as she had it. Her postcode stays behind."""
    draft = ready.draft
    postcode = postcode_in(ready.definition, ready.answers)
    case.version = draft.version
    case.answers = ready.answers_to_send()
    case.routing = ready.routing
    case.flags = [flag.as_data() for flag in ready.flags]
    case.has_harm = has_harm(case.flags)
    case.eligibility = work_out(ready.definition, ready.answers).as_data()
    case.ward = area_of(postcode)
    case.plan = without_postcode(plan.snapshot, postcode)
    case.plan_changes = plan.changes
    case.emergency = [
        {
            "person": row.person,
            "relation": (person_of(plan, row.person) or {}).get("relation", ""),
            "body": row.body,
        }
        for row in EmergencyPlan.objects.filter(draft=draft)
    ]
    if case.kind == Case.Kind.REVIEW:
        case.previous = draft.sending.review_of
        if case.account is None and case.previous is not None:
            case.account = case.previous.account


def without_postcode(said: Any, postcode: str) -> Any:
    """The same data with the part of the city where her postcode stands: a plan says for which
    place it found its services."""
    place = find_place(postcode) if postcode.strip() else None
    if not isinstance(place, Place) or place.kind != "postcode":
        return said
    return _replaced(said, {postcode.strip(), place.label}, place.district)


def _replaced(said: Any, texts: set[str], instead: str) -> Any:
    if isinstance(said, dict):
        return {name: _replaced(value, texts, instead) for name, value in said.items()}
    if isinstance(said, list):
        return [_replaced(value, texts, instead) for value in said]
    if isinstance(said, str):
        for text in texts:
            said = said.replace(text, instead)
    return said
