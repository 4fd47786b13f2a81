"""Emergency plans: made from what she already said, kept, and put into lines for reading."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.forms import BooleanField, ChoiceField

from carers.forms.emergency import BACKUPS, DATES, PARTS, as_initial
from carers.models import EmergencyPlan, Plan
from carers.plan.keeping import keep_longer
from portal.ui.choices import labels_of
from questionnaires.conditions import chosen
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft
from questionnaires.texts import words

ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXY"
"""Nothing that is taken for something else when it is read out."""
CODE_LETTERS = 8
UNSAID = {"not-sure", "rather-not", "none"}


@dataclass(frozen=True)
class Line:
    label: Any
    value: Any
    is_phone: bool
    is_date: bool


@dataclass(frozen=True)
class Backup:
    name: str
    relation: str
    phone: str
    when: Any
    keys: Any


def person_of(plan: Plan, number: int) -> dict[str, Any] | None:
    """What the answers say of a person she looks after."""
    people: list[dict[str, Any]] = plan.snapshot["people"]
    return next((person for person in people if person["number"] == number), None)


def emergency_of(plan: Plan, number: int) -> EmergencyPlan | None:
    return EmergencyPlan.objects.filter(draft=plan.draft_id, person=number).first()


@transaction.atomic
def save_part(*, plan: Plan, person: int, part: str, data: Mapping[str, Any]) -> EmergencyPlan:
    """Keeps one page as it was sent."""
    if not Draft.objects.select_for_update().filter(pk=plan.draft_id).exists():
        raise NoKey
    row = emergency_of(plan, person)
    if row is None:
        row = EmergencyPlan(draft=plan.draft, person=person, card_code=_new_code())
    row.body = {**row.body, part: dict(data)}
    row.save()
    keep_longer(plan.draft)
    return row


def delete(*, plan: Plan, person: int) -> None:
    EmergencyPlan.objects.filter(draft=plan.draft_id, person=person).delete()


def _new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _letter in range(CODE_LETTERS))
    return f"{letters[:4]}-{letters[4:]}"


def initial(plan: Plan, person: dict[str, Any], row: EmergencyPlan | None, part: str) -> Any:
    """What she wrote; where she has not been yet, what her answers say already."""
    if row is not None and part in row.body:
        return as_initial(row.body[part])
    if part == "person":
        return {"condition": _labels(plan, "cared-condition", person)}
    answers = plan.draft.visible_answers()
    if part == "care":
        return {"tasks": _labels(plan, "tasks", None)}
    return {"nobody": answers.get("backup") == "nobody"}


def _labels(plan: Plan, question: str, person: dict[str, Any] | None) -> str:
    """The options that she chose, a line each, in the language of the plan."""
    definition = plan.draft.version.definition
    number = person["number"] if person else 1
    code = question if number == 1 else f"{question}-{number}"
    asked = definition.question_by_code.get(code)
    given = chosen(plan.draft.visible_answers().get(code))
    if asked is None:
        return ""
    unit = f"question/{asked.text_code}"
    texts = words(plan.draft.version, plan.language, only=[unit])
    labels = (texts.option(asked, one) for one in given if one not in UNSAID)
    return "\n".join(label.value for label in labels if label)


def lines(row: EmergencyPlan, part: str) -> list[Line]:
    """What was filled in on a page, by its labels; people who can step in apart."""
    form, stored = PARTS[part](), as_initial(row.body.get(part, {}))
    skipped = {"nobody", "kin_asked", "holder_asked"}
    skipped |= {name for name in form.fields if name[-1].isdigit()}
    return [
        Line(
            label=form.fields[name].label,
            value=_shown(form.fields[name], value),
            is_phone=name.endswith("phone"),
            is_date=name in DATES,
        )
        for name, value in stored.items()
        if value and name in form.fields and name not in skipped
    ]


def backups(row: EmergencyPlan) -> list[Backup]:
    form, stored = PARTS["people"](), row.body.get("people", {})
    found = []
    for number in BACKUPS:
        given = {
            part: _shown(form.fields[f"{part}_{number}"], stored.get(f"{part}_{number}", ""))
            for part in ("name", "relation", "phone", "when", "keys")
        }
        if given["name"] or given["phone"]:
            found.append(Backup(**given))
    return found


def has_nobody(row: EmergencyPlan | None) -> bool:
    return row is not None and bool(row.body.get("people", {}).get("nobody"))


def _shown(field: Any, value: Any) -> Any:
    if isinstance(field, ChoiceField):
        return labels_of(field).get(value, "")
    return "" if isinstance(field, BooleanField) else value
